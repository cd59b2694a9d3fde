import { expect, it } from 'vitest';
import { checkBuyer, nothingOfBuyer } from './check-buyer.ts';

it.each([
  ['06 12 34 56 78', 'FR', '+33612345678'],
  ['+44 20 7946 0958', 'FR', '+442079460958'],
  ['020 7946 0958', 'GB', '+442079460958'],
  ['(512) 555-0100', 'US', '+15125550100'],
  ['+33 6 12 34 56 78', 'ZZ', '+33612345678'],
])('the phone number %s in %s is kept as %s', (phone, country, kept) => {
  expect(checkBuyer({ phone }, country)).toEqual({ ...nothingOfBuyer, phone: kept });
});

it.each(['12', 'call me', '+999 1', '06 12 34 56 78 99 99 99'])('asks again about the phone number %s', (phone) => {
  expect(() => checkBuyer({ phone }, 'FR')).toThrow('Check the phone number');
});

it.each([
  ['FR 40 303 265 045', 'FR40303265045'],
  ['de136695976', 'DE136695976'],
  ['ESA28017895', 'ESA28017895'],
  ['CHE-116.281.710 MWST', 'CHE116281710MWST'],
])('the VAT number %s is kept as %s', (vatNumber, kept) => {
  expect(checkBuyer({ vatNumber }, 'FR').vatNumber).toBe(kept);
});

it.each([
  ['FR40303265046', 'wrong digit or letter'],
  ['303265045', 'begins with the two letters'],
  ['ZZ123', 'begins with the two letters'],
])('says what is wrong with the VAT number %s', (vatNumber, message) => {
  expect(() => checkBuyer({ vatNumber }, 'FR')).toThrow(message);
});

it('what was left empty is nothing', () => {
  expect(checkBuyer({ phone: '', company: '', vatNumber: '' }, 'FR')).toEqual(nothingOfBuyer);
});
