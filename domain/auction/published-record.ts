/**
 * A published record is enough to work out every price again. On an English lot a bid is told **as far as the price
 * went while it was in force**, with its nonce only if it was passed.
 */
import { isSealed, traitsOf } from './format.ts';
import type { LotRules } from './lot.ts';
import type { RecordLine } from './record.ts';
import { type AcceptedBid, follow, unfollowed } from './replay.ts';
import { ranked, type StandingBid } from './retraction.ts';

export interface SecretLine extends RecordLine {
  /** 0 on a retraction. */
  maximum: number;
  nonce: string | null;
}

/** The published part of an amount: with a nonce, it is the whole of what was committed to. */
export interface Told {
  amount: number | null;
  nonce: string | null;
}

export interface ToldRecord {
  /** By the number of the line; a retraction has none. */
  bids: ReadonlyMap<number, Told>;
  /** Null: the lot has none, or the price says nothing of it. */
  reserve: Told | null;
}

export interface ClosedRecord {
  rules: LotRules;
  lines: readonly SecretLine[];
  reserveNonce: string | null;
  price: number;
  reserveMet: boolean;
}

const nothing: Told = { amount: null, nonce: null };

export function toldRecord(record: ClosedRecord): ToldRecord {
  return isSealed(record.rules.format) ? toldOfSealed(record) : toldOfOpen(record);
}

function toldOfOpen({ rules, lines, reserveNonce }: ClosedRecord): ToldRecord {
  const reach = reachOf(lines);
  const bids = lines
    .filter((line) => line.kind !== 'retraction')
    .map((line): [number, Told] => {
      const whole = reach.get(line.seq)?.passed || (line.kind === 'bought' && traitsOf[rules.format].buyNow);
      return [line.seq, { amount: toldOf(line, reach), nonce: whole ? line.nonce : null }];
    });
  const lifted = rules.reserveAmount !== null && liftedThePrice(rules, lines);
  return { bids: new Map(bids), reserve: lifted ? { amount: rules.reserveAmount, nonce: reserveNonce } : null };
}

interface Reach {
  price: number;
  /** In force, its owner was seen not to lead: the price is past it, or at it. */
  passed: boolean;
  /** The bid of the same paddle that it raised. */
  raised: SecretLine | null;
}

function reachOf(lines: readonly SecretLine[]): Map<number, Reach> {
  const reach = new Map<number, Reach>();
  const ofPaddle = new Map<number, SecretLine[]>();
  for (const line of lines) {
    const { seq, kind, paddle, retracts, price, leader } = line;
    const own = ofPaddle.get(paddle) ?? [];
    if (kind === 'bid') reach.set(seq, { price: 0, passed: false, raised: own.at(-1) ?? null });
    ofPaddle.set(paddle, kind === 'retraction' ? own.filter((one) => one.seq !== retracts) : [...own, line]);
    for (const [bidder, bids] of ofPaddle) {
      const inForce = bids.at(-1)?.seq;
      // A purchase outright tests nobody's maximum.
      if (inForce === undefined || (kind === 'bought' && bidder !== paddle)) continue;
      const so = reach.get(inForce) ?? { price: 0, passed: false, raised: null };
      reach.set(inForce, { ...so, price: Math.max(so.price, price), passed: so.passed || bidder !== leader });
    }
  }
  return reach;
}

/** Returns how far the price went, and no less than what it raised. */
function toldOf({ seq, maximum }: SecretLine, reach: ReadonlyMap<number, Reach>): number {
  const { price = 0, raised = null } = reach.get(seq) ?? {};
  return Math.max(Math.min(maximum, price), raised ? toldOf(raised, reach) : 0);
}

function liftedThePrice(rules: LotRules, lines: readonly SecretLine[]): boolean {
  // Bought outright, the price owes nothing to the reserve; and whether that was on offer hung on it.
  const bids = lines.filter((line) => line.kind !== 'bought');
  let followed = unfollowed(rules);
  for (const line of bids) {
    const decision = follow({ ...rules, reserveAmount: null }, followed, acceptedBid(line, line.maximum));
    if (!decision.ok) return true;
    followed = decision.value;
    if (followed.state.price !== line.price) return true;
  }
  return false;
}

export const acceptedBid = ({ paddle, at, kind, retracts }: RecordLine, maximum: number): AcceptedBid => ({
  bidder: String(paddle),
  maximum,
  at,
  retracts,
  bought: kind === 'bought',
});

/** Returns the sealed bid that is the price. A lot that did not sell tells nothing. */
function toldOfSealed({ rules, lines, reserveNonce, price, reserveMet }: ClosedRecord): ToldRecord {
  const none = { bids: new Map(lines.map(({ seq }): [number, Told] => [seq, nothing])), reserve: null };
  const [first, second] = ranked(bidsLeft(lines));
  if (!first || !reserveMet) return none;
  const bids = new Map(none.bids);
  const whole = ({ seq }: StandingBid) => bids.set(seq, { amount: price, nonce: nonceOf(lines, seq) });
  if (traitsOf[rules.format].paysOwnBid) {
    whole(first);
    return { bids, reserve: null };
  }
  bids.set(first.seq, { amount: price, nonce: null });
  if (second?.maximum === price) whole(second);
  const lifted = price === rules.reserveAmount && price > Math.max(rules.startAmount, second?.maximum ?? 0);
  return { bids, reserve: lifted ? { amount: price, nonce: reserveNonce } : null };
}

const nonceOf = (lines: readonly SecretLine[], seq: number) => lines.find((line) => line.seq === seq)?.nonce ?? null;

function bidsLeft(lines: readonly SecretLine[]): StandingBid[] {
  const takenBack = new Set(lines.map((line) => line.retracts));
  return lines
    .filter(({ kind, seq }) => kind !== 'retraction' && !takenBack.has(seq))
    .map(({ seq, paddle, maximum }) => ({ seq, bidder: String(paddle), maximum }));
}
