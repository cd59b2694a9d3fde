import { expect, it } from 'vitest';
import { chooseMethod, type ShippingRate, shippingMethods } from './shipping-methods.ts';

const rate = (method: string, more: Partial<ShippingRate> = {}): ShippingRate => ({
  method,
  title: method,
  amount: 900,
  currency: null,
  freeFrom: null,
  weightFrom: 0,
  weightTo: null,
  daysLeast: 2,
  daysMost: 3,
  ...more,
});
const zones = [
  { countries: [], postcodes: [], rates: [rate('far')] },
  {
    countries: ['ES'],
    postcodes: [],
    rates: [rate('light', { weightTo: 2_000 }), rate('heavy', { weightFrom: 2_000 })],
  },
  { countries: ['ES'], postcodes: ['07', '0700'], rates: [rate('island')] },
  { countries: ['US'], postcodes: [], rates: [rate('dollars', { currency: 'USD' })] },
];
const methods = (country: string, postalCode = '28001', weightGrams = 500, currency = 'EUR') =>
  shippingMethods(zones, { destination: { country, postalCode }, weightGrams, currency }).map(({ method }) => method);

it.each([
  ['a country', methods('ES'), ['light']],
  ['a heavier parcel', methods('ES', '28001', 2_000), ['heavy']],
  ['the closest beginning of a postcode', methods('ES', '07 001'), ['island']],
  ['everywhere else', methods('JP'), ['far']],
  ['another currency', methods('US'), []],
  ['its currency', methods('US', '10001', 1, 'USD'), ['dollars']],
])('ways of delivery: %s', (_, found, expected) => expect(found).toEqual(expected));

it('without a word the cheapest is chosen, by what it costs this order', () => {
  const both = [rate('plain'), rate('fast', { amount: 1_200, freeFrom: 10_000 })];
  const chosen = (asked: string | undefined, itemsAmount: number) => chooseMethod(both, { asked, itemsAmount })?.method;
  expect(chosen(undefined, 5_000)).toBe('plain');
  expect(chosen(undefined, 10_000)).toBe('fast');
  expect(chosen('fast', 5_000)).toBe('fast');
  expect(chosen('by air', 5_000)).toBeUndefined();
});
