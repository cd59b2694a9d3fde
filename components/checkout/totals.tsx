'use client';

import { countryName } from '../delivery/countries.ts';
import { deliveryAmount } from '../delivery/delivery-words.ts';
import { formatMoney } from '../ui/format-money.ts';
import { formatPercent } from '../ui/format-percent.ts';
import { Price } from '../ui/price.tsx';
import type { Payable } from './payable.ts';

/** Before promotions: what they take off the delivery stands in their own lines. */
function deliveryBefore({ totals, promotions }: Payable): number {
  const offAll = promotions.reduce((sum, { amount }) => sum + amount, 0);
  return totals.shippingAmount + offAll - totals.discountAmount;
}

/** The lines come to the total, which is the shop's own. */
export function Totals({ payable }: { payable: Payable }) {
  const { totals, premiumAmount, promotions, taxes, pricesInclude, currency, order, delivery, giftCards } = payable;
  const taxed = taxes.filter(({ tax }) => tax > 0);
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
          <dt>{delivery ? `Delivery to ${countryName(delivery.place.country)}` : 'Delivery'}</dt>
          <dd>{delivery?.deliverable === false ? 'Not there' : deliveryAmount(deliveryBefore(payable), currency)}</dd>
        </div>
        {promotions.map(({ code, title, amount }) => (
          <div key={`${code} ${title}`}>
            <dt>{code === null ? title : `${title} (${code})`}</dt>
            <dd>{formatMoney(-amount, currency)}</dd>
          </div>
        ))}
        {!pricesInclude &&
          taxed.map(({ basisPoints, tax }) => (
            <div key={basisPoints}>
              <dt>VAT {formatPercent(basisPoints)}</dt>
              <dd>{formatMoney(tax, currency)}</dd>
            </div>
          ))}
        <div className="gt">
          <dt>{delivery?.deliverable === false ? 'Total without delivery' : 'Total'}</dt>
          <dd className="serif">
            <Price amount={totals.totalAmount} currency={currency} />
          </dd>
        </div>
        {pricesInclude &&
          taxed.map(({ basisPoints, tax }) => (
            <div key={basisPoints} className="small">
              <dt>VAT {formatPercent(basisPoints)} in it</dt>
              <dd>{formatMoney(tax, currency)}</dd>
            </div>
          ))}
        {giftCards
          .filter(({ amount }) => amount > 0)
          .map(({ id, ending, amount }) => (
            <div key={id}>
              <dt>Gift card, ends {ending}</dt>
              <dd>{formatMoney(-amount, currency)}</dd>
            </div>
          ))}
        {payable.toPayAmount !== totals.totalAmount && (
          <div className="due">
            <dt>To pay</dt>
            <dd>
              <Price amount={payable.toPayAmount} currency={currency} />
            </dd>
          </div>
        )}
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
