import { accept, type Decision, refuse } from '../decision.ts';
import { minimumEnglishBid } from './english.ts';
import { isReserveMet, type LotRules, type LotState, type NotBiddable, whyNotBiddable } from './lot.ts';

export type BuyNowRefusal = NotBiddable | { code: 'buy_now_gone' };

export interface PublicStanding {
  closed: boolean;
  bidCount: number;
  hasReserve: boolean;
  reserveMet: boolean;
  minimumBidAmount: number;
}

/** The price to have the lot at once, or null. It is gone at the first bid; with a reserve, once that is met. */
export function buyNowOffer(buyNowAmount: number | null, lot: PublicStanding): number | null {
  if (buyNowAmount === null || lot.closed) return null;
  const gone = lot.hasReserve ? lot.reserveMet : lot.bidCount > 0;
  return gone || buyNowAmount < lot.minimumBidAmount ? null : buyNowAmount;
}

const publicStanding = (rules: LotRules, state: LotState): PublicStanding => ({
  closed: state.phase === 'closed',
  bidCount: state.bidCount,
  hasReserve: rules.reserveAmount !== null,
  reserveMet: isReserveMet(rules, state),
  minimumBidAmount: minimumEnglishBid(rules, state),
});

/** Buys the lot at its price and ends it. The end itself stays where it was: the closing time tells. */
export function judgeBuyNow(
  rules: LotRules,
  state: LotState,
  bidder: string,
  now: number,
): Decision<LotState, BuyNowRefusal> {
  const closed = whyNotBiddable(rules, state, now);
  if (closed) return refuse(closed);
  const price = buyNowOffer(rules.buyNowAmount, publicStanding(rules, state));
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
