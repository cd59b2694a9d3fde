import fc from 'fast-check';
import { expect, it } from 'vitest';
import { knownCountries } from '#domain/address/address-form.ts';
import { countryName } from '#domain/address/country-name.ts';
import { postcodeAsWritten } from '#domain/address/postcode-written.ts';
import { printAddress } from './print-address.ts';

const who = { name: 'Ann Lee', line1: '1 Street' };

it.each([
  ['US', { city: 'Austin', region: 'Texas', postalCode: '78701' }, ['Austin, TX 78701']],
  ['GB', { city: 'London', postalCode: 'sw1a1aa' }, ['London', 'SW1A 1AA']],
  ['GB', { city: 'London', postalCode: '69001' }, ['London', '69001']],
  ['IE', { city: 'Cork', region: 'Co. Cork', postalCode: 't12x8k2' }, ['Cork', 'Co. Cork', 'T12 X8K2']],
  ['IE', { city: 'Cork', postalCode: '' }, ['Cork']],
  ['LU', { city: 'Luxembourg', postalCode: 'L-1855' }, ['L-1855 Luxembourg']],
  ['CH', { city: 'Zürich', postalCode: '8001' }, ['CH-8001 Zürich']],
  ['PT', { city: 'Porto', postalCode: '4050253' }, ['4050-253 Porto']],
  ['JP', { city: 'Shibuya', region: 'Tokyo', postalCode: '1500001' }, ['Shibuya', 'Tokyo', '150-0001']],
  ['SG', { city: 'Singapore', postalCode: '018956' }, ['SINGAPORE 018956']],
  ['AE', { city: 'Lee', region: 'Dubai', postalCode: '' }, ['Lee', 'Dubai']],
  ['FR', { city: 'Lyon', region: 'Rhône', postalCode: '69001' }, ['69001 Lyon', 'Rhône']],
])('%s %j', (country, place, lines) => {
  expect(printAddress({ ...who, ...place, country })).toEqual(['Ann Lee', '1 Street', ...lines, countryName(country)]);
});

const word = fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 4, maxLength: 9 });

it('nothing that was given is left out, in any country', () => {
  const country = fc.constantFrom(...knownCountries, 'BO', 'XK', 'ZZ', 'AQ');
  fc.assert(
    fc.property(country, word, word, word, word, word, (code, name, line1, line2, city, region) => {
      const lines = printAddress({ name, line1, line2, city, region, postalCode: '48151', country: code });
      for (const part of [name, line1, line2, city, region]) expect(lines.join('\n').toLowerCase()).toContain(part);
      expect(lines.join('').replaceAll(/\D/g, '')).toContain('48151');
      expect(lines.at(-1)).toBe(countryName(code));
    }),
  );
});

it('a postcode is written once as it is written again', () => {
  fc.assert(
    fc.property(fc.constantFrom(...knownCountries), fc.string({ maxLength: 12 }), (country, typed) => {
      const once = postcodeAsWritten(country, typed);
      expect(postcodeAsWritten(country, once)).toBe(once);
    }),
  );
});
