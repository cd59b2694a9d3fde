import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { refusePostcode } from './refuse-postcode.ts';

testDatabase();

const asked = (country: string, postalCode: string, postcodeKept?: string) =>
  refusePostcode({ country, postalCode, postcodeKept }).then(
    () => null,
    (error: Error) => error.message,
  );

it.each([
  ['GB', 'SW1A 1AA', null],
  ['GB', 'sw1a1aa', null],
  ['GB', '69001', '69001 doesn’t look like a postcode of the United Kingdom. Check it.'],
  ['NL', '1011 ab', null],
  ['LU', 'L-1855', null],
  ['SE', 'SE-113 51', null],
  ['NO', '0150', null],
  ['IE', '', null],
  ['US', '1000', '1000 doesn’t look like a postcode of the United States. Check it.'],
  ['FR', '690', 'French postcodes have five digits. Yours has three.'],
  ['HK', 'whatever', null],
  ['XX', 'whatever', null],
])('%s %s: %s', async (country, postcode, question) => {
  expect(await asked(country, postcode)).toBe(question);
});

it('one press keeps it, another postcode is asked about anew, and where a price depends on it it has to fit', async () => {
  expect(await asked('GB', '69001', '69001')).toBeNull();
  expect(await asked('GB', '69002', '69001')).toContain('69002');
  await database().shippingZone.create({
    data: { id: 'highlands', title: 'The Highlands', countries: ['GB'], postcodes: ['IV'] },
  });
  expect(await asked('GB', '69001', '69001')).toContain('price of delivery depends on it');
  expect(await asked('GB', 'IV1 1AA')).toBeNull();
});
