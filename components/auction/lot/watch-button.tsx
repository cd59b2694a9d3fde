'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useCallback, useEffect } from 'react';
import { useOwn } from '#components/auction/bid/use-own.ts';
import { useCommand } from '#components/live/use-command.ts';
import { Button } from '#components/ui/form/button.tsx';

interface WatchButtonProps {
  lot: { id: string; slug: string; title: string };
  /** On the watch list's own page: without JavaScript the form goes back there. */
  from?: 'lot' | 'list';
  /** Whether the person for whom this page was rendered watches it. */
  initially?: boolean;
}

export function WatchButton({ lot, from = 'lot', initially = false }: WatchButtonProps) {
  const { id, slug, title } = lot;
  const { signedIn, watching: known } = useOwn(id);
  const { send, pending } = useCommand<{ watching: boolean | null }>('/api/account/watching');
  const router = useRouter();
  const watching = known ?? initially;

  const watch = useCallback(
    async (wanted: boolean) => {
      const answer = await send({ auctionId: id, watching: wanted ? 'yes' : 'no' });
      if (answer.ok && answer.value.watching === null) router.push(signInAddress(slug));
    },
    [send, router, id, slug],
  );
  useWatchFromAddress(signedIn === true && from === 'lot', slug, watch);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (signedIn === false) router.push(signInAddress(slug));
    else void watch(!watching);
  };
  return (
    <form method="post" action="/api/account/watching" onSubmit={submit}>
      <input type="hidden" name="auctionId" value={id} />
      <input type="hidden" name="watching" value={watching ? 'no' : 'yes'} />
      <input type="hidden" name="from" value={from} />
      <Button type="submit" kind="quiet" small busy={pending && (watching ? 'Stopping…' : 'Watching…')}>
        {watching ? 'Watching' : 'Watch'}
        <span className="visually-hidden">
          {' '}
          {title}
          {watching && ', stop it'}
        </span>
      </Button>
    </form>
  );
}

const signInAddress = (slug: string): string => `/sign-in?next=${encodeURIComponent(`/auctions/${slug}?watch=1`)}`;

function useWatchFromAddress(ready: boolean, slug: string, watch: (wanted: boolean) => Promise<void>): void {
  useEffect(() => {
    const address = new URL(location.href);
    if (!ready || address.pathname !== `/auctions/${slug}` || !address.searchParams.has('watch')) return;
    address.searchParams.delete('watch');
    history.replaceState(history.state, '', address);
    void watch(true);
  }, [ready, slug, watch]);
}
