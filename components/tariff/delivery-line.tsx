'use client';

import { Moment } from '#components/ui/format/moment.tsx';
import { useHydratedWhenIdle } from '#components/ui/use-hydrated.ts';
import type { TariffView } from '#contract/tariff/tariff.ts';
import { publicZoneOf } from '#domain/tariff/public-delivery.ts';
import { CountrySelect } from '../address/country-field.tsx';
import { placeName } from '../address/place-name.ts';
import { useCountry } from '../address/use-country.ts';
import { deliveryWords } from './delivery-words.ts';
import './delivery.css';

interface DeliveryLineProps {
  tariff: TariffView;
  /** Of the chosen variant. */
  price: { amount: number; currency: string };
  /** Null: not the same for all of its variants. */
  weightGrams: number | null;
  /** The shop's terms for returns. */
  returns: string;
  /** The country that the page was asked for; null: that of the device. */
  asked: string | null;
}

/**
 * What it costs to have this piece sent, and by when it arrives; the sum is that of a bag with nothing else in it.
 * Before the first paint `early-delivery.ts` writes the same words, which hydration leaves as they are.
 */
export function DeliveryLine({ tariff, price, weightGrams, returns, asked }: DeliveryLineProps) {
  const country = useCountry(asked);
  const parcel = { currency: price.currency, weightGrams, itemsAmount: price.amount };
  const own = country === null ? null : publicZoneOf(tariff.zones, country);
  const to =
    country === null
      ? { zones: tariff.zones, place: null }
      : { zones: own ? [own] : [], place: placeName(tariff, country) };
  const { sent, main, free } = deliveryWords(tariff, to, parcel);
  return (
    <div className="delivery-line">
      <p>
        <b className="medium tabular" data-early="" suppressHydrationWarning>
          {main}
        </b>{' '}
        <ChangeCountry tariff={tariff} country={country} />
      </p>
      {sent && (
        <p className="small muted tabular">
          <span data-early="" suppressHydrationWarning>
            {free && `${free} `}
          </span>
          Order by <Moment at={tariff.sending.orderBy} show="day-time" />.
        </p>
      )}
      <p className="small muted">{returns}</p>
    </div>
  );
}

/** A press opens the list itself; without JavaScript the link leads to the form. */
export function ChangeCountry({ tariff, country }: { tariff: TariffView; country: string | null }) {
  const hydrated = useHydratedWhenIdle();
  if (!hydrated)
    return (
      <a className="text-link small" href="#delivery">
        Change
      </a>
    );
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the select is in it.
    <label className="text-link small pick-country">
      <span aria-hidden="true">Change</span>
      <span className="visually-hidden">Deliver to</span>
      <CountrySelect tariff={tariff} country={country} />
    </label>
  );
}
