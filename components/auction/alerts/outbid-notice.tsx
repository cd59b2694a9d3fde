'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { ownState } from '#components/auction/bid/situation.ts';
import { useView } from '#components/live/use-view.ts';
import { announce } from '#components/ui/announce.ts';
import { formatMoney } from '#components/ui/format-money.ts';
import { useToast } from '#components/ui/toasts.tsx';
import type { Standing } from '#contract/bag.ts';
import { topicOf } from '#contract/topics.ts';
import { useAlertSettings } from './use-alert-settings.ts';

/** Says on whichever page you are that you have been outbid, or that you have won. The lot's own page shows it itself. */
export function OutbidNotice() {
  const positions = useView<'my-positions'>(topicOf.myPositions)?.data.positions ?? [];
  return positions.map((standing) => <LotWatch key={standing.auctionId} standing={standing} />);
}

function LotWatch({ standing }: { standing: Standing }) {
  const view = useView<'auction'>(standing.state === 'closed' ? null : topicOf.auction(standing.auctionId))?.data;
  const toast = useToast();
  const { notices, mutedLots } = useAlertSettings();
  const muted = !notices || mutedLots.includes(standing.auctionId);
  const here = usePathname() === `/auctions/${standing.slug}`;
  const before = useRef<string | null>(null);
  const own = view ? ownState(view, standing) : null;
  const next = view && formatMoney(view.minimumBidAmount, view.currency);

  useEffect(() => {
    if (own === null || view?.state !== 'open') return;
    if (before.current === 'leading' && own === 'outbid' && !here && !muted) {
      const text = `You’ve been outbid on ${standing.title}. The next bid is ${next}.`;
      announce(text, 'now');
      toast({ text, pulse: true, action: { label: 'Open lot', href: `/auctions/${standing.slug}` } });
    }
    before.current = own;
  }, [own, view?.state, next, here, muted, standing, toast]);

  const wasOpen = useRef(standing.state !== 'closed');
  useEffect(() => {
    if (standing.state !== 'closed' || !wasOpen.current) return;
    wasOpen.current = false;
    if (!standing.won || here) return;
    toast({
      text: `${standing.title} is yours.`,
      action: {
        label: 'Pay',
        href: standing.orderPublicId ? `/orders/${standing.orderPublicId}` : `/auctions/${standing.slug}`,
      },
    });
  }, [standing, here, toast]);
  return null;
}
