import { countryCalled } from '#domain/address/country-name.ts';
import { findTown } from '#server/address/town/find-town.ts';
import { eventKeyOf, type ToldEvent } from './tracking-rows.ts';

/**
 * Gives a scan that names its town but no position the middle of the town, roughly. A town that the scan doesn't tell
 * from another of its name gets none: a point in the wrong town is worse.
 */
export async function placeByTown(event: ToldEvent): Promise<ToldEvent> {
  const { location } = event;
  const country = countryCalled(location?.country ?? '');
  if (!location?.city || !country || location.lat !== undefined || location.lng !== undefined) return event;
  const { city, postalCode, region } = location;
  const town = await findTown({ city, country, postalCode, region });
  // Its key is made of what the sender said, so that a repeat is one whatever our list of towns has learnt since.
  return town ? { ...event, id: eventKeyOf(event), location: { ...location, ...town } } : event;
}
