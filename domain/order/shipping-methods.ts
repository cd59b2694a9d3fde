/** Which ways of delivery an order has, and what they cost. Amounts are integer minor units. */
import type { Destination } from '../money/tax-rates.ts';

export interface ShippingRate {
  /** What an order names it by: `standard`. */
  method: string;
  title: string;
  amount: number;
  /** Null: whatever the order's is. */
  currency: string | null;
  freeFrom: number | null;
  /** For parcels from this many grams on, and below that many; null: of any weight. */
  weightFrom: number;
  weightTo: number | null;
  /** Working days. */
  daysLeast: number;
  daysMost: number;
}

export interface ShippingZone {
  /** ISO 3166 codes; empty: wherever no other zone is. */
  countries: readonly string[];
  /** Beginnings of postcodes; empty: all of its countries. */
  postcodes: readonly string[];
  rates: readonly ShippingRate[];
}

const plain = (postcode: string): string => postcode.replaceAll(/[\s-]/g, '').toUpperCase();

/** How closely a zone names a place: the longest beginning of its postcode, a country, everywhere else; -1: not at all. */
function closeness({ countries, postcodes }: ShippingZone, { country, postalCode }: Destination): number {
  if (countries.length === 0) return 0;
  if (!countries.includes(country)) return -1;
  if (postcodes.length === 0) return 1;
  const lengths = postcodes.map(plain).filter((start) => plain(postalCode).startsWith(start));
  return lengths.length === 0 ? -1 : 1 + Math.max(...lengths.map(({ length }) => length));
}

/** The ways to a place, of the zone that names it most closely; of zones alike, the first. */
export function shippingMethods(
  zones: readonly ShippingZone[],
  parcel: { destination: Destination; weightGrams: number; currency: string },
): ShippingRate[] {
  const { destination, weightGrams, currency } = parcel;
  let best: { zone: ShippingZone | null; close: number } = { zone: null, close: -1 };
  for (const zone of zones) {
    const close = closeness(zone, destination);
    if (close > best.close) best = { zone, close };
  }
  return (best.zone?.rates ?? []).filter(
    (rate) =>
      (rate.currency === null || rate.currency === currency) &&
      weightGrams >= rate.weightFrom &&
      (rate.weightTo === null || weightGrams < rate.weightTo),
  );
}

export const costOf = ({ amount, freeFrom }: ShippingRate, itemsAmount: number): number =>
  freeFrom !== null && itemsAmount >= freeFrom ? 0 : amount;

/** The way that was asked for, else the cheapest; of those that cost the same, the first. */
export function chooseMethod(
  methods: readonly ShippingRate[],
  { asked, itemsAmount }: { asked: string | undefined; itemsAmount: number },
): ShippingRate | null {
  if (asked !== undefined) return methods.find(({ method }) => method === asked) ?? null;
  return methods.toSorted((a, b) => costOf(a, itemsAmount) - costOf(b, itemsAmount))[0] ?? null;
}
