import { type Decision, refuse } from '../decision.ts';
import { dutchPriceAt, judgeDutchBid } from './dutch.ts';
import { judgeEnglishBid, minimumEnglishBid } from './english.ts';
import {
  type BidIntent,
  type BidOutcome,
  type BidRefusal,
  isSealed,
  type LotRules,
  type LotState,
  whyNotBiddable,
} from './lot.ts';
import { judgeSealedBid } from './sealed.ts';

export function minimumBid(rules: LotRules, state: LotState, now: number): number {
  if (rules.format === 'dutch') return state.phase === 'closed' ? state.price : dutchPriceAt(rules, now);
  return isSealed(rules.format) ? rules.startAmount : minimumEnglishBid(rules, state);
}

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
  if (closed) return refuse(closed);
  if (rules.format === 'dutch') return judgeDutchBid(rules, state, bid, now);
  if (isSealed(rules.format)) return judgeSealedBid(rules, state, bid, ownMaximum);
  return judgeEnglishBid(rules, state, bid, now);
}
