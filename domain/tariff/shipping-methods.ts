/** The ways of delivery an order has, and their prices. Amounts are integer minor units. */
import type { Destination } from './tax-rates.ts';

export interface ShippingRate {
  /** The name an order keeps of it: `standard`. */
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

/** The name of the rate for orders that are collected. */
export const pickUpMethod = 'pick-up';
export const isPickUp = ({ method }: Pick<ShippingRate, 'method'>): boolean => method === pickUpMethod;

export interface ShippingZone {
  /** ISO 3166 codes; empty: wherever no other zone is. */
  countries: readonly string[];
  /** Beginnings of postcodes; empty: all of its countries. */
  postcodes: readonly string[];
  rates: readonly ShippingRate[];
}

const plain = (postcode: string): string => postcode.replaceAll(/[\s-]/g, '').toUpperCase();

/** Returns how closely a zone names a place: the longest beginning of its postcode, a country, everywhere else; -1: not at all. */
function closeness({ countries, postcodes }: ShippingZone, { country, postalCode }: Destination): number {
  if (countries.length === 0) return 0;
  if (!countries.includes(country)) return -1;
  if (postcodes.length === 0) return 1;
  const lengths = postcodes.map(plain).filter((start) => plain(postalCode).startsWith(start));
  return lengths.length === 0 ? -1 : 1 + Math.max(...lengths.map(({ length }) => length));
}

/** The zone that names a place most closely; of zones alike, the first. */
export function zoneOf(zones: readonly ShippingZone[], destination: Destination): ShippingZone | null {
  let best: { zone: ShippingZone | null; close: number } = { zone: null, close: -1 };
  for (const zone of zones) {
    const close = closeness(zone, destination);
    if (close > best.close) best = { zone, close };
  }
  return best.zone;
}

/** The ways to a place, of its zone. */
export function shippingMethods(
  zones: readonly ShippingZone[],
  parcel: { destination: Destination; weightGrams: number; currency: string },
): ShippingRate[] {
  const { destination, weightGrams, currency } = parcel;
  return (zoneOf(zones, destination)?.rates ?? []).filter((rate) => isIn(rate, currency) && fits(rate, weightGrams));
}

export const isIn = (rate: Pick<ShippingRate, 'currency'>, currency: string): boolean =>
  rate.currency === null || rate.currency === currency;

export const fits = ({ weightFrom, weightTo }: Pick<ShippingRate, 'weightFrom' | 'weightTo'>, grams: number): boolean =>
  grams >= weightFrom && (weightTo === null || grams < weightTo);

export const costOf = ({ amount, freeFrom }: Pick<ShippingRate, 'amount' | 'freeFrom'>, itemsAmount: number): number =>
  freeFrom !== null && itemsAmount >= freeFrom ? 0 : amount;

type Way = Pick<ShippingRate, 'method' | 'amount' | 'freeFrom'>;

/**
 * The way that was asked for, else the cheapest that is sent; of those that cost the same, the first. Nobody is made to
 * fetch an order who didn't ask to, unless there is no other way.
 */
export function chooseMethod<Rate extends Way>(
  methods: readonly Rate[],
  { asked, itemsAmount }: { asked: string | undefined; itemsAmount: number },
): Rate | null {
  if (asked !== undefined) return methods.find(({ method }) => method === asked) ?? null;
  const sent = methods.filter((rate) => !isPickUp(rate));
  const [cheapest = null] = (sent.length > 0 ? sent : methods).toSorted(
    (a, b) => costOf(a, itemsAmount) - costOf(b, itemsAmount),
  );
  return cheapest;
}
