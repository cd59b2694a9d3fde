import { formatMoney } from '#components/ui/format/format-money.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { orderVatWords } from '#components/vat-number/vat-words.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { isPremium } from '#domain/order/premium-line.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import { OrderSumLines } from './order-sum-lines.tsx';
import type { ReaderTime } from './reader-time.ts';
import { maskedEmail } from './shared/masked-email.ts';

/** The pieces, and what is said about the box they come in. */
export function OrderBox({ order }: { order: OrderView }) {
  const { status, collectAt, lines, totals } = order;
  const isThere = status === 'delivered' || status === 'completed';
  const isOff = status === 'cancelled' || status === 'refunded';
  return (
    <section id="box" aria-labelledby="box-title">
      <h2 className="heading" id="box-title">
        {isThere ? 'What you bought' : isOff ? 'What you ordered' : collectAt ? 'To collect' : 'In the box'}
      </h2>
      <ul className="order-pieces">
        {lines
          .filter((line) => !isPremium(line))
          .map(({ id, title, slug, imageFile, quantity, numbers, numberedOf, unitAmount }) => (
            <li key={id}>
              <Photograph
                image={imageFile ? { file: imageFile, alt: '', dominantHex: 'var(--plate)' } : null}
                sizes="72px"
                fetching="soon"
              />
              <span>
                {slug ? (
                  <a className="work-title" href={`/products/${slug}`}>
                    {title}
                  </a>
                ) : (
                  <span className="work-title">{title}</span>
                )}
                <span className="small muted tabular">
                  {[quantity > 1 && `${quantity} pieces`, numberWords(numbers, numberedOf)].filter(Boolean).join(', ')}
                </span>
              </span>
              <span className="tabular">{formatMoney(unitAmount * quantity, totals.currency)}</span>
            </li>
          ))}
      </ul>
      <Present order={order} />
    </section>
  );
}

/** Where it goes, who is told, and what was paid. */
export function OrderFacts({ order, time }: { order: OrderView; time: ReaderTime }) {
  const { status, addressLines, collectAt, email, phone, billing, payment, paidAt } = order;
  const address = collectAt ?? addressLines;
  return (
    <dl className="fact-list order-page__facts">
      {address.length > 0 && (
        <>
          <dt>
            {collectAt ? (status === 'delivered' || status === 'completed' ? 'Collected at' : 'Collect at') : 'To'}
          </dt>
          <dd>
            <address className="order-address">
              {address.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </address>
            {phone && <span className="small muted tabular">Phone {phone}</span>}
          </dd>
        </>
      )}
      {billing && <Billing billing={billing} currency={order.totals.currency} />}
      <dt>Updates</dt>
      <dd>{maskedEmail(email)}</dd>
      <dt>{paidAt ? 'Paid' : 'To pay'}</dt>
      <dd>
        <OrderSumLines order={order} time={time} />
        {payment && <span className="small muted tabular">{payment.method}</span>}
      </dd>
    </dl>
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
    <>
      <dt>Billed to</dt>
      <dd>
        <address className="order-address">
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
        {vatNumber && <span className="small muted tabular order-totals__days">VAT {vatNumber}</span>}
        {vatCheck && (
          <span className="small muted tabular order-totals__days">
            {vatRefundedAmount === null
              ? orderVatWords[vatCheck.result]
              : `Confirmed by VIES after you ordered. We refunded ${formatMoney(vatRefundedAmount, currency)} VAT (reverse charge).`}
          </span>
        )}
      </dd>
    </>
  );
}

function Present({ order: { gift, note } }: { order: OrderView }) {
  if (!gift && !note) return null;
  return (
    <div className="order-page__said">
      {gift && (
        <>
          <h3 className="heading-small">A present</h3>
          <p className="small muted">We put no prices in the box.</p>
          {gift.message && <blockquote className="order-page__words">{gift.message}</blockquote>}
        </>
      )}
      {note && (
        <>
          <h3 className="heading-small">Your note to us</h3>
          <p className="order-page__words">{note}</p>
        </>
      )}
    </div>
  );
}
