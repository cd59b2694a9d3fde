import { accept, type Decision, refuse } from '../decision.ts';
import { isReserveMet, type LotRules, type LotState, minimumBid, type NotBiddable, whyNotBiddable } from './auction.ts';

export type BuyNowRefusal = NotBiddable | { code: 'buy_now_gone' };

/** The price to have the lot at once, or null. It is gone at the first bid; with a reserve, once that is met. */
export function buyNowOffer(rules: LotRules, state: LotState): number | null {
  const { buyNowAmount, reserveAmount } = rules;
  if (buyNowAmount === null || state.phase === 'closed') return null;
  const taken = reserveAmount === null ? state.leader !== null : isReserveMet(rules, state);
  return taken || buyNowAmount < minimumBid(rules, state) ? null : buyNowAmount;
}

/** Buys the lot at its price and ends it. The end itself stays where it was: the closing time tells. */
export function judgeBuyNow(
  rules: LotRules,
  state: LotState,
  bidder: string,
  now: number,
): Decision<LotState, BuyNowRefusal> {
  const closed = whyNotBiddable(rules, state, now);
  if (closed) return refuse(closed);
  const price = buyNowOffer(rules, state);
  if (price === null) return refuse({ code: 'buy_now_gone' });
  const rivalMaximum = state.leader && state.leader.bidder !== bidder ? state.leader.maximum : state.rivalMaximum;
  return accept({
    ...state,
    phase: 'closed',
    price,
    leader: { bidder, maximum: price },
    rivalMaximum,
    bidCount: state.bidCount + 1,
  });
}
