import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basisPointsOf, buyersPremium, lotCost } from './buyers-premium.ts';

const amounts = fc.integer({ min: 0, max: 2_000_000_000 });
const rates = fc.integer({ min: 0, max: 5_000 });

describe('the buyer’s premium', () => {
  test.each([
    [10_000, 0, 0],
    [10_000, 2_000, 2_000],
    [10_000, 1_250, 1_250],
    [1, 5_000, 1], // half a cent is a cent
    [99, 50, 0], // 0.495 is none
    [100, 50, 1], // 0.5 is one
    [333, 1_001, 33], // 33.3333
  ])('on %i at %i basis points is %i', (amount, basisPoints, premium) => {
    expect(buyersPremium(amount, basisPoints)).toBe(premium);
  });

  test('is the nearest minor unit, and the upper one of two that are as near', () => {
    fc.assert(
      fc.property(amounts, rates, (amount, rate) => {
        const error = BigInt(buyersPremium(amount, rate)) * 10_000n - BigInt(amount) * BigInt(rate);
        expect(error > -5_000n && error <= 5_000n).toBe(true);
      }),
    );
  });

  test('never falls when the price rises, so that a maximum bounds what is paid', () => {
    fc.assert(
      fc.property(amounts, amounts, rates, (a, b, rate) => {
        const [lower, higher] = [Math.min(a, b), Math.max(a, b)];
        expect(lotCost(lower, rate, 1_800).totalAmount).toBeLessThanOrEqual(lotCost(higher, rate, 1_800).totalAmount);
      }),
    );
  });

  test('the total is the sum of its parts', () => {
    fc.assert(
      fc.property(amounts, rates, amounts, (amount, rate, shipping) => {
        const cost = lotCost(amount, rate, shipping);
        expect(cost.totalAmount).toBe(cost.amount + cost.premiumAmount + cost.shippingAmount);
        expect(Number.isSafeInteger(cost.totalAmount)).toBe(true);
      }),
    );
  });

  test('per cents with two decimals lose nothing', () => {
    fc.assert(
      fc.property(rates, (rate) => {
        expect(basisPointsOf(Number((rate / 100).toFixed(2)))).toBe(rate);
      }),
    );
  });
});
