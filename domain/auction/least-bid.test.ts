import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeBid, minimumBid } from './auction.ts';
import { bidding } from './example-lot.ts';
import { leastBid } from './least-bid.ts';
import { mayBidAgain } from './retraction.ts';

const amount = fc.integer({ min: 1, max: 300_000 });
const bids = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), amount), { maxLength: 12 });

test('what somebody is offered to bid would be taken, whatever they took back and whoever leads', () => {
  fc.assert(
    fc.property(bids, fc.option(amount), (bids, takenBack) => {
      const { lot, state } = bidding(bids);
      const own = state.leader?.bidder === 'a' ? state.leader.maximum : null;
      const least = leastBid(minimumBid(lot, state, 1), own, takenBack, lot.increments);
      expect(mayBidAgain('english', takenBack, least)).toBe(true);
      expect(judgeBid(lot, state, { bidder: 'a', maximum: least }, 1)).toMatchObject({ ok: true });
    }),
  );
});
