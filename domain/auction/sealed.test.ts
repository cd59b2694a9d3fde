import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBid } from './auction.ts';
import { outcomeOf } from './closing.ts';
import type { LotFormat } from './format.ts';
import { type BidIntent, freshLot, type LotRules } from './lot.ts';
import { openSealedBids } from './sealed.ts';

const lot = (format: LotFormat, reserveAmount: number | null = null): LotRules => ({
  format,
  startAmount: 1_000,
  reserveAmount,
  buyNowAmount: null,
  increments: [{ from: 0, step: 100 }],
  softCloseSeconds: 120,
  maxExtensionSeconds: null,
  drop: null,
  startsAt: 0,
  scheduledEndsAt: 1_000_000,
});
const formats = fc.constantFrom<LotFormat>('sealed_first_price', 'sealed_second_price');
const someBids = fc.array(
  fc.record({ bidder: fc.constantFrom('a', 'b', 'c', 'd'), maximum: fc.integer({ min: 0, max: 5_000 }) }),
  { maxLength: 30 },
);

/** Returns which of these are accepted, and how the lot stands after. */
function handIn(rules: LotRules, bids: readonly BidIntent[]) {
  const accepted: BidIntent[] = [];
  let state = freshLot(rules);
  for (const bid of bids) {
    const own = accepted.findLast(({ bidder }) => bidder === bid.bidder)?.maximum ?? null;
    const decision = judgeBid(rules, state, bid, 1, own);
    if (!decision.ok) continue;
    accepted.push(bid);
    state = decision.value.state;
  }
  return { accepted, state };
}

describe('sealed bids', () => {
  it('show in nothing before the close, whatever is bid', () => {
    fc.assert(
      fc.property(formats, someBids, (format, bids) => {
        const rules = lot(format);
        const { accepted, state } = handIn(rules, bids);
        expect(state).toEqual(accepted.length > 0 ? { ...freshLot(rules), phase: 'open' } : freshLot(rules));
      }),
    );
  });

  it('are won by the highest, the earlier of equal ones, at the first or the second price', () => {
    fc.assert(
      fc.property(formats, someBids, fc.option(fc.integer({ min: 0, max: 5_000 })), (format, bids, reserve) => {
        const rules = lot(format, reserve);
        const { accepted, state } = handIn(rules, bids);
        const opened = openSealedBids(rules, state, accepted);
        const best = (of: readonly BidIntent[]) => Math.max(-1, ...of.map(({ maximum }) => maximum));
        if (accepted.length === 0) {
          expect(opened).toEqual(state);
          return;
        }
        const highest = best(accepted);
        const winner = accepted.find(({ maximum }) => maximum === highest)?.bidder;
        const second = best(accepted.filter(({ bidder }) => bidder !== winner));
        expect(opened.leader).toEqual({ bidder: winner, maximum: highest });
        const sold = outcomeOf(rules, opened) === 'sold';
        expect(sold).toBe(reserve === null || highest >= reserve);
        const owed = format === 'sealed_first_price' ? highest : Math.max(rules.startAmount, second, reserve ?? 0);
        expect(opened.price).toBe(sold ? owed : rules.startAmount);
        expect(opened.price).toBeLessThanOrEqual(Math.max(highest, rules.startAmount));
      }),
    );
  });

  it('can be raised, not lowered, and not below the start', () => {
    const rules = lot('sealed_first_price');
    const judge = (maximum: number, own: number | null) =>
      judgeBid(rules, freshLot(rules), { bidder: 'a', maximum }, 1, own);
    expect(judge(999, null)).toMatchObject({ refusal: { code: 'bid_too_low', minimumBidAmount: 1_000 } });
    expect(judge(2_000, null)).toMatchObject({ value: { outcome: 'sealed' } });
    expect(judge(2_000, 2_000)).toMatchObject({ refusal: { code: 'maximum_not_raised' } });
    expect(judge(2_001, 2_000)).toMatchObject({ value: { outcome: 'raised' } });
  });
});
