import type { MapDestination } from '#contract/order/route-map.ts';
import type { Tx } from '#server/database/database.ts';
import { readSeenTown } from '#server/shipping/seen-town.ts';
import { countryMiddle } from './country-middle.ts';

/**
 * Asks no stranger for coordinates: an address lies in its town, if parcels were scanned there, else in its country.
 */
export async function readDestination(
  db: Tx,
  address: { city: string; country: string } | null,
): Promise<MapDestination | null> {
  if (!address) return null;
  const town = await readSeenTown(db, address);
  if (town) return { ...town, label: address.city, kind: 'town' };
  const country = countryMiddle(address.country);
  return country && { lat: country.lat, lng: country.lng, label: country.name, kind: 'country', code: address.country };
}
