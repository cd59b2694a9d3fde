'use client';

import { useEffect, useRef } from 'react';
import { useLive } from '#components/live/live-provider.tsx';
import { announce } from '#components/ui/announce.ts';
import { sayRemaining } from '#components/ui/format-clock.ts';
import { formatMoney } from '#components/ui/format-money.ts';
import type { AuctionView } from '#contract/auction.ts';
import type { OwnAnswer } from './bid-moment.ts';
import type { OwnState } from './own-state.ts';

/** Says what became of one's own bid, at once and once, and what comes next. It never waits behind others' bids. */
export function useOwnAnswer(answer: OwnAnswer | null, view: AuctionView, own: OwnState): void {
  const { store } = useLive();
  const said = useRef(answer?.key);
  useEffect(() => {
    if (!answer || answer.key === said.current) return;
    said.current = answer.key;
    const leftMs = Date.parse(view.endsAt) - Date.now() - store.getState().clockOffset;
    const next =
      own === 'leading'
        ? `Closes in ${sayRemaining(leftMs)}.`
        : `Next bid ${formatMoney(view.minimumBidAmount, view.currency)}.`;
    announce(`${answer.words} ${next}`, 'now');
  }, [answer, view, own, store]);
}
