import { type BidAccepted, type BidOutcome, bidOutcomeSchema, paddleName } from '#contract/auction/auction.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { minimumBid } from '#domain/auction/auction.ts';
import { falls, isSealed } from '#domain/auction/format.ts';
import { type BidRefusal, freshLot, type LotRules } from '#domain/auction/lot.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { customerBlocked } from '#server/customer/block/blocked-customers.ts';

/** A bid that was not judged: its bidder has to bring something first, or may not bid. */
export type NotJudged =
  | 'bidder_not_ready'
  | 'bidding_closed'
  | 'bidding_paused'
  | 'bid_above_limit'
  | 'customer_blocked';

export type BidAnswer = Decision<BidAccepted, Problem>;

/** A decided bid as its row keeps it. The answer is made from this alone, so a retry gets the first one. */
export interface StoredBid {
  /** Null for a refusal. */
  seq: number | null;
  outcome: BidOutcome | BidRefusal['code'] | 'below_taken_back';
  priceBefore: number;
  priceAfter: number;
  leaderAfter: number | null;
  endsAfter: number;
  bidCount: number;
}

/** The answer to a bid. @param version the lot's version with the bid in it, or a later one */
export function answerOf(bid: StoredBid, rules: LotRules, version: number): BidAnswer {
  const { seq, outcome, priceAfter, leaderAfter } = bid;
  const minimumBidAmount = minimumAfter(bid, rules);
  if (seq === null) return refuse(problemOfBid(bid, rules, minimumBidAmount));
  return accept({
    accepted: true,
    outcome: isAccepted(outcome) ? outcome : 'leading',
    currentAmount: priceAfter,
    minimumBidAmount,
    leader: leaderAfter === null ? null : paddleName(leaderAfter),
    bidCount: isSealed(rules.format) ? 0 : bid.bidCount,
    endsAt: new Date(bid.endsAfter).toISOString(),
    version,
  });
}

const isAccepted = (outcome: StoredBid['outcome']): outcome is BidOutcome =>
  (bidOutcomeSchema.options as readonly string[]).includes(outcome);

/** The least that would do after this bid. A Dutch lot's is the price that it was judged by. */
function minimumAfter({ priceAfter, leaderAfter }: StoredBid, rules: LotRules): number {
  if (falls(rules.format)) return priceAfter;
  const leader = leaderAfter === null ? null : { bidder: '', maximum: priceAfter };
  return minimumBid(rules, { ...freshLot(rules), phase: 'open', price: priceAfter, leader }, 0);
}

export const bidderNotReady = refuse<Problem>({
  code: 'bidder_not_ready',
  message: 'Before your first bid we need your bidding details. Nothing is charged unless you win.',
  goTo: '/account/bidding',
});

/** A bid buys, and nothing can be paid. */
export const biddingClosed = refuse<Problem>({
  code: 'bidding_closed',
  message: 'Bidding is closed until we can take payments. Bids made before still count.',
});

/** Won lots were not paid: no bids until the house allows them. The shop stays open. */
export const biddingPaused = refuse<Problem>({
  code: 'bidding_paused',
  message: 'You can’t bid at the moment: two won lots were not paid in the last year. You can still buy in the shop.',
  goTo: '/account/bidding',
});

const bidAboveLimit = refuse<Problem>({
  code: 'bid_above_limit',
  message:
    'That’s above this lot’s limit for bids, so we need to approve it first. Check the amount, or ask us to allow high bids on your bidding details page.',
  field: 'maxAmount',
  goTo: '/account/bidding#high-bids',
});

export const notJudged: Readonly<Record<NotJudged, BidAnswer>> = {
  bidder_not_ready: bidderNotReady,
  bidding_closed: biddingClosed,
  bidding_paused: biddingPaused,
  customer_blocked: refuse(customerBlocked),
  bid_above_limit: bidAboveLimit,
};

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
        message: 'You are leading with a maximum at least this high. You can raise it, but not lower it.',
        field: 'maxAmount',
      };
    case 'below_taken_back':
      return {
        code: 'below_taken_back',
        message: 'You took back a bid on this lot, so you can bid on it again only above that bid.',
        field: 'maxAmount',
      };
    case 'bid_too_low':
      return {
        code: 'bid_too_low',
        message: 'The price has passed this amount. Bid the next amount or more.',
        field: 'maxAmount',
        minimumBidAmount,
      };
    default:
      return {
        code: 'auction_ended',
        message: 'This lot has closed. Your bid came too late.',
        endedAt: new Date(endsAfter).toISOString(),
      };
  }
}
