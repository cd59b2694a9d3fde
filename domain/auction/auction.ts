import { type Decision, refuse } from '../decision.ts';
import { limitFrom } from './bid-limit.ts';
import { dutchPriceAt, judgeDutchBid } from './dutch.ts';
import { englishAfterRetraction, judgeEnglishBid, minimumEnglishBid } from './english.ts';
import type { LotFormat } from './format.ts';
import {
  type BidIntent,
  type BidOutcome,
  type BidRefusal,
  type LotRules,
  type LotState,
  whyNotBiddable,
} from './lot.ts';
import type { StandingBid } from './retraction.ts';
import { judgeSealedBid, openSealedBids } from './sealed.ts';

interface FormatRules {
  minimum(rules: LotRules, state: LotState, now: number): number;
  judge(
    rules: LotRules,
    state: LotState,
    bid: BidIntent,
    now: number,
    ownMaximum: number | null,
  ): Decision<{ outcome: BidOutcome; state: LotState }, BidRefusal>;
  /** The highest bid that needs no approval, from public numbers alone; null: no more than the price can be paid. */
  limit(rules: LotRules, state: LotState, estimateHigh: number | null): number | null;
  /** The state with only these bids, oldest first. */
  withOnly(rules: LotRules, state: LotState, left: readonly StandingBid[]): LotState;
  /** The state once the bids are opened; nothing changes where each was seen as it came. */
  opened(rules: LotRules, state: LotState, bids: readonly BidIntent[]): LotState;
}

const asItIs = (_: LotRules, state: LotState): LotState => state;

const sealed: FormatRules = {
  minimum: ({ startAmount }) => startAmount,
  judge: (rules, state, bid, _, ownMaximum) => judgeSealedBid(rules, state, bid, ownMaximum),
  limit: ({ startAmount }, _, estimateHigh) => limitFrom(startAmount, estimateHigh),
  withOnly: asItIs,
  opened: openSealedBids,
};

const formats: Record<LotFormat, FormatRules> = {
  english: {
    minimum: minimumEnglishBid,
    judge: judgeEnglishBid,
    limit: (rules, state, estimateHigh) => limitFrom(minimumEnglishBid(rules, state), estimateHigh),
    withOnly: englishAfterRetraction,
    opened: asItIs,
  },
  dutch: {
    minimum: (rules, state, now) => (state.phase === 'closed' ? state.price : dutchPriceAt(rules, now)),
    judge: judgeDutchBid,
    limit: () => null,
    // The first bid ends it, and none is taken back from a lot that has ended.
    withOnly: asItIs,
    opened: asItIs,
  },
  sealed_first_price: sealed,
  sealed_second_price: sealed,
};

export const minimumBid = (rules: LotRules, state: LotState, now: number): number =>
  formats[rules.format].minimum(rules, state, now);

/**
 * Judges a bid. Refuses `auction_not_open`, `auction_ended`, `bid_too_low` with the least that would do, and
 * `maximum_not_raised`.
 * @param ownMaximum this bidder's sealed bid so far; other formats ignore it
 */
export function judgeBid(
  rules: LotRules,
  state: LotState,
  bid: BidIntent,
  now: number,
  ownMaximum: number | null = null,
): Decision<{ outcome: BidOutcome; state: LotState }, BidRefusal> {
  const closed = whyNotBiddable(rules, state, now);
  return closed ? refuse(closed) : formats[rules.format].judge(rules, state, bid, now, ownMaximum);
}

/** The most that may be bid without the house's word; null: a falling price, of which everybody pays what is shown. */
export const openBidLimit = (rules: LotRules, state: LotState, estimateHigh: number | null): number | null =>
  formats[rules.format].limit(rules, state, estimateHigh);

/** Works out the state with only these bids, oldest first. No bid is judged again, so none can be refused now. */
export const stateAfterRetraction = (rules: LotRules, state: LotState, left: readonly StandingBid[]): LotState =>
  formats[rules.format].withOnly(rules, state, left);

/** The state at the close. @param bids those in force, oldest first */
export const openBids = (rules: LotRules, state: LotState, bids: readonly BidIntent[]): LotState =>
  formats[rules.format].opened(rules, state, bids);
