import { describe, expect, it } from 'vitest';
import { judgeBid, openBids } from './auction.ts';
import { exampleRules } from './example-lot.ts';
import { type LotFormat, lotFormats, traitsOf } from './format.ts';
import { type BidIntent, freshLot, type LotRules } from './lot.ts';

const drop = { amount: 500, everySeconds: 10, floorAmount: 5_000 };
const bids: BidIntent[] = [
  { bidder: 'a', maximum: 20_000 },
  { bidder: 'b', maximum: 40_000 },
];

/** Returns what is left of a lot of each format once everything in `said` was bid a second before its end. */
function bidLate(rules: LotRules, said: readonly BidIntent[]) {
  let state = freshLot(rules);
  const accepted: BidIntent[] = [];
  for (const bid of said) {
    const decision = judgeBid(rules, state, bid, rules.scheduledEndsAt - 1_000);
    if (!decision.ok) continue;
    accepted.push(bid);
    state = decision.value.state;
  }
  return { state, accepted };
}

describe.each(lotFormats)('what is said of %s', (format) => {
  const traits = traitsOf[format];
  const rules: LotRules = { ...exampleRules, format, drop: traits.manner === 'falling' ? drop : null };
  const { state } = bidLate(rules, bids);

  it('shows bids before the close only if they are not sealed', () => {
    expect([state.bidCount > 0, state.leader !== null]).toEqual(Array(2).fill(traits.manner !== 'sealed'));
  });

  it('ends with the first bid only if its price falls', () => {
    expect(bidLate(rules, bids.slice(0, 1)).state.phase).toBe(traits.manner === 'falling' ? 'closed' : 'open');
  });

  it('moves its end for a late bid only if it closes softly', () => {
    expect(state.endsAt > rules.scheduledEndsAt).toBe(traits.softClose);
  });
});

const rulesOf = (format: LotFormat): LotRules => ({ ...exampleRules, format });
const isBidOn = (format: LotFormat) => traitsOf[format].manner !== 'falling';

it.each(lotFormats.filter(isBidOn))('%s asks the winner for their own bid only if they pay that', (format) => {
  const { state, accepted } = bidLate(rulesOf(format), bids);
  const { price, leader } = openBids(rulesOf(format), state, accepted);
  expect(price === leader?.maximum).toBe(traitsOf[format].paysOwnBid);
});

it.each(lotFormats.filter((format) => traitsOf[format].byProxy))('%s lets a hidden maximum answer', (format) => {
  const { state } = bidLate(rulesOf(format), [...bids].reverse());
  expect(state).toMatchObject({ leader: { bidder: 'b' }, price: 21_000 });
});
