import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asksBeforePrice, priceChangePercent } from './price-question.ts';

const amount = fc.integer({ min: 1, max: 1_000_000_000 });

test.each([
  [8_800, 0, true],
  [8_800, 880, true],
  [8_800, 88_000, true],
  [8_800, 11_440, false],
  [8_800, 11_441, true],
  [8_800, 6_160, false],
  [8_800, 6_159, true],
  [8_800, 8_800, false],
  [0, 8_800, true],
  [0, 0, false],
])('a price of %i that becomes %i is asked about: %s', (from, to, asks) => {
  expect(asksBeforePrice(from, to)).toBe(asks);
});

test('a slip of the decimal point is always asked about, and so is a price of nothing', () => {
  fc.assert(
    fc.property(amount, (price) => {
      expect(asksBeforePrice(price, price * 10)).toBe(true);
      expect(asksBeforePrice(price * 10, price)).toBe(true);
      expect(asksBeforePrice(price, 0)).toBe(true);
    }),
  );
});

test('what is within 30 % is not asked about', () => {
  fc.assert(
    fc.property(amount, fc.double({ min: -0.3, max: 0.3, noNaN: true }), (price, share) => {
      const to = price + Math.trunc(price * share);
      fc.pre(to > 0);
      expect(asksBeforePrice(price, to)).toBe(false);
    }),
  );
});

test('the per cent that are said', () => {
  expect(priceChangePercent(12_400, 1_240)).toBe(90);
  expect(priceChangePercent(7_600, 760_000)).toBe(9_900);
  expect(priceChangePercent(0, 760)).toBeNull();
});
