'use client';

import type { FormEvent, ReactNode } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { PriceChange } from '#domain/bag/line-standing.ts';
import { Moment } from '../ui/format/moment.tsx';
import { Note } from '../ui/note.tsx';
import type { BagLineProps } from './bag-line-props.ts';
import './bag.css';

interface LineNoticesProps extends BagLineProps {
  change: PriceChange;
  /** How many can be had now; null until it is known. */
  free: number | null;
}

export function LineNotices({ line, change, free, bag, remove }: LineNoticesProps) {
  return (
    <>
      <PriceNotice line={line} change={change} bag={bag} remove={remove} />
      {line.drop && <KeptForDrop line={line} drop={line.drop} />}
      {line.heldUntil === null && !line.drop && <HoldEnded line={line} free={free} bag={bag} />}
    </>
  );
}

/** A fall is applied and said; a rise is asked. */
export function PriceNotice({ line, change, bag, remove }: Omit<LineNoticesProps, 'free'>) {
  const { price, seenAmount, title, sku } = line;
  const now = formatMoney(price.amount, price.currency);
  const before = formatMoney(seenAmount, price.currency);
  return (
    <>
      {change === 'fell' && (
        <Note tone="live">
          <b className="bold">
            {title} went down to {now}.
          </b>{' '}
          It was {before} when you added it. You pay the lower price.
        </Note>
      )}
      {change === 'rose' && (
        <Note tone="live">
          <b className="bold">
            {title} is now {now}.
          </b>{' '}
          It was {before} when you added it. We’ll ask before charging more than you saw.
          <div className="bag-line__actions">
            <Press action="/api/bag/price" sku={sku} press={() => bag.acceptPrice(sku)} pending={bag.pending}>
              Keep it at {now}
            </Press>
            <Press
              action="/api/bag/quantity"
              sku={sku}
              quantity={0}
              press={() => remove(line)}
              pending={bag.pending}
              quiet
            >
              Remove it
            </Press>
          </div>
        </Note>
      )}
    </>
  );
}

/** A hold from before keeps its piece; without one, the drop's room is the only way. */
function KeptForDrop({ line, drop }: Pick<BagLineProps, 'line'> & { drop: NonNullable<BagLineProps['line']['drop']> }) {
  const link = <a href={`/drops/${drop.slug}`}>{drop.title}</a>;
  if (line.heldUntil) {
    return (
      <p className="small muted">
        Now in a drop: {link}. Yours is held until <Moment at={line.heldUntil} />. After that, you can buy it only when
        it’s your turn.
      </p>
    );
  }
  return (
    <Note tone="attention">
      <b className="bold">This piece is no longer held for you.</b> You can now buy it only in a drop, when it’s your
      turn: {link}.
    </Note>
  );
}

function HoldEnded({ line, free, bag }: Pick<LineNoticesProps, 'line' | 'free' | 'bag'>) {
  const wanted = free === null ? line.quantity : Math.min(line.quantity, free);
  return (
    <Note tone="attention">
      <b className="bold">This piece is no longer held for you.</b>{' '}
      {free === 0
        ? 'None is available now: all are sold or in bags. This page updates if one comes back.'
        : 'It’s back in the shop. You can hold it again, or buy it while it’s here.'}
      {wanted > 0 && (
        <div className="bag-line__actions">
          <Press
            action="/api/bag/quantity"
            sku={line.sku}
            quantity={wanted}
            press={() => bag.setQuantity(line.sku, wanted)}
            pending={bag.pending}
          >
            {wanted < line.quantity
              ? `Hold the ${wanted} that ${wanted === 1 ? 'is' : 'are'} available`
              : 'Hold it again'}
          </Press>
        </div>
      )}
    </Note>
  );
}

interface PressProps {
  action: string;
  sku: string;
  quantity?: number;
  press: () => Promise<unknown>;
  pending: boolean;
  quiet?: boolean;
  link?: boolean;
  children: ReactNode;
}

/** A button that is a form of its own where there is no JavaScript. */
export function Press({ action, sku, quantity, press, pending, quiet, link, children }: PressProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void press();
  };
  return (
    <form method="post" action={action} onSubmit={submit}>
      <input type="hidden" name="sku" value={sku} />
      {quantity !== undefined && <input type="hidden" name="quantity" value={quantity} />}
      {link ? (
        <button type="submit" className="text-button text-link small" disabled={pending}>
          {children}
        </button>
      ) : (
        <Button type="submit" small kind={quiet ? 'secondary' : 'primary'} disabled={pending}>
          {children}
        </Button>
      )}
    </form>
  );
}
