/** From a retraction on the lot stands as if the bid had never been placed, but the end never moves back. */

import { accept, type Decision, refuse } from '../decision.ts';
import { spanWords } from '../time/span-words.ts';
import { oneStepAbove } from './bid-increment.ts';
import { falls, isSealed, type LotFormat, rises } from './format.ts';
import { type LotRules, type LotState, whyNotBiddable } from './lot.ts';

/** The time after placing a bid in which a bidder may take it back on an English lot. */
export const takeBackWithinMs = 5 * 60_000;
export const takeBackWithin = spanWords(takeBackWithinMs);
/** In the last minutes nobody takes a bid back: others count on it by then. */
export const noTakingBackMs = 10 * 60_000;
export const noTakingBack = spanWords(noTakingBackMs);

export interface StandingBid {
  seq: number;
  bidder: string;
  maximum: number;
}

/** A bidder takes back one bid of a lot, and no more than this many in a year. */
export const retractionsPerYear = 3;
export const retractionReasons = ['wrong_amount', 'wrong_lot', 'description'] as const;
export type RetractionReason = (typeof retractionReasons)[number];

export type RetractionRefusal =
  | { code: 'once_per_lot' }
  | { code: 'too_many' }
  | { code: 'not_open' }
  | { code: 'never' }
  | { code: 'not_latest' }
  | { code: 'too_old' }
  | { code: 'too_late' };

/** A bid may be taken back for five minutes (a sealed one longer), never in a lot's last ten. @returns null: never */
export function takeBackUntil(format: LotFormat, at: number, endsAt: number): number | null {
  if (falls(format)) return null;
  const lastCall = endsAt - noTakingBackMs;
  return isSealed(format) ? lastCall : Math.min(at + takeBackWithinMs, lastCall);
}

export interface TakenBackBefore {
  onThisLot: number;
  lastYear: number;
}

/** Judges a retraction. A bidder has one on a lot and three a year, since a bid shows everybody what it tests. */
export function judgeRetraction(
  rules: LotRules,
  state: LotState,
  bid: { at: number; isLatestOfBidder: boolean },
  by: 'desk' | TakenBackBefore,
  now: number,
): Decision<null, RetractionRefusal> {
  if (whyNotBiddable(rules, state, now)) return refuse({ code: 'not_open' });
  if (by === 'desk') return accept(null);
  const until = takeBackUntil(rules.format, bid.at, state.endsAt);
  if (until === null) return refuse({ code: 'never' });
  if (!bid.isLatestOfBidder) return refuse({ code: 'not_latest' });
  if (now >= until) return refuse({ code: now >= state.endsAt - noTakingBackMs ? 'too_late' : 'too_old' });
  // A sealed bid shows nobody anything.
  if (isSealed(rules.format)) return accept(null);
  if (by.onThisLot > 0) return refuse({ code: 'once_per_lot' });
  return by.lastYear >= retractionsPerYear ? refuse({ code: 'too_many' }) : accept(null);
}

/**
 * Whether a bid shows another's maximum, or the reserve, as long as it stands: it is above that, or less than a step below.
 * Such a bid is taken back by the desk alone, since a second account could use what it showed.
 * @param others the bids in force of everybody else
 */
export function uncovers(
  { format, increments, reserveAmount }: Pick<LotRules, 'format' | 'increments' | 'reserveAmount'>,
  maximum: number,
  others: readonly StandingBid[],
): boolean {
  if (isSealed(format)) return false;
  if (reserveAmount !== null && maximum >= reserveAmount && others.every((one) => one.maximum < reserveAmount))
    return true;
  return ranked(others).some((one) => one.maximum < oneStepAbove(increments, maximum));
}

/**
 * A next bid must be above the one taken back on an English lot, so that nothing it showed is of use.
 * @param takenBack the highest bid that they took back; null: none
 */
export const mayBidAgain = (format: LotFormat, takenBack: number | null, maximum: number): boolean =>
  !rises(format) || takenBack === null || maximum > takenBack;

export function ranked(bids: readonly StandingBid[]): StandingBid[] {
  const latest = new Map(bids.map((bid) => [bid.bidder, bid]));
  return [...latest.values()].sort((a, b) => b.maximum - a.maximum || a.seq - b.seq);
}
