/** What waiting bids of a locked lot come to, before anything is written. */
import { judgeBid } from '#domain/auction/auction.ts';
import type { LockedLot } from './locked-lot.ts';
import { type ChainedLine, chainBid } from './record-hash.ts';
import type { StoredBid } from './stored-bid.ts';

export interface WaitingBid {
  personId: string;
  /** The most this person would pay, in minor units. */
  maxAmount: number;
  /** The same key of the same person on the same lot gets the first outcome again. */
  key: string;
}

/** What was known about a waiting bid once its lot was locked. */
export interface KnownBidder {
  /** What was decided earlier under the same key. */
  earlier: StoredBid | null;
  paddle: number | null;
  /** Their bid so far, in minor units. */
  ownMaximum: number | null;
  /** Address and means of payment are on file, or they bid through another channel. */
  ready: boolean;
}

export interface NewBid extends WaitingBid, StoredBid {
  paddle: number | null;
  leaderMaximumAfter: number | null;
  /** Null for a refusal. */
  line: ChainedLine | null;
}

/** A bid that was not judged: its bidder has to bring something first. */
export const notReady = 'bidder_not_ready';

export interface Judged {
  lot: LockedLot;
  /** One per waiting bid. */
  results: (StoredBid | typeof notReady)[];
  added: NewBid[];
  paddles: ReadonlyMap<string, number>;
}

/** Judges these bids of one lot in their order at `now`, under the lot's lock. */
export function judgeBids(
  lot: LockedLot,
  bids: readonly WaitingBid[],
  known: readonly KnownBidder[],
  now: number,
): Judged {
  const batch = new Batch(lot, now);
  const results = bids.map((bid, index) => batch.judge(bid, known[index]));
  return { lot: batch.lot, results, added: [...batch.added.values()], paddles: batch.paddles };
}

class Batch {
  lot: LockedLot;
  readonly added = new Map<string, NewBid>();
  readonly paddles = new Map<string, number>();
  readonly #own = new Map<string, number>();
  readonly #now: number;

  constructor(lot: LockedLot, now: number) {
    this.lot = lot;
    this.#now = now;
  }

  judge(bid: WaitingBid, known?: KnownBidder): StoredBid | typeof notReady {
    const sameKey = `${bid.personId} ${bid.key}`;
    const first = known?.earlier ?? this.added.get(sameKey);
    if (first) return first;
    if (known && !known.ready) return notReady;
    const { personId, maxAmount } = bid;
    if (known?.paddle != null) this.paddles.set(personId, known.paddle);
    const { rules, state } = this.lot;
    const own = this.#own.get(personId) ?? known?.ownMaximum ?? null;
    const decision = judgeBid(rules, state, { bidder: personId, maximum: maxAmount }, this.#now, own);
    const decided = decision.ok
      ? this.#accept(bid, decision.value)
      : { ...bid, ...this.#standing(), paddle: null, seq: null, outcome: decision.refusal.code, line: null };
    const stored: NewBid = { ...decided, priceBefore: state.price };
    this.added.set(sameKey, stored);
    return stored;
  }

  #standing() {
    const { state, leaderPaddle } = this.lot;
    return {
      priceAfter: state.price,
      leaderAfter: leaderPaddle,
      leaderMaximumAfter: state.leader?.maximum ?? null,
      endsAfter: state.endsAt,
      bidCount: state.bidCount,
    };
  }

  #accept(bid: WaitingBid, { outcome, state }: { outcome: StoredBid['outcome']; state: LockedLot['state'] }) {
    const paddle = this.#paddleOf(bid.personId);
    this.#own.set(bid.personId, bid.maxAmount);
    const leads = state.leader?.bidder === bid.personId;
    const leaderPaddle = leads ? paddle : this.lot.leaderPaddle;
    const seq = this.lot.lastSeq + 1;
    const line = chainBid(this.lot.recordHash, bid.maxAmount, {
      ...{ seq, at: this.#now, paddle, retracts: null, endsAt: state.endsAt },
      kind: outcome === 'bought' ? 'bought' : 'bid',
      price: state.price,
      leader: leaderPaddle,
    });
    this.lot = { ...this.lot, state, leaderPaddle, lastSeq: seq, recordHash: line.hash };
    return { ...bid, ...this.#standing(), paddle, seq, outcome, line };
  }

  #paddleOf(personId: string): number {
    const known = this.paddles.get(personId);
    if (known !== undefined) return known;
    const paddle = this.lot.paddleCount + 1;
    this.lot = { ...this.lot, paddleCount: paddle };
    this.paddles.set(personId, paddle);
    return paddle;
  }
}
