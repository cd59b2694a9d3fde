import { expect, it } from 'vitest';
import { knownCountries } from '#domain/address/address-form.ts';
import { addressProblems } from '#domain/address/address-problems.ts';
import { printAddress } from '#server/address/print-address.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { refusePostcode } from './refuse-postcode.ts';

testDatabase();

/** What is typed below the street, a postcode that is asked about, and what stands on the parcel. */
const places: readonly [
  country: string,
  { postalCode?: string; city: string; region?: string },
  wrong: string,
  printed: string[],
][] = [
  ['AT', { postalCode: '1080', city: 'Wien' }, '10800', ['1080 Wien', 'Austria']],
  ['AU', { postalCode: '2000', city: 'Sydney', region: 'NSW' }, '20', ['Sydney NSW 2000', 'Australia']],
  ['BE', { postalCode: '9000', city: 'Gent' }, '90', ['9000 Gent', 'Belgium']],
  ['CA', { postalCode: 'm5v3l9', city: 'Toronto', region: 'ON' }, '12345', ['Toronto ON M5V 3L9', 'Canada']],
  ['CH', { postalCode: '8001', city: 'Zürich' }, '800', ['CH-8001 Zürich', 'Switzerland']],
  ['DE', { postalCode: '10969', city: 'Berlin' }, '1096', ['10969 Berlin', 'Germany']],
  ['DK', { postalCode: '1620', city: 'København' }, '162', ['1620 København', 'Denmark']],
  [
    'ES',
    { postalCode: '08018', city: 'Barcelona', region: 'Barcelona' },
    '080',
    ['08018 Barcelona Barcelona', 'Spain'],
  ],
  ['FI', { postalCode: '00100', city: 'Helsinki' }, '001', ['FI-00100 Helsinki', 'Finland']],
  ['FR', { postalCode: '69001', city: 'Lyon' }, '690', ['69001 Lyon', 'France']],
  ['GB', { postalCode: 'sw1a1aa', city: 'London' }, '69001', ['London', 'SW1A 1AA', 'United Kingdom']],
  ['IE', { city: 'Cork', region: 'County Cork' }, '690', ['Cork', 'County Cork', 'Ireland']],
  ['IT', { postalCode: '20121', city: 'Milano', region: 'mi' }, '2012', ['20121 Milano MI', 'Italy']],
  ['JP', { postalCode: '1500001', city: 'Shibuya', region: 'Tokyo' }, '15', ['Shibuya', 'Tokyo', '150-0001', 'Japan']],
  ['LU', { postalCode: 'L-1855', city: 'Luxembourg' }, '18', ['L-1855 Luxembourg', 'Luxembourg']],
  ['NL', { postalCode: '1011ab', city: 'Amsterdam' }, '1011', ['1011 AB Amsterdam', 'Netherlands']],
  ['NO', { postalCode: '0150', city: 'Oslo' }, '15', ['0150 Oslo', 'Norway']],
  ['PT', { postalCode: '4050253', city: 'Porto' }, '4050', ['4050-253 Porto', 'Portugal']],
  ['SE', { postalCode: '11351', city: 'Stockholm' }, '113', ['SE-113 51 Stockholm', 'Sweden']],
  ['US', { postalCode: '78701', city: 'Austin', region: 'TX' }, '7870', ['Austin, TX 78701', 'United States']],
];

it.each(places)(
  '%s: its form is filled, its postcode asked about, its parcel printed',
  async (country, place, wrong, printed) => {
    const address = { name: 'Ann Lee', line1: '1 Street', postalCode: '', ...place, country };
    expect(addressProblems(address)).toEqual([]);
    await expect(refusePostcode(address)).resolves.toBeUndefined();
    await expect(refusePostcode({ country, postalCode: wrong })).rejects.toMatchObject({
      problem: { field: 'postalCode' },
    });
    expect(printAddress(address)).toEqual(['Ann Lee', '1 Street', ...printed]);
  },
);

it('every country that a zone of the new shop names has a form of its own, and stands in the table above', async () => {
  const zones = await database().shippingZone.findMany({ select: { countries: true } });
  const named = zones.flatMap(({ countries }) => countries);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((code) => !knownCountries.includes(code))).toEqual([]);
  expect(named.filter((code) => !places.some(([country]) => country === code))).toEqual([]);
});
