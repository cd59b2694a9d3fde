/** A bid is a maximum: the house bids one step above the best rival. Equal maxima go to the earlier one. */
import { accept, type Decision, refuse } from '../decision.ts';
import { oneStepAbove } from './bid-increment.ts';
import { type BidIntent, type BidOutcome, type BidRefusal, isReserveMet, type LotRules, type LotState } from './lot.ts';
import { ranked, type StandingBid } from './retraction.ts';

export function minimumEnglishBid(rules: LotRules, state: LotState): number {
  return state.leader ? oneStepAbove(rules.increments, state.price) : rules.startAmount;
}

/** Judges a bid. Refuses `bid_too_low` with the least that would do, and `maximum_not_raised` to the leader. */
export function judgeEnglishBid(
  rules: LotRules,
  state: LotState,
  bid: BidIntent,
  now: number,
): Decision<{ outcome: BidOutcome; state: LotState }, BidRefusal> {
  const { leader } = state;
  if (leader?.bidder === bid.bidder) {
    if (bid.maximum <= leader.maximum) return refuse({ code: 'maximum_not_raised', maximum: leader.maximum });
    return accept({ outcome: 'raised', state: settle(rules, raiseOwn(rules, state, bid), now) });
  }
  const least = minimumEnglishBid(rules, state);
  if (bid.maximum < least) return refuse({ code: 'bid_too_low', minimumBidAmount: least });
  if (leader && bid.maximum <= leader.maximum) {
    return accept({ outcome: 'outbid', state: settle(rules, answerFor(rules, state, leader, bid), now) });
  }
  return accept({ outcome: 'leading', state: settle(rules, takeLead(rules, state, bid), now) });
}

function raiseOwn({ increments }: LotRules, state: LotState, bid: BidIntent): LotState {
  const owed =
    state.rivalMaximum === null ? state.price : Math.min(bid.maximum, oneStepAbove(increments, state.rivalMaximum));
  return { ...state, leader: bid, price: Math.max(state.price, owed) };
}

function answerFor({ increments }: LotRules, state: LotState, leader: BidIntent, bid: BidIntent): LotState {
  const answer = Math.min(leader.maximum, oneStepAbove(increments, bid.maximum));
  return {
    ...state,
    price: Math.max(state.price, answer),
    rivalMaximum: Math.max(state.rivalMaximum ?? 0, bid.maximum),
  };
}

function takeLead({ increments }: LotRules, state: LotState, bid: BidIntent): LotState {
  const beaten = state.leader?.maximum ?? null;
  const price =
    beaten === null ? state.price : Math.max(state.price, Math.min(bid.maximum, oneStepAbove(increments, beaten)));
  return { ...state, leader: bid, price, rivalMaximum: beaten };
}

function settle(rules: LotRules, state: LotState, now: number): LotState {
  const { reserveAmount } = rules;
  const price =
    reserveAmount !== null && isReserveMet(rules, state) ? Math.max(state.price, reserveAmount) : state.price;
  const endsAt = endAfterBid(rules, state, now);
  const extensions = state.extensions + (endsAt > state.endsAt ? 1 : 0);
  return { ...state, phase: 'open', price, endsAt, extensions, bidCount: state.bidCount + 1 };
}

/** A late bid moves the end to the soft close's length after it, as far as the lot allows. Never back. */
function endAfterBid(rules: LotRules, state: LotState, now: number): number {
  const { softCloseSeconds, maxExtensionSeconds, scheduledEndsAt } = rules;
  const latest = maxExtensionSeconds === null ? Number.POSITIVE_INFINITY : scheduledEndsAt + maxExtensionSeconds * 1000;
  return Math.max(state.endsAt, Math.min(now + softCloseSeconds * 1000, latest));
}

/** The leader pays what the best rival of those left makes them. */
export function englishAfterRetraction(rules: LotRules, state: LotState, left: readonly StandingBid[]): LotState {
  const { startAmount, reserveAmount, increments } = rules;
  const [leader, rival] = ranked(left);
  if (!leader) return { ...state, price: startAmount, leader: null, rivalMaximum: null, bidCount: 0 };
  const owed = rival ? Math.min(leader.maximum, oneStepAbove(increments, rival.maximum)) : startAmount;
  const met = reserveAmount !== null && leader.maximum >= reserveAmount;
  return {
    ...state,
    price: Math.max(startAmount, owed, met ? reserveAmount : 0),
    leader: { bidder: leader.bidder, maximum: leader.maximum },
    rivalMaximum: rival?.maximum ?? null,
    bidCount: left.length,
  };
}
