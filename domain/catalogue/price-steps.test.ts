import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceSteps } from './price-steps.ts';

test.each([
  [[3_200, 4_200, 4_400, 8_400, 9_600, 12_400, 18_500, 24_000, 56_000], 100, [5_000, 10_000, 20_000]],
  [[1_000, 1_000, 1_000], 100, []],
  [[], 100, []],
  [[9_900, 10_100], 100, [10_000]],
  // Yen have no smaller unit.
  [[800, 1_900, 4_100, 9_000], 1, [1_000, 2_000, 5_000]],
])('%j has the steps %#', (sorted, unit, steps) => expect(priceSteps(sorted, unit)).toEqual(steps));

const prices = fc
  .array(fc.integer({ min: 1, max: 5_000_000 }), { maxLength: 200 })
  .map((some) => some.sort((one, other) => one - other));

test('each step has something up to it, something above it, and more than the step before', () => {
  fc.assert(
    fc.property(prices, fc.constantFrom(1, 100, 1000), (sorted, unit) => {
      const steps = priceSteps(sorted, unit);
      expect(steps.length).toBeLessThanOrEqual(3);
      let before = 0;
      for (const step of steps) {
        const count = sorted.filter((price) => price <= step).length;
        expect(step % unit).toBe(0);
        expect(count).toBeGreaterThan(before);
        expect(count).toBeLessThan(sorted.length);
        before = count;
      }
    }),
  );
});
