import { expect, it } from 'vitest';
import { addressForm, knownCountries } from './address-form.ts';
import { addressProblems } from './address-problems.ts';
import { regionAsWritten } from './regions.ts';

const asked = (country: string) =>
  addressForm(country)
    .slice(3)
    .map(({ label, needed }) => `${label}${needed ? ' *' : ''}`);

it.each([
  ['FR', ['Postcode *', 'City *']],
  ['GB', ['Town or city *', 'Postcode *']],
  ['IE', ['Town or city *', 'County (optional)', 'Eircode (optional)']],
  ['IT', ['Postcode *', 'City *', 'Province *']],
  ['ES', ['Postcode *', 'City *', 'Province (optional)']],
  ['US', ['City *', 'State *', 'ZIP code *']],
  ['CA', ['City *', 'Province *', 'Postal code *']],
  ['AU', ['Suburb or town *', 'State *', 'Postcode *']],
  ['JP', ['Postal code *', 'Prefecture *', 'City *']],
  ['HK', ['District *', 'Region (optional)']],
  ['BO', ['City *', 'Region (optional)', 'Postcode (optional)']],
  ['toString', ['City *', 'Region (optional)', 'Postcode (optional)']],
])('the form of %s', (country, parts) => {
  expect(asked(country)).toEqual(parts);
});

it('asks for each part at most once, and never for less than a name, a street and a town', () => {
  for (const country of [...knownCountries, 'XX']) {
    const parts = addressForm(country).map(({ part }) => part);
    expect(new Set(parts).size, country).toBe(parts.length);
    expect(parts, country).toEqual(expect.arrayContaining(['name', 'line1', 'line2', 'city']));
    expect(
      addressForm(country).filter(({ half }) => half),
      country,
    ).toHaveLength(2);
  }
});

const street = { name: 'A', line1: '1 High Street', city: 'Anywhere' };

it.each([
  ['US', { postalCode: '10001', region: 'NY' }, []],
  ['US', { postalCode: '10001' }, [['region', 'Choose the state.', false]]],
  ['US', { postalCode: '10001', region: 'Kent' }, [['region', 'Choose the state.', false]]],
  ['US', { region: 'NY' }, [['postalCode', 'Enter the ZIP code.', false]]],
  [
    'IT',
    { postalCode: '20121', region: 'Milano' },
    [['region', 'Enter the province as two letters, such as MI.', false]],
  ],
  ['IT', { postalCode: '20121', region: 'mi' }, []],
  ['IE', {}, []],
  ['GB', { postalCode: 'SW1A 1AA', region: 'Kent' }, []],
  ['FR', { postalCode: '690' }, [['postalCode', 'French postcodes have five digits. Yours has three.', true]]],
  ['FR', { postalCode: ' ' }, [['postalCode', 'Enter the postcode.', false]]],
  ['BO', {}, []],
])('%s with %j: %j', (country, parts, problems) => {
  expect(
    addressProblems({ ...street, ...parts, country }).map(({ part, message, asks }) => [part, message, asks]),
  ).toEqual(problems);
});

it('a region is written by its code where its country has codes', () => {
  expect(regionAsWritten('US', 'new york')).toBe('NY');
  expect(regionAsWritten('AU', 'nsw')).toBe('NSW');
  expect(regionAsWritten('IT', 'mi')).toBe('MI');
  expect(regionAsWritten('IE', 'Cork')).toBe('Cork');
});
