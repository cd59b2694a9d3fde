import { freshLot, judgeBid, type LotRules, type LotState } from './auction.ts';
import { judgeBuyNow } from './buy-now.ts';

export interface AcceptedBid {
  bidder: string;
  maximum: number;
  at: number;
  /** The lot was bought outright instead. */
  bought?: boolean;
}

/**
 * The state that a lot's accepted bids lead to, in their order. This is what the stored lot must equal.
 *
 * @throws Error if one of them would have been refused: the record is not a record of this lot
 */
export function replay(rules: LotRules, bids: readonly AcceptedBid[]): LotState {
  return bids.reduce((state, bid, index) => {
    const decision = bid.bought
      ? judgeBuyNow(rules, state, bid.bidder, bid.at)
      : judgeBid(rules, state, { bidder: bid.bidder, maximum: bid.maximum }, bid.at);
    if (!decision.ok) throw new Error(`Bid ${index + 1} would have been refused: ${decision.refusal.code}.`);
    return 'outcome' in decision.value ? decision.value.state : decision.value;
  }, freshLot(rules));
}
