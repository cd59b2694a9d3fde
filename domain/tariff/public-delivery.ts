/**
 * What delivery costs in general, as pages say it before anybody has typed an address. Amounts are integer minor units.
 * Never less than what an order then costs is promised: where it may be more, that is said.
 */
import {
  chooseMethod,
  costOf,
  fits,
  isIn,
  isPickUp,
  type ShippingRate,
  type ShippingZone,
} from './shipping-methods.ts';

export type PublicRate = Omit<ShippingRate, 'title'>;

/** Countries where delivery costs the same. */
export interface PublicZone {
  /** ISO 3166 codes; empty: wherever no other zone is. */
  countries: readonly string[];
  /** Those of the countries, then those of some of their postcodes. None: nothing is sent there. */
  tariffs: readonly (readonly PublicRate[])[];
}

export interface PublicDelivery {
  /** The price of the cheapest way. */
  amount: number;
  /** Some postcodes or heavier parcels cost more. */
  isFrom: boolean;
  /** The sum of the pieces from which it is free for sure; null: never, or not everywhere. */
  freeFrom: number | null;
  /** Working days. */
  daysLeast: number;
  daysMost: number;
}

/** The zones as pages know them: without pick-up, and each country once. */
export function publicZones(zones: readonly ShippingZone[]): PublicZone[] {
  const whole = zones.filter(({ countries, postcodes }) => countries.length === 0 || postcodes.length === 0);
  const elsewhere = whole.findIndex(({ countries }) => countries.length === 0);
  const grouped = new Map<string, { countries: string[]; from: ShippingZone[] }>();
  const add = (country: string | null, from: ShippingZone[]) => {
    const key = from.map((zone) => zones.indexOf(zone)).join();
    const group = grouped.get(country === null ? 'elsewhere' : key) ?? { countries: [], from };
    if (country !== null) group.countries.push(country);
    grouped.set(country === null ? 'elsewhere' : key, group);
  };
  for (const country of new Set(zones.flatMap(({ countries }) => countries))) {
    const own = whole.find(({ countries }) => countries.includes(country)) ?? whole[elsewhere];
    const parts = zones.filter((zone) => !whole.includes(zone) && zone.countries.includes(country));
    add(country, [...(own ? [own] : []), ...parts]);
  }
  if (elsewhere >= 0) add(null, whole.slice(elsewhere, elsewhere + 1));
  return [...grouped.values()].map(({ countries, from }) => ({
    countries,
    tariffs: from.map(({ rates }) => rates.filter((rate) => !isPickUp(rate)).map(({ title: _, ...rate }) => rate)),
  }));
}

/** The zone of a country, as `publicZones` has it. */
export const publicZoneOf = <Zone extends PublicZone>(zones: readonly Zone[], country: string): Zone | null =>
  zones.find(({ countries }) => countries.includes(country)) ??
  zones.find(({ countries }) => countries.length === 0) ??
  null;

/**
 * What pages say of delivery to these zones.
 * @param parcel `weightGrams` null: not known; `itemsAmount`: what the pieces come to
 * @returns null if nothing is sent there
 */
export function publicDelivery(
  zones: readonly Pick<PublicZone, 'tariffs'>[],
  parcel: { currency: string; weightGrams: number | null; itemsAmount: number },
): PublicDelivery | null {
  const { currency, weightGrams, itemsAmount } = parcel;
  const tariffs = zones.flatMap(({ tariffs }) => tariffs).map((rates) => rates.filter((rate) => isIn(rate, currency)));
  const chosen = tariffs.flatMap((rates) =>
    (weightGrams === null ? weightsOf(rates) : [weightGrams]).flatMap(
      (weight) => chooseMethod(ofWeight(rates, weight), { asked: undefined, itemsAmount }) ?? [],
    ),
  );
  if (chosen.length === 0) return null;
  const costs = chosen.map((rate) => costOf(rate, itemsAmount));
  const amount = Math.min(...costs);
  return {
    amount,
    isFrom: costs.some((cost) => cost !== amount),
    freeFrom: freeForSure(tariffs, weightGrams ?? 0),
    daysLeast: Math.min(...chosen.map(({ daysLeast }) => daysLeast)),
    daysMost: Math.max(...chosen.map(({ daysMost }) => daysMost)),
  };
}

type Banded = Pick<PublicRate, 'weightFrom' | 'weightTo'>;
const ofWeight = <Rate extends Banded>(rates: readonly Rate[], weight: number) =>
  rates.filter((rate) => fits(rate, weight));

/** A weight for each set of rates that parcels of `least` grams or more can have, where there is one. */
const weightsOf = (rates: readonly Banded[], least = 0): number[] =>
  [...new Set([least, ...rates.flatMap(({ weightFrom, weightTo }) => [weightFrom, weightTo ?? 0])])].filter(
    (weight) => weight >= least && ofWeight(rates, weight).length > 0,
  );

/**
 * What the pieces come to from which delivery is free by each of these tariffs, also if more pieces make the parcel heavier.
 * @returns null if it never is, or not for each
 */
export function freeForSure(
  tariffs: readonly (readonly Omit<PublicRate, 'method'>[])[],
  leastGrams: number,
): number | null {
  const free = tariffs.flatMap((rates) =>
    weightsOf(rates, leastGrams).map((weight) => freeAt(ofWeight(rates, weight))),
  );
  const most = Math.max(...free);
  return Number.isFinite(most) ? most : null;
}

const freeAt = (rates: readonly Pick<PublicRate, 'amount' | 'freeFrom'>[]): number =>
  Math.min(...rates.map(({ amount, freeFrom }) => (amount === 0 ? 0 : (freeFrom ?? Number.POSITIVE_INFINITY))));
