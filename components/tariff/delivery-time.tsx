'use client';

import { useView } from '#components/live/view/use-view.ts';
import { daysWords } from '#contract/tariff/tariff-words.ts';
import { topicOf } from '#contract/topics.ts';
import { publicZoneOf } from '#domain/tariff/public-delivery.ts';
import { useCountry } from '../address/use-country.ts';

/** How long delivery takes: to the country chosen on this device, else to all of them. */
export function DeliveryTime() {
  const country = useCountry();
  const tariff = useView<'tariff'>(topicOf.tariff)?.data;
  const zone = tariff && country ? publicZoneOf(tariff.zones, country) : null;
  const rates = (zone ? [zone] : (tariff?.zones ?? [])).flatMap(({ tariffs }) => tariffs.flat());
  if (rates.length === 0) return 'With a tracking link';
  const days = {
    daysLeast: Math.min(...rates.map(({ daysLeast }) => daysLeast)),
    daysMost: Math.max(...rates.map(({ daysMost }) => daysMost)),
  };
  return `${daysWords(days)} working days${zone ? '' : ', by country'}, with a tracking link`;
}
