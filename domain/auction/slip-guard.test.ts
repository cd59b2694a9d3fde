import { describe, expect, it } from 'vitest';
import { allows, isOver, leftUnder, onePressMs, suggestedCeiling } from './one-press.ts';
import { slipOf } from './slip-guard.ts';

const expected = { price: 64_000, floor: 65_000, estimateHigh: 68_000, lastAmount: null };

describe('a slip of the finger', () => {
  it.each([
    ['a zero too many', 650_000, expected, { amount: 650_000, times: 10, meant: 65_000 }],
    ['three times the estimate is bold, not a slip', 204_000, expected, null],
    ['more than that is', 205_000, expected, { amount: 205_000, times: 3, meant: 65_000 }],
    [
      'without an estimate, double one’s last amount',
      140_000,
      { ...expected, estimateHigh: null, lastAmount: 63_000 },
      { amount: 140_000, times: 2, meant: 65_000 },
    ],
    ['without either, five times the next bid is bold', 325_000, { ...expected, estimateHigh: null }, null],
    [
      'more than that is a slip',
      650_000,
      { ...expected, estimateHigh: null },
      { amount: 650_000, times: 10, meant: 65_000 },
    ],
    [
      'a price far above the estimate is no slip of the next bidder',
      310_000,
      { ...expected, price: 300_000, floor: 310_000, lastAmount: 100_000 },
      null,
    ],
  ])('%s', (_, amount, about, slip) => expect(slipOf(amount, about)).toEqual(slip));
});

describe('one press', () => {
  const table = [{ from: 0, step: 1_000 }];
  it('suggests the high estimate, at least two steps above', () => {
    expect(suggestedCeiling(table, 65_000, 80_000)).toBe(80_000);
    expect(suggestedCeiling(table, 79_500, 80_000)).toBe(81_500);
    expect(suggestedCeiling(table, 65_000, null)).toBe(67_000);
  });

  it('goes up to its ceiling and no further, and ends by itself', () => {
    const press = { ceiling: 80_000, until: onePressMs, paddle: 'Paddle 1' };
    expect([allows(press, 80_000), allows(press, 80_100)]).toEqual([true, false]);
    expect([leftUnder(press, 69_000), leftUnder(press, 90_000)]).toEqual([11_000, 0]);
    expect([isOver(press, onePressMs - 1), isOver(press, onePressMs)]).toEqual([false, true]);
  });
});
