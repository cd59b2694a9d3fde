import { expect, it } from 'vitest';
import { vatInPricesOf } from './vat-in-prices.ts';

it.each([
  ['unstated', true, null, 'unstated'],
  ['unstated', true, 2_100, 'included'],
  ['unstated', true, 0, 'unstated'],
  ['unstated', false, null, 'unstated'],
  ['unstated', false, 2_100, 'added'],
  ['origin', true, null, 'included'],
  ['origin', false, null, 'added'],
  ['destination', true, null, 'included_where_due'],
  ['destination', false, null, 'added_where_due'],
  ['exempt', true, 2_100, 'exempt'],
  ['exempt', false, null, 'exempt'],
] as const)('by rule %s, prices that include it %s, a flat rate of %s: %s', (rule, pricesInclude, flat, expected) => {
  expect(vatInPricesOf({ rule, pricesInclude, flatBasisPoints: flat })).toBe(expected);
});
