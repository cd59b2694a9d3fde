'use client';

import { useEffect, useRef } from 'react';
import type { AuctionView } from '#contract/auction.ts';
import { Button } from '../ui/button.tsx';
import { formatMoney } from '../ui/format-money.ts';
import { LotCost } from './lot-cost.tsx';

interface ConfirmBidProps {
  amount: number;
  view: AuctionView;
  shippingAmount: number;
  /** Why it can't be sent now: the connection is lost. */
  paused: boolean;
  onConfirm(): void;
  onCancel(): void;
}

/** The last step before a bid binds: what it would cost at most, with everything. */
export function ConfirmBid({ amount, view, shippingAmount, paused, onConfirm, onCancel }: ConfirmBidProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const bid = formatMoney(amount, view.currency);
  return (
    <div className="note cbid" ref={box}>
      <div>
        <p>
          <b className="b">Bid up to {bid}?</b> If you win, you pay this or less. You can take a bid back for five
          minutes, but not in a lot’s last ten.
        </p>
        <LotCost {...view} {...{ amount, shippingAmount }} what="Your bid, at most" sum="You pay at most" />
        {paused && (
          <p className="cpause">The connection is lost, so this can’t be sent. It waits here until it is back.</p>
        )}
        <div className="cbtn">
          <Button className="num" onClick={onConfirm} disabled={paused}>
            Bid {bid}
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            Not now
          </Button>
        </div>
      </div>
    </div>
  );
}
