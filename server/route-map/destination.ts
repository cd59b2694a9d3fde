import type { Destination } from '#domain/shipping/tracking/parcel-route.ts';
import { findTown, type TownAddress } from '#server/address/town/find-town.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readSeenTown } from '#server/shipping/seen-town.ts';
import { countryMiddle } from './country-middle.ts';

/** Where an address lies, roughly: its town, known by a list or by what carriers scanned there, else its country. */
export async function readDestination(db: Tx, address: TownAddress | null): Promise<Destination | null> {
  if (!address) return null;
  const label = address.city;
  const town = (await findTown(address)) ?? (await readSeenTown(db, address));
  if (town) return { ...town, label, kind: 'town' };
  const middle = countryMiddle(address.country);
  return middle && { ...middle, label, kind: 'country' };
}
