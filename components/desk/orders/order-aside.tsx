import { Fragment } from 'react';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { documentTitle } from '#contract/invoice/invoice.ts';
import type { OrderDeskFacts } from '#contract/order/desk-order.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { PackingOrder } from '#contract/order/page/packing-order.ts';
import type { Permission } from '#domain/permission/permissions.ts';
import { eventWords } from './order-words.ts';

interface OrderAsideProps {
  order: OrderView;
  needsCustoms: boolean;
  may: readonly Permission[];
  who: OrderDeskFacts['who'];
}

export function OrderAside({ order, needsCustoms, may, who }: OrderAsideProps) {
  return (
    <aside className="desk-columns__four" aria-label="About the order">
      <section>
        <h2 className="heading-small">To</h2>
        <Recipient order={order} email={order.email} />
      </section>
      {order.billing && (
        <section className="desk__apart">
          <h2 className="heading-small">Billed to</h2>
          <BilledTo billing={order.billing} />
        </section>
      )}
      <ForThePacker order={order} />
      <section className="desk__apart">
        <h2 className="heading-small">Payment</h2>
        <Payment order={order} />
      </section>
      {may.includes('order:pack') && <PackingPapers publicId={order.publicId} needsCustoms={needsCustoms} />}
      {may.includes('invoice:read') && <Documents order={order} />}
      <section className="desk__apart">
        <h2 className="heading-small">What happened</h2>
        <ol className="desk-feed tabular">
          {[...order.events].reverse().map(({ kind, note, at }) => (
            <li key={`${kind} ${at}`}>
              <span className="small faint">
                <Moment at={at} show="seconds" />
              </span>
              <span>
                <b className="medium">{eventWords(kind)}</b>
                {who[`${kind} ${at}`] && <span className="small muted">, {who[`${kind} ${at}`]}</span>}
                {note && <span className="small muted desk-lots__title">{note}</span>}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
}

/** What goes with the parcel. Of what pieces are worth, the declaration alone says something. */
export function PackingPapers({ publicId, needsCustoms }: { publicId: string; needsCustoms: boolean }) {
  return (
    <section className="desk__apart">
      <h2 className="heading-small">For the parcel</h2>
      <p className="small desk__aside tabular">
        <a className="text-link" href={`/api/desk/orders/${publicId}/packing-slip`} target="_blank" rel="noreferrer">
          Packing slip, without prices
        </a>
        {needsCustoms && (
          <a className="text-link" href={`/api/desk/orders/${publicId}/customs`} target="_blank" rel="noreferrer">
            Customs declaration
          </a>
        )}
      </p>
    </section>
  );
}

function Documents({ order: { afterSale, publicId, totals } }: { order: OrderView }) {
  if (afterSale.documents.length === 0) return null;
  return (
    <section className="desk__apart">
      <h2 className="heading-small">Documents</h2>
      <p className="small desk__aside tabular">
        {afterSale.documents.map(({ number, series, totalAmount, hasXml }) => (
          <Fragment key={number}>
            <a
              className="text-link"
              href={`/api/orders/${publicId}/invoices/${number}`}
              target="_blank"
              rel="noreferrer"
            >
              {documentTitle({ series, number })}, {formatMoney(totalAmount, totals.currency)}
            </a>
            {hasXml && (
              <a className="text-link" href={`/api/orders/${publicId}/invoices/${number}/xml`}>
                {number} as an e-invoice (XML)
              </a>
            )}
          </Fragment>
        ))}
      </p>
    </section>
  );
}

/** What whoever packs it must know before it is closed. */
export function ForThePacker({ order: { gift, note, collectAt } }: { order: PackingOrder }) {
  if (!gift && !note && !collectAt) return null;
  return (
    <section className="desk__apart">
      <h2 className="heading-small">Packing notes</h2>
      <p className="small desk__aside">
        {collectAt && <b className="medium">Collection: no parcel</b>}
        {gift && <b className="medium">A present: no price in the box</b>}
        {gift?.message && <span className="desk__problem">Its card: {gift.message}</span>}
        {note && <span className="desk__problem">The customer’s note: {note}</span>}
      </p>
    </section>
  );
}

export function Recipient({ order: { addressLines, phone }, email }: { order: PackingOrder; email?: string }) {
  const lines = addressLines.length > 0 ? addressLines : ['No address yet. The winner enters it when paying.'];
  return (
    <p className="small desk__aside">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
      {email && (
        <a className="text-link" href={`mailto:${email}`}>
          {email}
        </a>
      )}
      {phone && (
        <a className="text-link tabular" href={`tel:${phone}`}>
          {phone}
        </a>
      )}
    </p>
  );
}

function BilledTo({
  billing: { addressLines, company, vatNumber, vatCheck },
}: {
  billing: NonNullable<OrderView['billing']>;
}) {
  const lines = addressLines.length > 0 ? addressLines : [company, 'The delivery address'].filter(Boolean);
  return (
    <p className="small desk__aside">
      {[...lines, vatNumber && `VAT ${vatNumber}`, vatCheck && checkedWords(vatCheck)].filter(Boolean).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </p>
  );
}

const paymentWords: Record<NonNullable<OrderView['payment']>['status'], string> = {
  created: 'Not paid yet',
  requires_action: 'Waiting for the customer to confirm',
  processing: 'Waiting for the bank',
  authorised: 'Set aside, taken when packing begins',
  approved: 'Paid',
  declined: 'Declined',
  refunded: 'Refunded',
};

function Payment({ order: { payment, totals, paidAt, refundedAmount } }: { order: OrderView }) {
  const money = (amount: number) => formatMoney(amount, totals.currency);
  if (!payment) return <p className="small desk__aside muted">Not paid yet.</p>;
  return (
    <p className="small desk__aside tabular">
      <span>{payment.method || 'Payment'}</span>
      {paidAt ? (
        <span>
          {money(totals.totalAmount - totals.giftCardAmount)} taken <Moment at={paidAt} show="seconds" />
        </span>
      ) : (
        <span>
          {paymentWords[payment.status]}
          {payment.reason && `: ${payment.reason}`}
        </span>
      )}
      {totals.giftCardAmount > 0 && <span>{money(totals.giftCardAmount)} by gift card</span>}
      {refundedAmount > 0 && <span className="muted">{money(refundedAmount)} refunded</span>}
    </p>
  );
}

const checkedWords = ({ result, checkedAt, name, consultation }: NonNullable<Billed['vatCheck']>): string =>
  [`VIES: ${result} (${checkedAt.slice(0, 10)})`, name, consultation && `no. ${consultation}`]
    .filter(Boolean)
    .join(', ');

type Billed = NonNullable<OrderView['billing']>;
