import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allCountries } from './country-name.ts';
import { countryOfTimeZone, timeZonesOf } from './country-of-time-zone.ts';
import { countryCookie, ownCountryCookie, readOwnCountry, writeOwnCountry } from './own-country.ts';

it('a kept country is read as it was written, and nothing else is one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...allCountries, 'ZZ'), fc.boolean(), (country, chosen) => {
      expect(readOwnCountry(writeOwnCountry({ country, chosen }))).toEqual({ country, chosen });
    }),
  );
  fc.assert(
    fc.property(fc.string(), (value) => {
      const own = readOwnCountry(value);
      if (own) expect(writeOwnCountry(own)).toBe(value);
    }),
  );
  for (const value of ['', 'fr', 'FRA', 'FR-', 'FR-guess ', 'FR;', null, undefined])
    expect(readOwnCountry(value)).toBeNull();
});

it('its cookie lasts a year, is secure where the shop is, and can be forgotten', () => {
  const own = { country: 'FR', chosen: false };
  expect(ownCountryCookie(own, true)).toBe(`${countryCookie}=FR-guess; Path=/; Max-Age=31536000; SameSite=Lax; Secure`);
  expect(ownCountryCookie(null, false)).toBe(`${countryCookie}=; Path=/; Max-Age=0; SameSite=Lax`);
});

it.each([
  ['Europe/Paris', 'FR'],
  ['Atlantic/Canary', 'ES'],
  ['Asia/Kolkata', 'IN'],
  ['Asia/Calcutta', 'IN'],
  ['Europe/Kyiv', 'UA'],
  ['UTC', null],
  ['Etc/GMT+3', null],
  ['', null],
  ['../../etc/passwd', null],
])('the time zone %s is of %s', (zone, country) => expect(countryOfTimeZone(zone)).toBe(country));

it('each zone that a country has leads back to it', () => {
  for (const country of ['FR', 'PT', 'ES', 'DE', 'US', 'NO', 'AU'])
    for (const zone of timeZonesOf(country)) expect([zone, countryOfTimeZone(zone)]).toEqual([zone, country]);
});
