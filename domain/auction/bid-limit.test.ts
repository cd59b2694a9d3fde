import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBidLimit } from './auction.ts';
import { leastLimitWithoutEstimate, limitFrom } from './bid-limit.ts';
import { minimumEnglishBid } from './english.ts';
import { bidding, exampleRules } from './example-lot.ts';
import { freshLot } from './lot.ts';

describe('the most that may be bid without the house’s word', () => {
  const fresh = bidding([]);
  const beyond = bidding([
    ['a', 900_000],
    ['b', 500_000],
  ]);

  test.each([
    ['is ten times the high estimate', fresh, 60_000, 600_000],
    ['is ten times the next bid, once that has left the estimate behind', beyond, 30_000, 5_020_000],
    ['is the same where the opening price is above the estimate', fresh, 1, 100_000],
    ['without an estimate is no less than 10,000.00', fresh, null, leastLimitWithoutEstimate],
    ['without an estimate follows the price beyond that', beyond, null, 5_020_000],
  ])('%s', (_, { lot, state }, estimate, limit) => expect(openBidLimit(lot, state, estimate)).toBe(limit));

  test('a falling price has none: everybody pays what is shown', () => {
    const rules = { ...exampleRules, format: 'dutch', drop: { amount: 1, everySeconds: 1, floorAmount: 1 } } as const;
    expect(openBidLimit(rules, freshLot(rules), 1)).toBeNull();
  });

  test('never stands near the next bid, and says nothing of the reserve or a maximum', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    const bids = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), amount), { maxLength: 12 });
    fc.assert(
      fc.property(bids, fc.option(amount), fc.option(amount), amount, (bids, estimate, reserveAmount, other) => {
        const { lot, state } = bidding(bids, { reserveAmount });
        const limit = openBidLimit(lot, state, estimate);
        expect(limit).toBeGreaterThanOrEqual(10 * state.price);
        // What the page names beforehand.
        expect(limitFrom(minimumEnglishBid(lot, state), estimate)).toBe(limit);
        const secret = {
          leader: state.leader && { ...state.leader, maximum: state.price + other },
          rivalMaximum: other,
        };
        expect(openBidLimit({ ...lot, reserveAmount: other }, { ...state, ...secret }, estimate)).toBe(limit);
      }),
    );
  });
});
