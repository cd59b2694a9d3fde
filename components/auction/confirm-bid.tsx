'use client';

import { useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { formatMoney } from '../ui/format-money.ts';

interface ConfirmBidProps {
  amount: number;
  currency: string;
  shippingAmount: number;
  onConfirm(): void;
  onCancel(): void;
}

/** The last step before a bid binds: what it would cost at most, with delivery. */
export function ConfirmBid({ amount, currency, shippingAmount, onConfirm, onCancel }: ConfirmBidProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const money = (value: number) => formatMoney(value, currency);
  return (
    <div className="note cbid" ref={box}>
      <div>
        <p>
          <b className="b">Bid up to {money(amount)}?</b> If you win, you pay at most {money(amount + shippingAmount)}:
          your bid and {money(shippingAmount)} delivery. No buyer’s fee. A bid can’t be taken back.
        </p>
        <div className="cbtn">
          <Button className="num" onClick={onConfirm}>
            Bid {money(amount)}
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            Not now
          </Button>
        </div>
      </div>
    </div>
  );
}
