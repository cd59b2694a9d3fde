'use client';

import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { formatRemaining } from '#components/ui/format/format-clock.ts';
import type { DropOfPiece } from '#contract/drop/drop-page.ts';
import type { BuyState } from '#domain/stock/buy-state.ts';
import { ToDrop } from './to-drop.tsx';

interface BuyBarProps {
  state: BuyState;
  price: string;
  stock: string;
  label: string | null;
  pending: boolean;
  drop: DropOfPiece | null;
  /** The panel asks who wants to be told when it comes back. */
  asks: boolean;
}

/** On a phone: price, clock and the one action, always in reach. It presses the panel's own form. */
export function BuyBar({ state, price, stock, label, pending, drop, asks }: BuyBarProps) {
  return (
    <div className="buy-bar">
      <div>
        <span className="tabular medium known">{price}</span>
        <br />
        <span className="micro muted tabular">{state.kind === 'held' ? <Held until={state.heldUntil} /> : stock}</span>
      </div>
      {state.kind === 'held' && <ButtonLink href="/checkout">Go to checkout</ButtonLink>}
      {asks && (
        <a className="button buy-bar__ask" href="#back_in_stock">
          Tell me when it’s back
        </a>
      )}
      {drop && state.kind !== 'held' && <ToDrop drop={drop} />}
      {label !== null && (
        <Button type="submit" form="buy" busy={pending && 'Holding…'}>
          {label}
        </Button>
      )}
    </div>
  );
}

function Held({ until }: { until: string }) {
  const now = useServerNow();
  return now === null ? 'Held' : `Held ${formatRemaining(Date.parse(until) - now)}`;
}
