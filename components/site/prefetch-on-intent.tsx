'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useLive } from '../live/live-provider.tsx';
import { type LineTeller, PrefetchAllowance, prefetchedMs, savesData } from './prefetch-allowance.ts';

/** A pointer that rests this long on a link is about to follow it. */
const restMs = 65;
/** Links to a page with a topic of its own: `<a data-live={topicOf.product(id)}>`. */
const links = 'a[data-live]';

/** The topic of a fetched page is watched for as long as the page may be used, so that no old price is ever shown. */
export function PrefetchOnIntent() {
  const router = useRouter();
  const { connection } = useLive();
  useEffect(() => {
    const allowance = new PrefetchAllowance();
    const watching = new Set<() => void>();
    const endings = new Set<ReturnType<typeof setTimeout>>();
    let resting: ReturnType<typeof setTimeout> | undefined;

    const prefetch = (link: HTMLAnchorElement) => {
      const topic = link.dataset.live;
      if (!topic || savesData(navigator as LineTeller) || link.pathname === location.pathname) return;
      // The page of another version comes whole.
      if (connection.isOfAnotherVersion) return;
      if (!allowance.allows(link.pathname, performance.now())) return;
      const stop = connection.watch(topic);
      watching.add(stop);
      endings.add(setTimeout(() => watching.delete(stop) && stop(), prefetchedMs + 5_000));
      // The whole page: of these pages the router keeps nothing less. Next names the kind only in its insides.
      router.prefetch(link.pathname, { kind: 'full' } as Parameters<typeof router.prefetch>[1]);
    };
    const linkOf = ({ target }: Event) => (target as Element | null)?.closest?.<HTMLAnchorElement>(links) ?? null;
    const rest = (event: Event) => {
      clearTimeout(resting);
      const link = linkOf(event);
      if (link) resting = setTimeout(prefetch, restMs, link);
    };
    const touch = (event: Event) => {
      const link = linkOf(event);
      if (link) prefetch(link);
    };

    document.addEventListener('pointerover', rest, { passive: true });
    document.addEventListener('focusin', rest);
    document.addEventListener('touchstart', touch, { passive: true });
    return () => {
      document.removeEventListener('pointerover', rest);
      document.removeEventListener('focusin', rest);
      document.removeEventListener('touchstart', touch);
      clearTimeout(resting);
      for (const ending of endings) clearTimeout(ending);
      for (const stop of watching) stop();
    };
  }, [router, connection]);
  return null;
}
