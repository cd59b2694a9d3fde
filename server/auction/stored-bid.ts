import { type BidAccepted, type BidOutcome, paddleName } from '#contract/auction.ts';
import type { Problem } from '#contract/errors.ts';
import type { BidRefusal, LotRules } from '#domain/auction/auction.ts';
import { oneStepAbove } from '#domain/auction/bid-increment.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';

export type BidAnswer = Decision<BidAccepted, Problem>;

/** A decided bid as its row keeps it. The answer is made from this alone, so a retry gets the first one. */
export interface StoredBid {
  /** Null for a refusal. */
  seq: number | null;
  outcome: BidOutcome | 'bought' | BidRefusal['code'];
  priceBefore: number;
  priceAfter: number;
  /** Paddle. */
  leaderAfter: number | null;
  endsAfter: number;
}

/** The answer to a bid. @param version the lot's version with the bid in it, or a later one */
export function answerOf(bid: StoredBid, rules: LotRules, version: number): BidAnswer {
  const { seq, outcome, priceAfter, leaderAfter } = bid;
  const minimumBidAmount = leaderAfter === null ? rules.startAmount : oneStepAbove(rules.increments, priceAfter);
  if (seq === null) return refuse(problemOfBid(bid, rules, minimumBidAmount));
  return accept({
    accepted: true,
    outcome: outcome === 'outbid' || outcome === 'raised' ? outcome : 'leading',
    currentAmount: priceAfter,
    minimumBidAmount,
    leader: leaderAfter === null ? null : paddleName(leaderAfter),
    bidCount: seq,
    endsAt: new Date(bid.endsAfter).toISOString(),
    version,
  });
}

function problemOfBid({ outcome, endsAfter }: StoredBid, rules: LotRules, minimumBidAmount: number): Problem {
  switch (outcome) {
    case 'auction_not_open':
      return {
        code: 'auction_not_open',
        message: 'This lot is not open yet.',
        startsAt: new Date(rules.startsAt).toISOString(),
      };
    case 'maximum_not_raised':
      return {
        code: 'maximum_not_raised',
        message: 'You are leading with a maximum as high as this. A maximum can be raised, not lowered.',
        field: 'maxAmount',
      };
    case 'bid_too_low':
      return {
        code: 'bid_too_low',
        message: 'The price has passed this amount. Bid at least the next minimum.',
        field: 'maxAmount',
        minimumBidAmount,
      };
    default:
      return {
        code: 'auction_ended',
        message: 'This lot has ended. Your bid came after its last second.',
        endedAt: new Date(endsAfter).toISOString(),
      };
  }
}
