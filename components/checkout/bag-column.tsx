'use client';

import { type ReactNode, useState } from 'react';
import { allInWords, capitalised, counted } from '#components/ui/format/count-words.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { BagLineView } from '#contract/bag/bag.ts';
import { priceChange } from '#domain/bag/line-standing.ts';
import { Press, PriceNotice } from '../bag/line-notices.tsx';
import { useBag } from '../bag/use-bag.ts';
import { useRemoval } from '../bag/use-removal.ts';
import type { Payable, PayableLine } from '../payment/payable.ts';
import { HoldTimer } from '../stock/hold-timer.tsx';
import { classNames } from '../ui/class-names.ts';
import { Note } from '../ui/note.tsx';
import { Price, PriceBefore } from '../ui/price.tsx';
import { Codes } from './codes.tsx';
import { Totals } from './totals.tsx';

interface BagColumnProps {
  payable: Payable;
  paying: boolean;
  /** Why the code that a form without JavaScript sent was refused. */
  refusedCode: string | null;
  /** Stands under the sum. */
  children?: ReactNode;
}

export function BagColumn({ payable, paying, refusedCode, children }: BagColumnProps) {
  const { title, lines, held, payBy } = payable;
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <aside className="checkout-bag" aria-label={title}>
      <div className="checkout-bag__inside">
        <div className="between">
          <h2 className="heading-small">{title}</h2>
          <span className="small muted tabular">{counted(count, 'piece')}</span>
        </div>
        {held && (
          <div className="checkout-bag__reserved">
            <HoldTimer label={heldLabel(count, held.all)} since={held.since} until={held.until} />
            <p className="small muted">If the time runs out you keep the bag, but others can take the pieces.</p>
          </div>
        )}
        {payBy && (
          <p className="small muted">
            Pay by <Moment at={payBy} show="day-time" />.
          </p>
        )}
        <Lines payable={payable} paying={paying} />
        {payable.codes && <Codes payable={payable} paying={paying} refused={refusedCode} />}
        <Totals payable={payable} />
        {children}
      </div>
    </aside>
  );
}

/** On a phone they fold to photographs; a line that asks something is open. */
function Lines({ payable: { lines, currency, wait }, paying }: Pick<BagColumnProps, 'payable' | 'paying'>) {
  const [open, setOpen] = useState(false);
  const shown = open || wait === 'rise';
  return (
    <>
      {!shown && (
        <div className="checkout-bag__fold needs-script">
          {lines.slice(0, 3).map((line) => (
            <Photograph key={line.key} image={line.image} alt="" sizes="56px" />
          ))}
          <button type="button" className="text-button text-link small" onClick={() => setOpen(true)}>
            Show {lines.length === 1 ? 'the piece' : allInWords(lines.length)}
          </button>
        </div>
      )}
      <ul className={classNames('checkout-lines', !shown && 'checkout-lines--folded')}>
        {lines.map((line) => (
          <Line key={line.key} line={line} currency={currency} paying={paying} />
        ))}
      </ul>
    </>
  );
}

function heldLabel(count: number, all: boolean): string {
  if (!all) return 'Some are held for you';
  return count === 1 ? 'Held for you' : capitalised(`${allInWords(count)} held for you`);
}

function LineOfBag({ line, paying }: { line: BagLineView; paying: boolean }) {
  const bag = useBag();
  const remove = useRemoval(bag);
  const change = priceChange({ ...line, priceAmount: line.price.amount });
  const busy = { ...bag, pending: bag.pending || paying };
  return (
    <>
      <PriceNotice line={line} change={change} bag={busy} remove={remove} />
      {bag.problem && (
        <Note tone="attention" role="alert">
          {bag.problem}
        </Note>
      )}
      {change !== 'rose' && (
        <Press
          action="/api/bag/quantity"
          sku={line.sku}
          quantity={0}
          press={() => remove(line)}
          pending={busy.pending}
          link
        >
          Remove<span className="visually-hidden"> {line.title}</span>
        </Press>
      )}
    </>
  );
}

function Line({ line, currency, paying }: { line: PayableLine; currency: string; paying: boolean }) {
  return (
    <li>
      <Photograph image={line.image} alt="" sizes="96px" />
      <div className="checkout-lines__line">
        <div className="between">
          <span className="work-title">{line.title}</span>
          <span className="tabular medium">
            {line.seenAmount !== null && <PriceBefore amount={line.seenAmount * line.quantity} currency={currency} />}
            <Price amount={line.unitAmount * line.quantity} currency={currency} />
          </span>
        </div>
        <p className="small muted">{line.detail}</p>
        {line.state && <p className="small muted">{line.state}</p>}
        {line.bagLine && <LineOfBag line={line.bagLine} paying={paying} />}
      </div>
    </li>
  );
}
