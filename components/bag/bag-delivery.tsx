'use client';

import { useEffect } from 'react';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { formatCalendarDay } from '#components/ui/format/format-date.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OwnBag } from '#contract/bag/own-bag.ts';
import type { TariffView } from '#contract/tariff/tariff.ts';
import { daysWords } from '#contract/tariff/tariff-words.ts';
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import { CountryField } from '../address/country-field.tsx';
import { placeName } from '../address/place-name.ts';
import { useCountry } from '../address/use-country.ts';
import { useCommand } from '../live/use-command.ts';
import { ChangeCountry } from '../tariff/delivery-line.tsx';
import { untilFreeDelivery } from '../tariff/delivery-words.ts';

/** Where the bag goes, by when and for how much, in the words of a piece's page. */
export function BagDelivery({ bag, tariff }: { bag: OwnBag; tariff: TariffView }) {
  useCountryOfDevice(bag, tariff);
  const { place, totals, currency } = bag;
  const words = useDeliveryWords(bag, placeName(tariff, place.country));
  const missing = bag.freeDeliveryFrom === null ? 0 : bag.freeDeliveryFrom - totals.itemsAmount;
  const more = totals.shippingAmount > 0 && untilFreeDelivery(totals.itemsAmount, bag.freeDeliveryFrom, currency);
  return (
    <div className="bag-summary__country">
      <p>
        <b className="medium tabular">{words}</b> <ChangeCountry tariff={tariff} country={place.country} />
      </p>
      {more && (
        <p className="small tabular">
          <a className="text-link" href={pieceAddress(missing, currency)}>
            {more}
          </a>
        </p>
      )}
      <noscript>
        <CountryField tariff={tariff} country={place.country} />
      </noscript>
    </div>
  );
}

/** Once the day's parcels have gone, only the number of days is still true. */
function useDeliveryWords(bag: OwnBag, country: string): string {
  const isOver = useByServerNow((now) => now !== null && now >= Date.parse(bag.orderBy));
  const method = bag.shippingMethods.find(({ id }) => id === bag.shippingMethod);
  if (!bag.deliverable || !method) return `We don’t deliver these pieces to ${country}`;
  const { shippingAmount } = bag.totals;
  const cost = shippingAmount === 0 ? 'free' : formatMoney(shippingAmount, bag.currency);
  const when = isOver ? `in ${daysWords(method)} working days` : `by ${formatCalendarDay(method.latest)}`;
  if (method.id === pickUpMethod) return `${method.title}, ready ${when}, ${cost}`;
  return bag.place.chosen ? `To ${country} ${when}, ${cost}` : `If it goes to ${country}: ${when}, ${cost}`;
}

/** Pieces that cost what is missing, or a little more, the cheapest first. */
function pieceAddress(amount: number, currency: string): string {
  const from = String(Math.ceil(amount / 10 ** fractionDigitsOf(currency)));
  return `/shop?${new URLSearchParams({ availability: 'in_stock', from, sort: 'price' })}`;
}

/** A bag that was filled before its country was known is priced there as soon as it is. */
function useCountryOfDevice({ place }: OwnBag, { zones }: TariffView): void {
  const { send } = useCommand('/api/bag/delivery');
  const country = useCountry();
  const isServed = zones.some(
    ({ countries, tariffs }) => tariffs.flat().length > 0 && countries.includes(country ?? ''),
  );
  const wanted = !place.chosen && isServed ? country : null;
  useEffect(() => {
    if (wanted) void send({ country: wanted });
  }, [wanted, send]);
}
