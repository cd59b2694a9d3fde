'use client';

import { formatMoney } from '#components/ui/format/format-money.ts';
import { orderSum, type SumLine } from '#domain/order/order-sum.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import { countryName } from '../address/countries.ts';
import type { Payable } from '../payment/payable.ts';
import { deliveryAmount } from '../tariff/delivery-words.ts';
import { Price } from '../ui/price.tsx';

/** The sum in the lines that the order will have; each gift card in one of its own. */
export function Totals({ payable }: { payable: Payable }) {
  const { money, order } = payable;
  return (
    <>
      <dl className="checkout-totals tabular">
        {orderSum(money).map((line) => (
          <Line key={`${line.kind} ${line.name}`} line={line} payable={payable} />
        ))}
      </dl>
      {!order && (
        <p className="small">
          <a className="text-link checkout-page__change" href="/bag">
            Change your bag
          </a>
        </p>
      )}
    </>
  );
}

const classes: Readonly<Partial<Record<SumLine['kind'], string>>> = {
  total: 'checkout-totals__total',
  tax_in: 'small',
  rest: 'checkout-totals__due',
};

function Line({ line: { kind, name, amount }, payable }: { line: SumLine; payable: Payable }) {
  const { currency, delivery, giftCards } = payable;
  if (kind === 'gift_card' && giftCards.length > 0) return <GiftCards payable={payable} />;
  const isShown = kind === 'total' || kind === 'rest';
  return (
    <div className={classes[kind]}>
      <dt>{nameOf(kind, name, delivery)}</dt>
      <dd className={kind === 'total' ? 'serif' : undefined}>
        {isShown && <Price amount={amount} currency={currency} />}
        {kind === 'delivery' &&
          (delivery?.deliverable === false ? 'We don’t deliver there' : deliveryAmount(amount, currency))}
        {!isShown && kind !== 'delivery' && formatMoney(amount, currency)}
      </dd>
    </div>
  );
}

function nameOf(kind: SumLine['kind'], name: string, delivery: Payable['delivery']): string {
  if (kind === 'rest') return 'To pay';
  if (!delivery) return name;
  if (kind === 'delivery') return collection(delivery)?.title ?? deliveryName(delivery.place);
  return kind === 'total' && !delivery.deliverable ? 'Total without delivery' : name;
}

/** Until a country is chosen, the sum is that for the shop’s own. */
const deliveryName = ({ country, chosen }: NonNullable<Payable['delivery']>['place']): string =>
  chosen ? `Delivery to ${countryName(country)}` : `Delivery, if to ${countryName(country)}`;

/** The chosen way, if the customer collects the pieces. */
const collection = ({ shippingMethod, shippingMethods }: NonNullable<Payable['delivery']>) =>
  shippingMethod === pickUpMethod ? shippingMethods.find(({ id }) => id === pickUpMethod) : undefined;

const GiftCards = ({ payable: { giftCards, currency } }: { payable: Payable }) =>
  giftCards
    .filter(({ amount }) => amount > 0)
    .map(({ id, ending, amount }) => (
      <div key={id}>
        <dt>Gift card, ends {ending}</dt>
        <dd>{formatMoney(-amount, currency)}</dd>
      </div>
    ));
