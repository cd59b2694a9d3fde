import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partOf } from './part-of.ts';
import { spread } from './spread.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 30 });

it('ten cents over three equal lines: the first has the odd one', () =>
  expect(spread(10, [5, 5, 5])).toEqual([4, 3, 3]));

it('nothing can be spread over nothing but nothing', () => {
  expect(spread(0, [0, 0])).toEqual([0, 0]);
  expect(() => spread(1, [0, 0])).toThrow('nothing to spread');
});

it('parts add up, none is negative, and none is more than its weight', () => {
  fc.assert(
    fc.property(weights, fc.nat(10_000), (of, share) => {
      const amount = Math.floor((sum(of) * share) / 10_000);
      const parts = spread(amount, of);
      expect(sum(parts)).toBe(amount);
      parts.forEach((part, at) => {
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(of[at] ?? 0);
      });
    }),
  );
});

it('what comes back of a line adds up to the line, in any steps', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (whole, steps) => {
      const of = sum(steps);
      let done = 0;
      const parts = steps.map((units) => {
        const part = partOf(whole, { units, done, of });
        done += units;
        return part;
      });
      expect(sum(parts)).toBe(whole);
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
    }),
  );
});
