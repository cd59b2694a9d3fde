import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, typedAmount } from './amount-text.ts';

describe('an amount as people type it', () => {
  it.each([
    ['750', 'EUR', 75_000],
    [' €1,240 ', 'EUR', 124_000],
    ['48.17', 'EUR', 4_817],
    ['48.5', 'EUR', 4_850],
    ['48,17', 'EUR', 4_817],
    ['1,2,3', 'EUR', null],
    ['1200', 'JPY', 1_200],
    ['12.5', 'JPY', null],
    ['48.175', 'EUR', null],
    ['a lot', 'EUR', null],
    ['', 'EUR', null],
  ])('%j in %s is %s', (text, currency, amount) => expect(readAmount(text, currency)).toBe(amount));
});

it('an amount that is written is read as the same', () => {
  expect(typedAmount(65_000, 'EUR')).toBe('650');
  expect(typedAmount(4_850, 'EUR')).toBe('48.50');
  fc.assert(
    fc.property(fc.nat({ max: 1_000_000_000 }), fc.constantFrom('EUR', 'JPY', 'GBP'), (amount, currency) => {
      expect(readAmount(typedAmount(amount, currency), currency)).toBe(amount);
    }),
  );
});
