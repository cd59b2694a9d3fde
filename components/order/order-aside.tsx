import type { ReactNode } from 'react';
import { orderVatWords } from '#components/checkout/vat-words.ts';
import { ordinal } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { OrderView } from '#contract/order/order.ts';
import { isPremium } from '#domain/auction/buyers-premium.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import { OrderSumLines } from './order-sum-lines.tsx';

interface OrderAsideProps {
  order: OrderView;
  children?: ReactNode;
}

export function OrderAside({ order, children }: OrderAsideProps) {
  return (
    <aside className="tsd" aria-label="The order">
      <Pieces order={order} />
      {(order.collectAt ?? order.addressLines).length > 0 && <Address order={order} />}
      {order.billing && <Billing billing={order.billing} currency={order.totals.currency} />}
      <Present order={order} />
      <Money order={order} />
      {children}
    </aside>
  );
}

const contents = ({ collectAt }: OrderView): string => (collectAt ? 'To collect' : 'In the box');

function Pieces({ order }: { order: OrderView }) {
  return (
    <div>
      <h2 className="h3">
        {order.status === 'delivered' || order.status === 'completed' ? 'What you got' : contents(order)}
      </h2>
      <ul className="its">
        {order.lines
          .filter((line) => !isPremium(line))
          .map(({ id, title, imageFile, quantity, editionNo, numbers, numberedOf, unitAmount }) => (
            <li key={id}>
              <Photograph
                image={imageFile ? { file: imageFile, alt: '', dominantHex: 'var(--plate)' } : null}
                sizes="96px"
              />
              <span>
                <span className="work">{title}</span>
                <br />
                <span className="small mute num">
                  {[
                    quantity > 1 && `${quantity} pieces`,
                    numberWords(numbers, numberedOf),
                    editionNo !== null && `${ordinal(editionNo)} sold of its edition`,
                    formatMoney(unitAmount * quantity, order.totals.currency),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </span>
            </li>
          ))}
      </ul>
    </div>
  );
}

function Address({ order: { addressLines, collectAt, email, phone } }: { order: OrderView }) {
  return (
    <div className="sh">
      <h2 className="h3">{collectAt ? 'Collect it at' : 'Delivery address'}</h2>
      <address className="tr-ad">
        {(collectAt ?? addressLines).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      <p className="small mute tr-em">Updates go to {email}.</p>
      {phone && <p className="small mute num">Phone {phone}</p>}
    </div>
  );
}

function Billing({
  billing: { addressLines, company, vatNumber, vatCheck, vatRefundedAmount },
  currency,
}: {
  billing: NonNullable<OrderView['billing']>;
  currency: string;
}) {
  const lines = addressLines.length > 0 ? addressLines : [company, 'The delivery address'].filter(Boolean);
  return (
    <div className="sh">
      <h2 className="h3">Billed to</h2>
      <address className="tr-ad">
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      {vatNumber && <p className="small mute num">VAT {vatNumber}</p>}
      {vatCheck && (
        <p className="small mute num">
          {vatRefundedAmount === null
            ? orderVatWords[vatCheck.result]
            : `Confirmed by VIES after you ordered. We refunded ${formatMoney(vatRefundedAmount, currency)} VAT (reverse charge).`}
        </p>
      )}
    </div>
  );
}

function Money({ order }: { order: OrderView }) {
  const { payment, paidAt } = order;
  return (
    <div className="sh">
      <h2 className="h3">{paidAt ? 'Paid' : 'To pay'}</h2>
      <OrderSumLines order={order} />
      {payment && <p className="small mute num">{payment.method}</p>}
    </div>
  );
}

function Present({ order: { gift, note } }: { order: OrderView }) {
  if (!gift && !note) return null;
  return (
    <div className="sh">
      {gift && (
        <>
          <h2 className="h3">A present</h2>
          <p className="small mute">We put no prices in the box.</p>
          {gift.message && <blockquote className="tr-say">{gift.message}</blockquote>}
        </>
      )}
      {note && (
        <>
          <h2 className="h3">Your note to us</h2>
          <p className="tr-say">{note}</p>
        </>
      )}
    </div>
  );
}
