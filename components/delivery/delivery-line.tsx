'use client';

import type { DeliveryPlan } from '#contract/delivery.ts';
import { deliveryCountries, shippingFor } from '#domain/order/delivery-terms.ts';
import { deliveryAmount, freeFrom, returnsWords } from '../site/terms-words.ts';
import { formatCalendarDay } from '../ui/format-date.ts';
import { Moment } from '../ui/moment.tsx';
import { countryName } from './countries.ts';
import { useCountry } from './use-country.ts';

interface DeliveryLineProps {
  plan: DeliveryPlan;
  /** Of the chosen variant. */
  price: { amount: number; currency: string };
  /** For how many days after its delivery it can be sent back. */
  returnDays: number;
}

/** What it costs to have this piece sent, and by when it arrives; the sum is that of a bag with nothing else in it. */
export function DeliveryLine({ plan, price: { amount, currency }, returnDays }: DeliveryLineProps) {
  const country = useCountry();
  const zone = country ? deliveryCountries[country] : undefined;
  const cost = deliveryAmount(shippingFor(amount), currency);
  return (
    <div className="dlv">
      <p>
        <b className="med num">
          {country && zone
            ? `To ${countryName(country)} by ${formatCalendarDay(plan.by[zone])}, ${cost.toLowerCase()}`
            : `Delivery ${cost.toLowerCase()}, by ${formatCalendarDay(plan.by.near)} at the earliest`}
        </b>{' '}
        <a className="link small" href="#delivery">
          {country ? 'Change country' : 'Choose a country'}
        </a>
      </p>
      <p className="small mute num">
        {freeFrom(amount, currency)} Order by <Moment at={plan.orderBy} show="day-time" />.
      </p>
      <p className="small mute">{returnsWords(returnDays)}</p>
    </div>
  );
}
