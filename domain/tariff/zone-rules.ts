/** Rules for zones and rates beside each other, so that a place and a parcel have one tariff. */
import type { ShippingRate, ShippingZone } from './shipping-methods.ts';

type Area = Pick<ShippingZone, 'countries' | 'postcodes'>;

/** Normalises the beginning of a postcode: `07`, `SW1A`. */
export const plainPostcode = (start: string): string => start.replaceAll(/[\s-]/g, '').toUpperCase();

export interface AreaConflict<Zone> {
  zone: Zone;
  /** Null: both are everywhere else. */
  country: string | null;
  /** Null: all of the country. */
  postcode: string | null;
}

/** @returns the first zone that has the same country and beginning of a postcode, or is everywhere else too */
export function areaConflict<Zone extends Area>(area: Area, others: readonly Zone[]): AreaConflict<Zone> | null {
  for (const zone of others) {
    if (area.countries.length === 0 && zone.countries.length === 0) return { zone, country: null, postcode: null };
    const country = area.countries.find((code) => zone.countries.includes(code));
    if (country === undefined) continue;
    if (area.postcodes.length === 0 && zone.postcodes.length === 0) return { zone, country, postcode: null };
    const taken = zone.postcodes.map(plainPostcode);
    const postcode = area.postcodes.map(plainPostcode).find((start) => taken.includes(start));
    if (postcode !== undefined) return { zone, country, postcode };
  }
  return null;
}

type Band = Pick<ShippingRate, 'method' | 'currency' | 'weightFrom' | 'weightTo'>;

/** @returns the first rate of the same way and currency that some parcel of this one has too */
export const weightConflict = <Rate extends Band>(rate: Band, others: readonly Rate[]): Rate | null =>
  others.find(
    (other) =>
      other.method === rate.method &&
      (other.currency === null || rate.currency === null || other.currency === rate.currency) &&
      other.weightFrom < (rate.weightTo ?? Number.POSITIVE_INFINITY) &&
      rate.weightFrom < (other.weightTo ?? Number.POSITIVE_INFINITY),
  ) ?? null;
