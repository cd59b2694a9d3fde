'use client';

import { useLayoutEffect } from 'react';

/** Next writes the page's own title again after the page woke up, so writing it once isn't enough. */
export function useTitle(title: string): void {
  // As `document.title` reads: else it would never seem to be written.
  const wanted = title.replace(/\s+/g, ' ').trim();
  useLayoutEffect(() => {
    const write = () => {
      if (document.title.replace(/\s+/g, ' ') !== wanted) document.title = wanted;
    };
    write();
    const observer = new MutationObserver(write);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [wanted]);
}
