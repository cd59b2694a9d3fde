'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { ownState } from '#components/auction/bid/own-state.ts';
import { useView } from '#components/live/view/use-view.ts';
import { announce } from '#components/ui/announce.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { useToast } from '#components/ui/toasts.tsx';
import type { OwnPosition } from '#contract/checkout/bag.ts';
import { topicOf } from '#contract/wire/topics.ts';
import { useAlertSettings } from './use-alert-settings.ts';

/** Says on whichever page you are that you have been outbid, or that you have won. The lot's own page shows it itself. */
export function OutbidNotice() {
  const positions = useView<'my-positions'>(topicOf.myPositions)?.data.positions ?? [];
  return positions.map((position) => <LotWatch key={position.auctionId} position={position} />);
}

function LotWatch({ position }: { position: OwnPosition }) {
  const view = useView<'auction'>(position.state === 'closed' ? null : topicOf.auction(position.auctionId))?.data;
  const toast = useToast();
  const { notices, mutedLots } = useAlertSettings();
  const muted = !notices || mutedLots.includes(position.auctionId);
  const here = usePathname() === `/auctions/${position.slug}`;
  const before = useRef<string | null>(null);
  const own = view ? ownState(view, position) : null;
  const next = view && formatMoney(view.minimumBidAmount, view.currency);

  useEffect(() => {
    if (own === null || view?.state !== 'open') return;
    if (before.current === 'leading' && own === 'outbid' && !here && !muted) {
      const text = `You’ve been outbid on ${position.title}. The next bid is ${next}.`;
      announce(text, 'now');
      toast({ text, pulse: true, action: { label: 'Open lot', href: `/auctions/${position.slug}` } });
    }
    before.current = own;
  }, [own, view?.state, next, here, muted, position, toast]);

  const wasOpen = useRef(position.state !== 'closed');
  useEffect(() => {
    if (position.state !== 'closed' || !wasOpen.current) return;
    wasOpen.current = false;
    if (!position.won || here) return;
    toast({
      text: `${position.title} is yours.`,
      action: {
        label: 'Pay',
        href: position.orderPublicId ? `/orders/${position.orderPublicId}` : `/auctions/${position.slug}`,
      },
    });
  }, [position, here, toast]);
  return null;
}
