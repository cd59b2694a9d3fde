'use client';

import { type FormEvent, type ReactNode, Suspense } from 'react';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { latePart } from '#components/ui/late-part.ts';
import { holdMinutes } from '#domain/bag/hold-time.ts';
import type { BuyState } from '#domain/stock/buy-state.ts';

/** Comes with the first hold: until then the words stand alone. */
const HoldTimer = latePart(() => import('#components/stock/hold-timer.tsx').then(({ HoldTimer }) => HoldTimer));

interface BuyActionProps {
  state: BuyState;
  sku: string;
  /** What the button says; null where there is nothing to press. */
  label: string | null;
  /** Which pieces of a numbered edition are held. */
  yours: string | null;
  pending: boolean;
  add: (event: FormEvent) => void;
  putBack: () => void;
  /** What is chosen before. */
  children?: ReactNode;
}

export function BuyAction({ state, sku, label, yours, pending, add, putBack, children }: BuyActionProps) {
  if (state.kind === 'held') {
    const which = yours || (state.quantity > 1 && state.quantity);
    const words = which ? `${which} held for you` : 'Held for you';
    return (
      <div className="reservation">
        <Suspense fallback={<span className="medium">{words}</span>}>
          <HoldTimer label={words} since={state.heldSince} until={state.heldUntil} />
        </Suspense>
        <ButtonLink wide href="/checkout">
          Go to checkout
        </ButtonLink>
        <div className="between small">
          <span className="muted">After that, anyone can buy it.</span>
          <button type="button" className="text-button text-link" disabled={pending} onClick={putBack}>
            Remove from bag
          </button>
        </div>
      </div>
    );
  }
  if (label === null || state.kind === 'offered') return null;
  return (
    <form id="buy" method="post" action="/api/bag/lines" onSubmit={add} className="buy-form">
      <input type="hidden" name="sku" value={sku} />
      {children}
      <Button type="submit" wide busy={pending && 'Holding…'}>
        {label}
      </Button>
      <p className="small muted">In your bag it is held for up to {holdMinutes} minutes.</p>
    </form>
  );
}
