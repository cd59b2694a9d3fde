'use client';

import { useEffect, useRef } from 'react';
import type { OwnAnswer } from '#components/auction/bid/bid-moment.ts';
import type { OwnState } from '#components/auction/bid/own-state.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { serverTime } from '#components/live/live-store.ts';
import { announce } from '#components/ui/announce.ts';
import { sayRemaining } from '#components/ui/format/format-clock.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView } from '#contract/auction/auction.ts';

/** Says what became of one's own bid, at once and once, and what comes next. It never waits behind others' bids. */
export function useOwnAnswer(answer: OwnAnswer | null, view: AuctionView, own: OwnState, next: number): void {
  const { store } = useLive();
  const said = useRef(answer?.key);
  useEffect(() => {
    if (!answer || answer.key === said.current) return;
    said.current = answer.key;
    const leftMs = Date.parse(view.endsAt) - serverTime(store.getState());
    const then =
      own === 'leading' ? `Closes in ${sayRemaining(leftMs)}.` : `Next bid ${formatMoney(next, view.currency)}.`;
    announce(`${answer.words} ${then}`, 'now');
  }, [answer, view, own, next, store]);
}
