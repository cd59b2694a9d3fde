'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useLive } from '../live/live-provider.tsx';
import { leave } from '../ui/leave.ts';

/**
 * One listener for all links: plain ones, which work without JavaScript. `<a data-scroll="keep">` stays where it is.
 * Where the shop speaks another version, another page is loaded whole, once the commands under way have their answers;
 * a change on this page, such as a filter, leaves it as it is.
 */
export function SoftNavigation() {
  const router = useRouter();
  const { connection } = useLive();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.('a');
      if (!link || isForTheBrowser(event, link)) return;
      event.preventDefault();
      leave(() => {
        if (connection.isOfAnotherVersion && link.pathname !== location.pathname)
          void connection.commands.settled().then(() => location.assign(link.href));
        else router.push(link.href, { scroll: link.dataset.scroll !== 'keep' });
      });
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [router, connection]);
  return null;
}

/** What opens elsewhere, is kept as a file, isn't a page of ours or is on this page already. */
function isForTheBrowser(event: MouseEvent, link: HTMLAnchorElement): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return true;
  // What another company's script was loaded into ends with its page.
  if (document.documentElement.dataset.whole !== undefined) return true;
  if (!link.hasAttribute('href') || link.target || link.hasAttribute('download')) return true;
  const { origin, pathname, search, hash } = new URL(link.href);
  if (origin !== location.origin || pathname.startsWith('/api/') || /\.[^/]*$/.test(pathname)) return true;
  return hash !== '' && pathname === location.pathname && search === location.search;
}
