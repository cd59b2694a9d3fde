'use client';

import { type RefObject, useEffect, useState } from 'react';

/** How many screens away something is still near. */
const screens = 2;

/** Whether the element is within two screens of what is seen. On the server, and until it is known, it isn't. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: `${screens * 100}% 0px`,
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return near;
}
