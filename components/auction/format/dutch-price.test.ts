import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuctionView } from '#contract/auction/auction.ts';
import { dutchPriceAt } from '#domain/auction/dutch.ts';
import { fallingPrice, fallsUntil } from './dutch-price.ts';

const start = Date.parse('2026-11-20T18:00:00.000Z');
const schedule = {
  startAmount: 40_000,
  startsAt: start,
  drop: { amount: 1_500, everySeconds: 10, floorAmount: 12_000 },
};
const view = {
  state: 'open',
  format: 'dutch',
  currentAmount: 40_000,
  endsAt: '2026-11-20T19:00:00.000Z',
  startsAt: new Date(start).toISOString(),
  dutch: { startAmount: 40_000, dropAmount: 1_500, dropSeconds: 10, floorAmount: 12_000, nextDropAt: null },
} as unknown as AuctionView;

describe('a falling price on a page', () => {
  it('is never lower than what the server honours, even if the page’s clock is a quarter of a second ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600_000 }), fc.integer({ min: -5_000, max: 250 }), (after, ahead) => {
        const shown = fallingPrice(view, start + after + ahead).amount;
        expect(shown).toBeGreaterThanOrEqual(dutchPriceAt(schedule, start + after));
      }),
    );
  });

  it('falls without a push, runs down to the next fall, and rests at the floor', () => {
    expect(fallingPrice(view, start + 10_299).amount).toBe(40_000);
    expect(fallingPrice(view, start + 10_300)).toEqual({
      amount: 38_500,
      nextDropAt: start + 20_000,
      waitLeft: 1,
    });
    expect(fallingPrice(view, start + 600_000)).toEqual({ amount: 12_000, nextDropAt: null, waitLeft: 0 });
  });

  it('takes the server’s word where that is lower', () => {
    expect(fallingPrice({ ...view, currentAmount: 37_000 }, start + 10_300).amount).toBe(37_000);
  });

  it('is drawn from its start to its floor in at most so many steps', () => {
    const falls = fallsUntil(view, start + 600_000, 5);
    expect(falls.length).toBeLessThanOrEqual(7);
    expect(falls[0]).toEqual({ at: start, amount: 40_000 });
    expect(falls.at(-1)?.amount).toBe(12_000);
  });
});
