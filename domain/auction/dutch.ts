import { accept, type Decision, refuse } from '../decision.ts';
import type { BidIntent, BidOutcome, BidRefusal, LotRules, LotState } from './lot.ts';

export type DutchSchedule = Pick<LotRules, 'startAmount' | 'startsAt' | 'drop'>;

/** The price at `now`: the start amount until the lot opens, then a step less each time. */
export function dutchPriceAt({ startAmount, startsAt, drop }: DutchSchedule, now: number): number {
  if (!drop || now < startsAt) return startAmount;
  const drops = Math.floor((now - startsAt) / (drop.everySeconds * 1000));
  return Math.max(drop.floorAmount, startAmount - drops * drop.amount);
}

export function nextDropAt(
  rules: DutchSchedule,
  state: Pick<LotState, 'phase' | 'endsAt'>,
  now: number,
): number | null {
  const { drop, startsAt } = rules;
  if (!drop || state.phase === 'closed' || dutchPriceAt(rules, now) === drop.floorAmount) return null;
  const every = drop.everySeconds * 1000;
  const next = now < startsAt ? startsAt + every : startsAt + (Math.floor((now - startsAt) / every) + 1) * every;
  return next < state.endsAt ? next : null;
}

/** Accepts the price of the moment, even if the buyer offered more. Refuses `bid_too_low`. */
export function judgeDutchBid(
  rules: LotRules,
  state: LotState,
  bid: BidIntent,
  now: number,
): Decision<{ outcome: BidOutcome; state: LotState }, BidRefusal> {
  const price = dutchPriceAt(rules, now);
  if (bid.maximum < price) return refuse({ code: 'bid_too_low', minimumBidAmount: price });
  return accept({ outcome: 'bought', state: { ...state, phase: 'closed', price, leader: bid, bidCount: 1 } });
}
