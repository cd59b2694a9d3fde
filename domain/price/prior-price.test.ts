import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowestBefore, type PriceSince, priorOf } from './prior-price.ts';

const day = 24 * 60 * 60_000;
const prices = (...steps: [amount: number, atDay: number][]): PriceSince[] =>
  steps.map(([amount, atDay]) => ({ amount, since: atDay * day }));

describe('the lowest price of the 30 days before', () => {
  it('is the one that was replaced, if nothing else applied', () => {
    expect(priorOf(prices([14_000, 0]), { amount: 12_400, since: 60 * day })).toBe(14_000);
  });

  it('is an earlier reduction within the 30 days', () => {
    expect(priorOf(prices([14_000, 0], [13_200, 40], [14_000, 50]), { amount: 12_400, since: 60 * day })).toBe(13_200);
  });

  it('counts a price that began before the 30 days and reached into them', () => {
    expect(lowestBefore(prices([9_000, 0], [10_000, 31]), 60 * day)).toBe(9_000);
    expect(lowestBefore(prices([9_000, 0], [10_000, 30]), 60 * day)).toBe(10_000);
  });

  it('is none where the price only comes back from a rise', () => {
    expect(priorOf(prices([10_000, 0], [12_000, 55]), { amount: 10_000, since: 60 * day })).toBeNull();
  });

  it('is none for the first price', () => {
    expect(lowestBefore([], 0)).toBeNull();
  });

  const anyHistory = fc
    .array(fc.record({ amount: fc.integer({ min: 0, max: 100_000 }), since: fc.integer({ min: 0, max: 100 * day }) }), {
      minLength: 1,
      maxLength: 20,
    })
    .map((steps) => steps.sort((a, b) => a.since - b.since));

  it('is never above the price that was replaced, and never below the lowest of all', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 1, max: 50 * day }), (history, later) => {
        const last = history.at(-1) as PriceSince;
        const lowest = lowestBefore(history, last.since + later) as number;
        expect(lowest).toBeLessThanOrEqual(last.amount);
        expect(lowest).toBeGreaterThanOrEqual(Math.min(...history.map(({ amount }) => amount)));
      }),
    );
  });

  it('can’t be raised by a rise and a fall back shortly before', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 1, max: 100_000 }), (history, rise) => {
        const last = history.at(-1) as PriceSince;
        const at = last.since + 10 * day;
        const raised = [...history, { amount: last.amount + rise, since: at - 2 * day }];
        expect(lowestBefore(raised, at)).toBe(lowestBefore(history, at));
      }),
    );
  });
});
