'use client';

import { HoldTimer } from '../stock/hold-timer.tsx';
import { capitalised, counted, countInWords } from '../ui/count-words.ts';
import { formatMoney } from '../ui/format-money.ts';
import { Moment } from '../ui/moment.tsx';
import { Note } from '../ui/note.tsx';
import { Photograph } from '../ui/photograph.tsx';
import { Price, PriceBefore } from '../ui/price.tsx';
import type { Payable, PayableLine } from './payable.ts';

/** What is being bought, beside the form: the clock, what changed, the pieces and what they cost. */
export function BagColumn({ payable }: { payable: Payable }) {
  const { title, lines, held, payBy, currency } = payable;
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <aside className="cs" aria-label={title}>
      <div className="csi">
        <div className="between">
          <h2 className="h3">{title}</h2>
          <span className="small mute num">{counted(count, 'piece')}</span>
        </div>
        {held && (
          <div className="resv">
            <HoldTimer label={heldLabel(count, held.all)} since={held.since} until={held.until} />
            <p className="small mute">If the time runs out you keep the bag, but others can take the pieces.</p>
          </div>
        )}
        {payBy && (
          <p className="small mute">
            Pay by <Moment at={payBy} show="day-time" />.
          </p>
        )}
        {lines.map((line) => (
          <PriceNote key={line.key} line={line} currency={currency} />
        ))}
        <ul className="co-lines">
          {lines.map((line) => (
            <Line key={line.key} line={line} currency={currency} />
          ))}
        </ul>
        <Totals payable={payable} />
      </div>
    </aside>
  );
}

function heldLabel(count: number, all: boolean): string {
  if (!all) return 'Some are held for you';
  return count === 1 ? 'Held for you' : `All ${countInWords(count)} held for you`;
}

function PriceNote({ line, currency }: { line: PayableLine; currency: string }) {
  if (line.seenAmount === null) return null;
  const [now, before] = [formatMoney(line.unitAmount, currency), formatMoney(line.seenAmount, currency)];
  const fell = line.unitAmount < line.seenAmount;
  return (
    <Note tone="live">
      <b className="b">
        {capitalised(line.title)} went {fell ? 'down' : 'up'} to {now}.
      </b>{' '}
      It was {before} when you added it.{' '}
      {fell ? 'You pay the lower price.' : 'You pay it only if you press the button.'}
    </Note>
  );
}

function Line({ line, currency }: { line: PayableLine; currency: string }) {
  return (
    <li>
      <Photograph image={line.image} alt="" sizes="96px" />
      <div className="co-line">
        <div className="between">
          <span className="work">{line.title}</span>
          <span className="num med">
            {line.seenAmount !== null && <PriceBefore amount={line.seenAmount * line.quantity} currency={currency} />}
            <Price amount={line.unitAmount * line.quantity} currency={currency} />
          </span>
        </div>
        <p className="small mute">{line.detail}</p>
        {line.state && <p className="small mute">{line.state}</p>}
      </div>
    </li>
  );
}

function Totals({ payable: { totals, premiumAmount, currency, order } }: { payable: Payable }) {
  return (
    <>
      <dl className="tot num">
        <div>
          <dt>Pieces</dt>
          <dd>{formatMoney(totals.itemsAmount - premiumAmount, currency)}</dd>
        </div>
        {premiumAmount > 0 && (
          <div>
            <dt>Buyer’s premium</dt>
            <dd>{formatMoney(premiumAmount, currency)}</dd>
          </div>
        )}
        <div>
          <dt>Delivery</dt>
          <dd>{totals.shippingAmount === 0 ? 'Free' : formatMoney(totals.shippingAmount, currency)}</dd>
        </div>
        <div className="gt">
          <dt>Total, with VAT</dt>
          <dd className="serif">
            <Price amount={totals.totalAmount} currency={currency} />
          </dd>
        </div>
      </dl>
      {!order && (
        <p className="small">
          <a className="link co-change" href="/bag">
            Change your bag
          </a>
        </p>
      )}
    </>
  );
}
