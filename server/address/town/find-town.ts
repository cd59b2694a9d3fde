/** Where a town lies, to some eleven kilometres, by its name, country and postcode: no stranger is asked. */
import type { Place } from '#domain/shipping/tracking/parcel-route.ts';
import { townKey } from './town-key.ts';

export interface TownAddress {
  city: string;
  country: string;
  postalCode?: string | null | undefined;
  region?: string | null | undefined;
}

/** Positions by GeoNames (CC BY 4.0): of each country, a line a town. Megabytes, so they are loaded when first asked for. */
const readTowns = async (): Promise<Readonly<Record<string, string>>> =>
  (await import('./towns.json', { with: { type: 'json' } })).default;

/** @returns null for a town that isn't known, or that the address doesn't tell from another of its name */
export async function findTown({ city, country, postalCode, region }: TownAddress): Promise<Place | null> {
  const lines = (await readTowns())[country];
  // `Lyon 3e`, `Paris Cedex 08` and `Aarhus C` are Lyon, Paris and Aarhus.
  const key = townKey(city.replace(/\s+(?:cedex\b.*|\d+\S*|[a-zæøå])$/i, ''));
  if (!lines || !key) return null;
  const named = [...lines.matchAll(new RegExp(`^(?:[a-z,]+,)?${key}(?:,[a-z,]*)? (\\S+) (\\S+)(?: (\\S+))?$`, 'gm'))];
  const area = areaOf(country, postalCode, region);
  const there = area === null ? named : named.filter((town) => town[3] === area);
  const [only, another] = there;
  return only && !another ? { lat: Number(only[1]), lng: Number(only[2]) } : null;
}

/** What tells towns of one name apart; null: the address doesn't say. */
function areaOf(country: string, postalCode: TownAddress['postalCode'], region: TownAddress['region']): string | null {
  const code = postalCode?.trim() ?? '';
  // Corsica's postcodes begin with 20, and its departments are 2A and 2B.
  if (country === 'FR') return /^(?!20)\d{5}$/.test(code) ? code.slice(0, 2) : null;
  return country === 'US' && /^[A-Z]{2}$/.test(region ?? '') ? (region ?? null) : null;
}
