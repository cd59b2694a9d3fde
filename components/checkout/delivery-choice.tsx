'use client';

import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { Button } from '#components/ui/form/button.tsx';
import { formatCalendarDay } from '#components/ui/format/format-date.ts';
import type { OfferedMethod } from '#contract/order/price/totals.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import { countryName } from '../address/countries.ts';
import type { Payable } from '../payment/payable.ts';
import { deliveryAmount } from '../tariff/delivery-words.ts';
import { dutyWords } from '../tariff/duty-words.ts';
import { classNames } from '../ui/class-names.ts';
import { Note } from '../ui/note.tsx';
import type { useDelivery } from './use-delivery.ts';

interface DeliveryChoiceProps {
  delivery: NonNullable<Payable['delivery']>;
  currency: string;
  chosen: ReturnType<typeof useDelivery>;
}

/** The ways to where the form says, each with its price and its days. */
export function DeliveryChoice({ delivery, currency, chosen }: DeliveryChoiceProps) {
  const { place, crossesCustoms, deliverable, shippingMethods } = delivery;
  return (
    <>
      {deliverable ? (
        <fieldset className="delivery-ways">
          <legend className="visually-hidden">Delivery method</legend>
          {shippingMethods.map((method) => (
            <Way
              key={method.id}
              method={method}
              currency={currency}
              orderBy={delivery.orderBy}
              on={method.id === chosen.shippingMethod}
              choose={() => chosen.chooseMethod(method.id)}
            />
          ))}
        </fieldset>
      ) : (
        <Note tone="attention" role="alert">
          We can’t send these pieces to {countryName(place.country)}. Choose another country or remove some pieces.
        </Note>
      )}
      {deliverable && crossesCustoms && chosen.shippingMethod !== pickUpMethod && <p className="small">{dutyWords}</p>}
      {chosen.problem && (
        <Note tone="attention" role="alert">
          {chosen.problem}
        </Note>
      )}
      <noscript>
        <Button type="submit" kind="secondary" formAction="/api/bag/delivery" formNoValidate>
          Update delivery and total
        </Button>
      </noscript>
    </>
  );
}

interface WayProps {
  method: OfferedMethod;
  currency: string;
  orderBy: string;
  on: boolean;
  choose(): void;
}

const Way = ({ method, currency, orderBy, on, choose }: WayProps) => (
  <label className={classNames('choice', on && 'choice--chosen')}>
    <input
      type="radio"
      name="shippingMethod"
      value={method.id}
      className="visually-hidden"
      checked={on}
      onChange={choose}
    />
    <span className={classNames('radio-mark', on && 'radio-mark--chosen')} aria-hidden="true" />
    <span>
      <b className="medium">{method.title}</b>
      <br />
      <span className="small muted tabular">
        <Days method={method} orderBy={orderBy} />
      </span>
    </span>
    <span className="choice__price tabular">{deliveryAmount(method.amount, currency)}</span>
  </label>
);

/** Once the day's parcels have gone, the days that were worked out before are not true any more. */
function Days({ method, orderBy }: Pick<WayProps, 'method' | 'orderBy'>) {
  const { id, latest, daysLeast, daysMost } = method;
  const isCollected = id === pickUpMethod;
  const isOver = useByServerNow((now) => now !== null && now >= Date.parse(orderBy));
  if (isOver) {
    const days = `${daysLeast === daysMost ? daysMost : `${daysLeast} to ${daysMost}`} working days`;
    return isCollected ? `Ready in ${days}` : days;
  }
  const day = formatCalendarDay(latest);
  return isCollected ? `Ready by ${day}` : `By ${day}`;
}
