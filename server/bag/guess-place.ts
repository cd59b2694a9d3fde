import type { BagDelivery } from '#contract/bag/bag.ts';
import { countryCookie, readOwnCountry } from '#domain/address/own-country.ts';
import { database } from '#server/engine/database/database.ts';
import { countriesSentTo } from '#server/tariff/countries-to-choose.ts';
import { readShippingZones } from '#server/tariff/shipping-zones.ts';
import { keepChoice, type Place, readChoice } from './bag-choice.ts';

/**
 * Prices a bag to where its person's pages say it goes: the country they chose in this browser, else their first saved address,
 * else the guess of the browser's time zone. A bag that has a place keeps it. Idempotent.
 */
export async function guessPlace(personId: string, cookies: ReadonlyMap<string, string>): Promise<void> {
  const db = database();
  if ((await readChoice(db, personId)).country !== null) return;
  const own = readOwnCountry(cookies.get(countryCookie));
  const here = own && { country: own.country };
  const place: BagDelivery | null = own?.chosen ? here : ((await readSavedPlace(personId)) ?? here);
  if (!place?.country || !countriesSentTo(await readShippingZones(db)).includes(place.country)) return;
  await keepChoice(personId, place);
}

/** Where their forms begin: the first of their address book, else the address on file. */
async function readSavedPlace(personId: string): Promise<BagDelivery | null> {
  const [saved] = await database().$queryRaw<Place[]>`
    (SELECT country, region, postal_code AS "postalCode" FROM saved_address WHERE person_id = ${personId}
      ORDER BY first_since DESC NULLS LAST, created_at, id LIMIT 1)
    UNION ALL
    (SELECT country, region, postal_code FROM person_address WHERE person_id = ${personId})
    LIMIT 1`;
  if (!saved) return null;
  const { country, region, postalCode } = saved;
  return { country: country ?? undefined, region: region ?? undefined, postalCode: postalCode ?? undefined };
}
