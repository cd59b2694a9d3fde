/** A lot's terms and state. Amounts are minor units, moments are milliseconds. */
import type { IncrementTable } from './bid-increment.ts';
import type { LotFormat } from './format.ts';

export interface PriceDrop {
  amount: number;
  everySeconds: number;
  floorAmount: number;
}

export interface LotRules {
  format: LotFormat;
  startAmount: number;
  reserveAmount: number | null;
  buyNowAmount: number | null;
  increments: IncrementTable;
  softCloseSeconds: number;
  /** The most that late bids may move the end beyond the scheduled one, in all; null: no limit. */
  maxExtensionSeconds: number | null;
  drop: PriceDrop | null;
  startsAt: number;
  scheduledEndsAt: number;
}

export interface LotState {
  phase: 'scheduled' | 'open' | 'closed';
  /** The start amount while there is no bid; sealed: until the close. */
  price: number;
  /** Sealed: null until the close. */
  leader: { bidder: string; maximum: number } | null;
  /** The best maximum that is not the leader's. */
  rivalMaximum: number | null;
  endsAt: number;
  extensions: number;
  /** Accepted bids in force, a leader's own raises too. Sealed: 0 until the close. */
  bidCount: number;
}

export interface BidIntent {
  bidder: string;
  maximum: number;
}

export type BidOutcome = 'leading' | 'outbid' | 'raised' | 'sealed' | 'bought';

export type NotBiddable = { code: 'auction_not_open'; startsAt: number } | { code: 'auction_ended'; endedAt: number };
export type BidRefusal =
  | NotBiddable
  | { code: 'bid_too_low'; minimumBidAmount: number }
  | { code: 'maximum_not_raised'; maximum: number };

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
