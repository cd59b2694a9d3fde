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
    <aside className="c4" aria-label="About the order">
      <section>
        <h2 className="h3">To</h2>
        <Recipient order={order} email={order.email} />
      </section>
      {order.billing && (
        <section className="mt">
          <h2 className="h3">Billed to</h2>
          <BilledTo billing={order.billing} />
        </section>
      )}
      <ForThePacker order={order} />
      <section className="mt">
        <h2 className="h3">Payment</h2>
        <Payment order={order} />
      </section>
      {may.includes('order:pack') && <PackingPapers publicId={order.publicId} needsCustoms={needsCustoms} />}
      <Documents order={order} />
      <section className="mt">
        <h2 className="h3">What happened</h2>
        <ol className="feed num">
          {[...order.events].reverse().map(({ kind, note, at }) => (
            <li key={`${kind} ${at}`}>
              <span className="small mute3">
                <Moment at={at} show="seconds" />
              </span>
              <span>
                <b className="med">{eventWords(kind)}</b>
                {who[`${kind} ${at}`] && <span className="small mute">, {who[`${kind} ${at}`]}</span>}
                {note && <span className="small mute vt">{note}</span>}
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
    <section className="mt">
      <h2 className="h3">For the parcel</h2>
      <p className="small aside-text num">
        <a className="link" href={`/api/desk/orders/${publicId}/packing-slip`} target="_blank" rel="noreferrer">
          Packing slip, without prices
        </a>
        {needsCustoms && (
          <a className="link" href={`/api/desk/orders/${publicId}/customs`} target="_blank" rel="noreferrer">
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
    <section className="mt">
      <h2 className="h3">Documents</h2>
      <p className="small aside-text num">
        {afterSale.documents.map(({ number, series, totalAmount, hasXml }) => (
          <Fragment key={number}>
            <a className="link" href={`/api/orders/${publicId}/invoices/${number}`} target="_blank" rel="noreferrer">
              {documentTitle({ series, number })}, {formatMoney(totalAmount, totals.currency)}
            </a>
            {hasXml && (
              <a className="link" href={`/api/orders/${publicId}/invoices/${number}/xml`}>
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
    <section className="mt">
      <h2 className="h3">Packing notes</h2>
      <p className="small aside-text">
        {collectAt && <b className="med">Collection: no parcel</b>}
        {gift && <b className="med">A present: no price in the box</b>}
        {gift?.message && <span className="said">Its card: {gift.message}</span>}
        {note && <span className="said">The customer’s note: {note}</span>}
      </p>
    </section>
  );
}

export function Recipient({ order: { addressLines, phone }, email }: { order: PackingOrder; email?: string }) {
  const lines = addressLines.length > 0 ? addressLines : ['No address yet. The winner enters it when paying.'];
  return (
    <p className="small aside-text">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
      {email && (
        <a className="link" href={`mailto:${email}`}>
          {email}
        </a>
      )}
      {phone && (
        <a className="link num" href={`tel:${phone}`}>
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
    <p className="small aside-text">
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
  if (!payment) return <p className="small aside-text mute">Not paid yet.</p>;
  return (
    <p className="small aside-text num">
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
      {refundedAmount > 0 && <span className="mute">{money(refundedAmount)} refunded</span>}
    </p>
  );
}

const checkedWords = ({ result, checkedAt, name, consultation }: NonNullable<Billed['vatCheck']>): string =>
  [`VIES: ${result} (${checkedAt.slice(0, 10)})`, name, consultation && `no. ${consultation}`]
    .filter(Boolean)
    .join(', ');

type Billed = NonNullable<OrderView['billing']>;
