import { accept, type Decision, refuse } from '../decision.ts';
import { judgeBid, openBids, stateAfterRetraction } from './auction.ts';
import { type BuyNowRefusal, judgeBuyNow } from './buy-now.ts';
import { isSealed, traitsOf } from './format.ts';
import { type BidRefusal, freshLot, type LotRules, type LotState } from './lot.ts';
import type { StandingBid } from './retraction.ts';

export interface AcceptedBid {
  bidder: string;
  maximum: number;
  at: number;
  /** The lot was bought outright instead. */
  bought?: boolean;
  /** The line is no bid: it takes back the one with this number, counted from 1. */
  retracts?: number | null;
}

export interface Followed {
  state: LotState;
  inForce: readonly StandingBid[];
  lines: number;
}

export type NotFollowed = BidRefusal | BuyNowRefusal | { code: 'nothing_to_take_back' };

export const unfollowed = (rules: LotRules): Followed => ({ state: freshLot(rules), inForce: [], lines: 0 });

export function follow(rules: LotRules, before: Followed, line: AcceptedBid): Decision<Followed, NotFollowed> {
  const { bidder, maximum, at, bought, retracts } = line;
  const { state, inForce } = before;
  const seq = before.lines + 1;
  if (retracts != null) {
    if (state.phase === 'closed') return refuse({ code: 'auction_ended', endedAt: state.endsAt });
    const left = inForce.filter((bid) => bid.seq !== retracts);
    if (left.length === inForce.length) return refuse({ code: 'nothing_to_take_back' });
    return accept({ state: stateAfterRetraction(rules, state, left), inForce: left, lines: seq });
  }
  const after = (next: LotState) =>
    accept({ state: next, inForce: [...inForce, { seq, bidder, maximum }], lines: seq });
  if (bought && traitsOf[rules.format].buyNow) {
    const decision = judgeBuyNow(rules, state, bidder, at);
    return decision.ok ? after(decision.value) : decision;
  }
  const own = isSealed(rules.format) ? inForce.findLast((bid) => bid.bidder === bidder) : null;
  const decision = judgeBid(rules, state, { bidder, maximum }, at, own?.maximum ?? null);
  return decision.ok ? after(decision.value.state) : decision;
}

/** Replays a record to a state that the stored lot must equal. @throws Error if a line would have been refused */
export function replay(rules: LotRules, lines: readonly AcceptedBid[]): LotState {
  const { state, inForce } = lines.reduce<Followed>((before, line, index) => {
    const decision = follow(rules, before, line);
    if (!decision.ok) throw new Error(`Bid ${index + 1} would have been refused: ${decision.refusal.code}.`);
    return decision.value;
  }, unfollowed(rules));
  return openBids(rules, state, inForce);
}
