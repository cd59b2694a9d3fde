import { judgeBid } from './auction.ts';
import { judgeBuyNow } from './buy-now.ts';
import { freshLot, isSealed, type LotRules, type LotState } from './lot.ts';
import { openSealedBids } from './sealed.ts';

export interface AcceptedBid {
  bidder: string;
  maximum: number;
  at: number;
  /** The lot was bought outright instead. */
  bought?: boolean;
}

/**
 * The state that a lot's accepted bids lead to, in their order. This is what the stored lot must
 * equal; a sealed lot once it is closed.
 *
 * @throws Error if one of them would have been refused: the record is not a record of this lot
 */
export function replay(rules: LotRules, bids: readonly AcceptedBid[]): LotState {
  const own = new Map<string, number>();
  const state = bids.reduce((before, bid, index) => {
    const decision =
      bid.bought && rules.format === 'english'
        ? judgeBuyNow(rules, before, bid.bidder, bid.at)
        : judgeBid(rules, before, { bidder: bid.bidder, maximum: bid.maximum }, bid.at, own.get(bid.bidder) ?? null);
    if (!decision.ok) throw new Error(`Bid ${index + 1} would have been refused: ${decision.refusal.code}.`);
    own.set(bid.bidder, bid.maximum);
    return 'outcome' in decision.value ? decision.value.state : decision.value;
  }, freshLot(rules));
  return isSealed(rules.format) ? openSealedBids(rules, state, bids) : state;
}
