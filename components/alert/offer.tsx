'use client';

import { type FormEvent, useEffect } from 'react';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { Button } from '#components/ui/form/button.tsx';
import { HoldTimer } from '../stock/hold-timer.tsx';
import { announce } from '../ui/announce.ts';
import { useStop } from './use-alerts.ts';

interface OfferProps {
  /** The alert that is served by it. */
  id: string;
  sku: string;
  price: string;
  since: string | null;
  until: string;
  pending: boolean;
  add: (event: FormEvent) => void;
}

/** One that came back and is set aside for whoever asked first. */
export function Offer({ id, sku, price, since, until, pending, add }: OfferProps) {
  const { stop, pending: stopping } = useStop();
  const stage = useByServerNow((now) => (now === null ? null : stageOf(Date.parse(until) - now)));
  useEffect(() => {
    if (stage !== null) announce(spoken[stage], 'now');
  }, [stage]);
  return (
    <form id="buy" method="post" action="/api/bag/lines" onSubmit={add} className="reservation reservation--live">
      <input type="hidden" name="sku" value={sku} />
      <HoldTimer label="Offered to you" since={since} until={until} />
      <Button type="submit" wide busy={pending && 'Holding…'}>
        Add to bag, {price}
      </Button>
      <div className="between small">
        <span className="muted">Then others can have it.</span>
        <button type="button" className="text-button text-link" disabled={stopping} onClick={() => void stop(id)}>
          No thanks
        </button>
      </div>
    </form>
  );
}

/** Said aloud when the offer is made, and when five minutes and one are left. */
const spoken = {
  made: 'One came back and is offered to you.',
  five: 'Five minutes left to take what is offered to you.',
  one: 'One minute left to take what is offered to you.',
};

function stageOf(leftMs: number): keyof typeof spoken {
  if (leftMs <= 60_000) return 'one';
  return leftMs <= 5 * 60_000 ? 'five' : 'made';
}
