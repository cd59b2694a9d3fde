import { expect, it } from 'vitest';
import { allCountries, countryCalled, countryName } from './country-name.ts';

it.each([
  ['France', 'FR'],
  [' united  kingdom ', 'GB'],
  ['uk', 'GB'],
  ['USA', 'US'],
  ['Réunion', 'RE'],
  ["Cote d'Ivoire", 'CI'],
  ['Bosnia and Herzegovina', 'BA'],
  ['pt', 'PT'],
  ['Frnce', null],
  ['EU', null],
  ['ZZ', null],
  ['', null],
])('“%s” is %s', (typed, code) => expect(countryCalled(typed)).toBe(code));

it('knows every country by its own name and code', () => {
  expect(allCountries.length).toBeGreaterThan(240);
  for (const code of allCountries) {
    expect(countryCalled(code)).toBe(code);
    expect(countryCalled(countryName(code)), code).toBe(code);
  }
  expect(countryName('XY')).toBe('XY');
});
