import type { CountryChoice } from '#contract/account/address.ts';
import { allCountries, countryName } from '#domain/address/country-name.ts';
import type { ShippingZone } from '#domain/order/shipping-methods.ts';
import { database } from '#server/database/database.ts';
import { readShippingZones } from './shipping-zones.ts';

/** The countries that an address’s form offers, by name: those that the shop sends to. */
export const readCountriesToChoose = async (): Promise<CountryChoice[]> =>
  countriesSentTo(await readShippingZones(database()))
    .map((code): CountryChoice => [code, countryName(code)])
    .sort(([, a], [, b]) => a.localeCompare(b, 'en'));

/** A zone without rates is sent nothing; one without countries is for all that no other zone names. */
export function countriesSentTo(zones: readonly Pick<ShippingZone, 'countries' | 'rates'>[]): string[] {
  const named = new Set(zones.flatMap(({ countries }) => countries));
  const open = zones.filter(({ rates }) => rates.length > 0);
  const others = open.some(({ countries }) => countries.length === 0) ? allCountries : [];
  return [...new Set([...open.flatMap(({ countries }) => countries), ...others.filter((code) => !named.has(code))])];
}
