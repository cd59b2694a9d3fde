import type { CountryChoice } from '#contract/address/address.ts';
import { allCountries, countryName } from '#domain/address/country-name.ts';
import type { ShippingZone } from '#domain/tariff/shipping-methods.ts';
import { database } from '#server/engine/database/database.ts';
import { readShippingZones } from './shipping-zones.ts';

/** Divides the likely countries from the others. */
const divider: CountryChoice = ['', ''];
/** A first zone with more countries than this has none that are likelier than others. */
const mostLikely = 6;

/**
 * The countries that an address’s form offers: those that the shop sends to, by name. The likely ones are first: the guess, and the
 * countries of the merchant's first zone, which are nearest.
 */
export async function readCountriesToChoose(guess: string | null = null): Promise<CountryChoice[]> {
  const zones = await readShippingZones(database());
  const codes = countriesSentTo(zones);
  const near = zones.find(({ countries, rates }) => countries.length > 0 && rates.length > 0)?.countries ?? [];
  const likely = new Set([...(guess ? [guess] : []), ...(near.length > mostLikely ? [] : byName(near))]);
  const first = [...likely].filter((code) => codes.includes(code));
  const others = byName(codes.filter((code) => !likely.has(code)));
  const choices = (list: readonly string[]) => list.map((code): CountryChoice => [code, countryName(code)]);
  return [...choices(first), ...(first.length > 0 && others.length > 0 ? [divider] : []), ...choices(others)];
}

const byName = (codes: readonly string[]): string[] =>
  [...codes].sort((a, b) => countryName(a).localeCompare(countryName(b), 'en'));

/** A zone without rates is sent nothing; one without countries is for all that no other zone names. */
export function countriesSentTo(zones: readonly Pick<ShippingZone, 'countries' | 'rates'>[]): string[] {
  const named = new Set(zones.flatMap(({ countries }) => countries));
  const open = zones.filter(({ rates }) => rates.length > 0);
  const others = open.some(({ countries }) => countries.length === 0) ? allCountries : [];
  return [...new Set([...open.flatMap(({ countries }) => countries), ...others.filter((code) => !named.has(code))])];
}
