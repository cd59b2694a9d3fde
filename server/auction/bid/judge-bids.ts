import { judgeBid, openBidLimit } from '#domain/auction/auction.ts';
import type { LotState } from '#domain/auction/lot.ts';
import { mayBidAgain } from '#domain/auction/retraction.ts';
import { type ChainedLine, chainBid } from '#server/auction/record/record-hash.ts';
import type { LockedLot } from './locked-lot.ts';
import type { NotJudged, StoredBid } from './stored-bid.ts';

export interface WaitingBid {
  personId: string;
  maxAmount: number;
  /** The same key of the same person on the same lot gets the first outcome again. */
  key: string;
}

/** Bids of one lot, in their order. */
export interface LotBids {
  auctionId: string;
  bids: readonly WaitingBid[];
}

/** What was known about a bidder once the lot was locked. */
export interface KnownBidder {
  paddle: number | null;
  /** Their bid on a sealed lot so far, in minor units. */
  ownMaximum: number | null;
  /** Address and means of payment are on file, or they bid through another channel. */
  ready: boolean;
  /** They may not bid until the house allows it: won lots were not paid. */
  paused: boolean;
  /** The shop takes no bids of theirs. */
  blocked: boolean;
  unlimited: boolean;
  /** False: nothing can be paid, so nobody may bid. */
  takesBids: boolean;
}

export interface KnownBid extends KnownBidder {
  earlier: StoredBid | null;
}

export interface NewBid extends WaitingBid, StoredBid {
  paddle: number | null;
  leaderMaximumAfter: number | null;
  /** Null for a refusal. */
  line: ChainedLine | null;
}

interface Accepted {
  seq: number;
  paddle: number;
  line: ChainedLine;
}

export interface Judged {
  lot: LockedLot;
  results: (StoredBid | NotJudged)[];
  added: NewBid[];
  paddles: ReadonlyMap<string, number>;
}

export function judgeBids(
  lot: LockedLot,
  bids: readonly WaitingBid[],
  known: readonly KnownBid[],
  now: number,
): Judged {
  const batch = new Batch(lot, now);
  const results = bids.map((bid, index) => batch.judge(bid, known[index]));
  return { lot: batch.lot, results, added: [...batch.added.values()], paddles: batch.paddles };
}

export function isAboveLimit({ rules, estimateHighAmount }: LockedLot, state: LotState, amount: number): boolean {
  const limit = openBidLimit(rules, state, estimateHighAmount);
  return limit !== null && amount > limit;
}

class Batch {
  readonly added = new Map<string, NewBid>();
  readonly paddles = new Map<string, number>();
  readonly #before: LockedLot;
  readonly #now: number;
  readonly #own = new Map<string, number>();
  #state: LotState;
  #leaderPaddle: number | null;
  #paddleCount: number;
  #lastSeq: number;
  #recordHash: string;

  constructor(lot: LockedLot, now: number) {
    this.#before = lot;
    this.#now = now;
    this.#state = lot.state;
    this.#leaderPaddle = lot.leaderPaddle;
    this.#paddleCount = lot.paddleCount;
    this.#lastSeq = lot.lastSeq;
    this.#recordHash = lot.recordHash;
  }

  get lot(): LockedLot {
    return {
      ...this.#before,
      state: this.#state,
      leaderPaddle: this.#leaderPaddle,
      paddleCount: this.#paddleCount,
      lastSeq: this.#lastSeq,
      recordHash: this.#recordHash,
    };
  }

  judge(bid: WaitingBid, known?: KnownBid): StoredBid | NotJudged {
    const sameKey = `${bid.personId} ${bid.key}`;
    const first = known?.earlier ?? this.added.get(sameKey);
    if (first) return first;
    if (known && !known.takesBids) return 'bidding_closed';
    if (known?.blocked) return 'customer_blocked';
    if (known?.paused) return 'bidding_paused';
    if (known && !known.ready) return 'bidder_not_ready';
    const { personId, maxAmount } = bid;
    if (known?.paddle != null) this.paddles.set(personId, known.paddle);
    const own = this.#own.get(personId) ?? known?.ownMaximum ?? null;
    const priceBefore = this.#state.price;
    const takenBack = this.#before.takenBack.get(known?.paddle ?? this.paddles.get(personId) ?? 0) ?? null;
    if (!mayBidAgain(this.#before.rules.format, takenBack, maxAmount)) {
      return this.#add(sameKey, bid, priceBefore, 'below_taken_back');
    }
    const intent = { bidder: personId, maximum: maxAmount };
    const decision = judgeBid(this.#before.rules, this.#state, intent, this.#now, own);
    if (!decision.ok) return this.#add(sameKey, bid, priceBefore, decision.refusal.code);
    if (known && !known.unlimited && isAboveLimit(this.#before, this.#state, maxAmount)) return 'bid_above_limit';
    const { outcome, state } = decision.value;
    const paddle = this.#paddleOf(personId);
    this.#own.set(personId, maxAmount);
    this.#state = state;
    if (state.leader?.bidder === personId) this.#leaderPaddle = paddle;
    return this.#add(sameKey, bid, priceBefore, outcome, this.#write(paddle, maxAmount, outcome === 'bought'));
  }

  #write(paddle: number, maximum: number, bought: boolean): Accepted {
    this.#lastSeq += 1;
    const line = chainBid(this.#recordHash, maximum, {
      seq: this.#lastSeq,
      at: this.#now,
      kind: bought ? 'bought' : 'bid',
      paddle,
      retracts: null,
      price: this.#state.price,
      leader: this.#leaderPaddle,
      endsAt: this.#state.endsAt,
    });
    this.#recordHash = line.hash;
    return { seq: this.#lastSeq, paddle, line };
  }

  #add(
    sameKey: string,
    bid: WaitingBid,
    priceBefore: number,
    outcome: StoredBid['outcome'],
    accepted: Accepted | null = null,
  ): NewBid {
    const added: NewBid = {
      personId: bid.personId,
      maxAmount: bid.maxAmount,
      key: bid.key,
      seq: accepted?.seq ?? null,
      paddle: accepted?.paddle ?? null,
      line: accepted?.line ?? null,
      outcome,
      priceBefore,
      priceAfter: this.#state.price,
      leaderAfter: this.#leaderPaddle,
      leaderMaximumAfter: this.#state.leader?.maximum ?? null,
      endsAfter: this.#state.endsAt,
      bidCount: this.#state.bidCount,
    };
    this.added.set(sameKey, added);
    return added;
  }

  #paddleOf(personId: string): number {
    const known = this.paddles.get(personId);
    if (known !== undefined) return known;
    this.#paddleCount += 1;
    this.paddles.set(personId, this.#paddleCount);
    return this.#paddleCount;
  }
}
