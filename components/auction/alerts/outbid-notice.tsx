'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { type OwnState, ownState } from '#components/auction/bid/own-state.ts';
import { useView } from '#components/live/view/use-view.ts';
import { announce } from '#components/ui/announce.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { useToast, useToastChange } from '#components/ui/toasts.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { topicOf } from '#contract/topics.ts';
import { useAlertSettings } from './use-alert-settings.ts';

/** Says on whichever page you are that you have been outbid, or that you have won. The lot's own page shows it itself. */
export function OutbidNotice() {
  const positions = useView<'my-positions'>(topicOf.myPositions)?.data.positions ?? [];
  return positions.map((position) => <LotWatch key={position.auctionId} position={position} />);
}

function LotWatch({ position }: { position: OwnPosition }) {
  const view = useView<'auction'>(position.state === 'closed' ? null : topicOf.auction(position.auctionId))?.data;
  const toast = useToast();
  const change = useToastChange();
  const { notices, mutedLots } = useAlertSettings();
  const muted = !notices || mutedLots.includes(position.auctionId);
  const path = usePathname();
  const before = useRef<string | null>(null);
  const own = view ? ownState(view, position) : null;
  const about = `outbid:${position.auctionId}`;
  const words = path === `/auctions/${position.slug}` || muted ? null : outbidWords(position, view, own);

  useEffect(() => {
    change(about, words);
    if (own === null || view?.state !== 'open') return;
    if (before.current === 'leading' && own === 'outbid' && words !== null && !isHere(position)) {
      announce(words, 'now');
      toast({ text: words, about, pulse: true, action: { label: 'Open lot', href: `/auctions/${position.slug}` } });
    }
    before.current = own;
  }, [own, view?.state, words, about, position, toast, change]);
  useEffect(() => () => change(about, null), [about, change]);

  const wasOpen = useRef(position.state !== 'closed');
  useEffect(() => {
    const aboutWon = `won:${position.auctionId}`;
    if (position.orderPublicId && !position.toPay) change(aboutWon, null);
    if (position.state !== 'closed' || !wasOpen.current) return;
    wasOpen.current = false;
    if (!position.won || isHere(position)) return;
    toast({
      text: `${position.title} is yours.`,
      about: aboutWon,
      action: {
        label: 'Pay',
        href: position.orderPublicId ? `/orders/${position.orderPublicId}` : `/auctions/${position.slug}`,
      },
    });
  }, [position, toast, change]);
  return null;
}

/** Its own panel says it: on the lot's page, and in the room while it is on the block. */
const isHere = ({ auctionId }: OwnPosition): boolean =>
  document.querySelector(`#bid[data-auction="${auctionId}"]`) !== null;

/** What is so now for somebody who has been told that they are outbid; null: nothing that needs saying. */
function outbidWords(
  { title, state, won, takenBackAmount }: OwnPosition,
  view: AuctionView | undefined,
  own: OwnState | null,
): string | null {
  if (state === 'closed' || view?.state === 'closed')
    return won || own === 'leading' ? null : `${title} has closed. You didn’t win it.`;
  if (!view || own !== 'outbid') return null;
  const next = view.minimumBidAmount;
  const outbid = `You’ve been outbid on ${title}.`;
  // After a bid was taken back, their next has to be above that one.
  return next > (takenBackAmount ?? 0) ? `${outbid} The next bid is ${formatMoney(next, view.currency)}.` : outbid;
}
