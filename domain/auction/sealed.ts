/** Nobody sees a sealed bid, nor that there is one, before the close. Of equal ones the earlier wins. */

import { accept, type Decision, refuse } from '../decision.ts';
import { traitsOf } from './format.ts';
import type { BidIntent, BidOutcome, BidRefusal, LotRules, LotState } from './lot.ts';

/** Judges a sealed bid; the state stays. Refuses `bid_too_low` below the start amount, and `maximum_not_raised`. */
export function judgeSealedBid(
  rules: LotRules,
  state: LotState,
  bid: BidIntent,
  ownMaximum: number | null,
): Decision<{ outcome: BidOutcome; state: LotState }, BidRefusal> {
  if (bid.maximum < rules.startAmount) return refuse({ code: 'bid_too_low', minimumBidAmount: rules.startAmount });
  if (ownMaximum !== null && bid.maximum <= ownMaximum) {
    return refuse({ code: 'maximum_not_raised', maximum: ownMaximum });
  }
  return accept({ outcome: ownMaximum === null ? 'sealed' : 'raised', state: { ...state, phase: 'open' } });
}

/**
 * Opens the bids; an unsold lot tells nothing, its price stays at the start.
 * @param bids accepted ones, oldest first
 */
export function openSealedBids(rules: LotRules, state: LotState, bids: readonly BidIntent[]): LotState {
  const ranked = highestOfEach(bids).sort((a, b) => b.maximum - a.maximum || a.order - b.order);
  const [first, second] = ranked;
  if (!first) return state;
  const { reserveAmount, startAmount, format } = rules;
  const rivalMaximum = second?.maximum ?? null;
  const met = reserveAmount === null || first.maximum >= reserveAmount;
  const owed = traitsOf[format].paysOwnBid
    ? first.maximum
    : Math.max(startAmount, rivalMaximum ?? 0, reserveAmount ?? 0);
  return {
    ...state,
    price: met ? owed : startAmount,
    leader: { bidder: first.bidder, maximum: first.maximum },
    rivalMaximum,
    bidCount: bids.length,
  };
}

function highestOfEach(bids: readonly BidIntent[]): (BidIntent & { order: number })[] {
  const highest = new Map<string, BidIntent & { order: number }>();
  for (const [order, bid] of bids.entries()) {
    if (bid.maximum > (highest.get(bid.bidder)?.maximum ?? -1)) highest.set(bid.bidder, { ...bid, order });
  }
  return [...highest.values()];
}
