'use client';

import { formatCalendarDay } from '#components/ui/format/format-date.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { TariffView } from '#contract/checkout/tariff.ts';
import { publicDelivery, publicZoneOf } from '#domain/order/public-delivery.ts';
import { arrivesBy, costWords, freeFromWords, servedZones } from './delivery-words.ts';
import { placeName } from './place-name.ts';
import { useCountry } from './use-country.ts';

interface DeliveryLineProps {
  tariff: TariffView;
  /** Of the chosen variant. */
  price: { amount: number; currency: string };
  /** Null: not the same for all of its variants. */
  weightGrams: number | null;
  /** The shop's terms for returns. */
  returns: string;
}

/** What it costs to have this piece sent, and by when it arrives; the sum is that of a bag with nothing else in it. */
export function DeliveryLine({ tariff, price, weightGrams, returns }: DeliveryLineProps) {
  const country = useCountry();
  const { amount, currency } = price;
  const parcel = { currency, weightGrams, itemsAmount: amount };
  const zone = country === null ? null : publicZoneOf(tariff.zones, country);
  const own = zone && publicDelivery([zone], parcel);
  const anywhere = publicDelivery(tariff.zones, parcel);
  const delivery = country === null ? anywhere : own;
  const soonest = servedZones(tariff, parcel)
    .map((served) => arrivesBy(tariff, served.delivery))
    .sort()[0];
  const free = delivery && freeFromWords(amount, delivery.freeFrom, currency);
  return (
    <div className="dlv">
      <p>
        <b className="med num">
          {country &&
            own &&
            `To ${placeName(tariff, country)} by ${formatCalendarDay(arrivesBy(tariff, own))}, ${costWords(own, currency)}`}
          {country && !own && `We don’t deliver this to ${placeName(tariff, country)}`}
          {!country && !anywhere && 'We don’t deliver this'}
          {!country &&
            anywhere &&
            soonest &&
            `Delivery ${costWords(anywhere, currency)}, by ${formatCalendarDay(soonest)} where it is quickest`}
        </b>{' '}
        <a className="link small" href="#delivery">
          {country ? 'Change country' : 'Choose a country'}
        </a>
      </p>
      {delivery && (
        <p className="small mute num">
          {free && `${free} `}
          Order by <Moment at={tariff.sending.orderBy} show="day-time" />.
        </p>
      )}
      <p className="small mute">{returns}</p>
    </div>
  );
}
