/**
 * An English auction with proxy bidding. A bid is a maximum: the house bids for its owner, one step
 * above the best rival, and stops there. Equal maxima go to the earlier one. The reserve and every
 * maximum are secret; only the price, the leader and whether the reserve is met are not.
 *
 * Everything here is a function of state, intent and the moment it is told. Amounts are minor units,
 * moments are milliseconds.
 */
import { accept, type Decision, refuse } from '../decision.ts';
import { type IncrementTable, oneStepAbove } from './bid-increment.ts';

/** What was settled before the first bid. */
export interface LotRules {
  startAmount: number;
  reserveAmount: number | null;
  buyNowAmount: number | null;
  increments: IncrementTable;
  softCloseSeconds: number;
  startsAt: number;
  scheduledEndsAt: number;
}

export interface LotState {
  phase: 'scheduled' | 'open' | 'closed';
  /** The start amount while there is no bid. */
  price: number;
  leader: { bidder: string; maximum: number } | null;
  /** The best maximum that is not the leader's. */
  rivalMaximum: number | null;
  endsAt: number;
  /** How often a late bid has moved the end. */
  extensions: number;
  /** Accepted bids, a leader's own raises too. */
  bidCount: number;
}

export interface BidIntent {
  bidder: string;
  maximum: number;
}

export type BidOutcome = 'leading' | 'outbid' | 'raised';

export type NotBiddable = { code: 'auction_not_open'; startsAt: number } | { code: 'auction_ended'; endedAt: number };
export type BidRefusal =
  | NotBiddable
  | { code: 'bid_too_low'; minimumBidAmount: number }
  | { code: 'maximum_not_raised'; maximum: number };

/** The lot before its first bid. */
export function freshLot(rules: LotRules): LotState {
  return {
    phase: 'scheduled',
    price: rules.startAmount,
    leader: null,
    rivalMaximum: null,
    endsAt: rules.scheduledEndsAt,
    extensions: 0,
    bidCount: 0,
  };
}

/** The least that someone other than the leader may bid. */
export function minimumBid(rules: LotRules, state: LotState): number {
  return state.leader ? oneStepAbove(rules.increments, state.price) : rules.startAmount;
}

/** A lot without a reserve has nothing to meet. */
export function isReserveMet(rules: LotRules, state: LotState): boolean {
  return rules.reserveAmount === null || (state.leader !== null && state.leader.maximum >= rules.reserveAmount);
}

/** Why nobody can bid at `now`, or null. The moment decides, whether or not a timer has run. */
export function whyNotBiddable(rules: LotRules, state: LotState, now: number): NotBiddable | null {
  if (state.phase === 'closed' || (state.phase === 'open' && now >= state.endsAt)) {
    return { code: 'auction_ended', endedAt: state.endsAt };
  }
  if (state.phase === 'scheduled' && now < rules.startsAt) {
    return { code: 'auction_not_open', startsAt: rules.startsAt };
  }
  return now >= state.endsAt ? { code: 'auction_ended', endedAt: state.endsAt } : null;
}

/**
 * Judges one bid at `now`. A refusal changes nothing, and moves no end.
 *
 * Refuses `auction_not_open`, `auction_ended`, `bid_too_low` with the least that would do, and to the
 * leader `maximum_not_raised`: a maximum can be raised, never lowered.
 */
export function judgeBid(
  rules: LotRules,
  state: LotState,
  bid: BidIntent,
  now: number,
): Decision<{ outcome: BidOutcome; state: LotState }, BidRefusal> {
  const closed = whyNotBiddable(rules, state, now);
  if (closed) return refuse(closed);
  const { leader } = state;
  if (leader?.bidder === bid.bidder) {
    if (bid.maximum <= leader.maximum) return refuse({ code: 'maximum_not_raised', maximum: leader.maximum });
    return accept({ outcome: 'raised', state: settle(rules, raiseOwn(rules, state, bid), now) });
  }
  const least = minimumBid(rules, state);
  if (bid.maximum < least) return refuse({ code: 'bid_too_low', minimumBidAmount: least });
  if (leader && bid.maximum <= leader.maximum) {
    return accept({ outcome: 'outbid', state: settle(rules, answerFor(rules, state, leader, bid), now) });
  }
  return accept({ outcome: 'leading', state: settle(rules, takeLead(rules, state, bid), now) });
}

/** The leader raises their maximum: the price may still owe a full step over the best rival. */
function raiseOwn({ increments }: LotRules, state: LotState, bid: BidIntent): LotState {
  const owed =
    state.rivalMaximum === null ? state.price : Math.min(bid.maximum, oneStepAbove(increments, state.rivalMaximum));
  return { ...state, leader: bid, price: Math.max(state.price, owed) };
}

/** The leader's maximum holds: the house answers for them, one step above the challenger. */
function answerFor({ increments }: LotRules, state: LotState, leader: BidIntent, bid: BidIntent): LotState {
  const answer = Math.min(leader.maximum, oneStepAbove(increments, bid.maximum));
  return {
    ...state,
    price: Math.max(state.price, answer),
    rivalMaximum: Math.max(state.rivalMaximum ?? 0, bid.maximum),
  };
}

/** The challenger leads, at one step above the maximum they have beaten. */
function takeLead({ increments }: LotRules, state: LotState, bid: BidIntent): LotState {
  const beaten = state.leader?.maximum ?? null;
  const price =
    beaten === null ? state.price : Math.max(state.price, Math.min(bid.maximum, oneStepAbove(increments, beaten)));
  return { ...state, leader: bid, price, rivalMaximum: beaten };
}

/** What every accepted bid brings: the reserve is met or not, and a late one moves the end. */
function settle(rules: LotRules, state: LotState, now: number): LotState {
  const { reserveAmount } = rules;
  const price =
    reserveAmount !== null && isReserveMet(rules, state) ? Math.max(state.price, reserveAmount) : state.price;
  const endsAt = Math.max(state.endsAt, now + rules.softCloseSeconds * 1000);
  const extensions = state.extensions + (endsAt > state.endsAt ? 1 : 0);
  return { ...state, phase: 'open', price, endsAt, extensions, bidCount: state.bidCount + 1 };
}
