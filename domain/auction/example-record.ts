/** For tests: lots whose bids are played, and the records that their house publishes. */
import { exampleRules } from './example-lot.ts';
import { isReserveMet, type LotRules } from './lot.ts';
import { type ClosedRecord, type SecretLine, toldRecord } from './published-record.ts';
import { commitmentText, lineText, type RecordTerms, termsText } from './record.ts';
import { type AcceptedBid, type Followed, follow, unfollowed } from './replay.ts';
import type { PublishedRecord } from './verify-record.ts';

type Sha256 = (text: string) => string;

export const minute = 60_000;
export const english: LotRules = {
  ...exampleRules,
  startAmount: 100,
  increments: [{ from: 0, step: 10 }],
  scheduledEndsAt: 60 * minute,
};

export type Step = { paddle: number; maximum: number } | { takeBack: number } | { buy: number };

const noncesOf = (seq: number) => `nonce-${seq}`;

function bidOf(step: Step, { inForce }: Followed, at: number, rules: LotRules): AcceptedBid | null {
  if ('buy' in step) return { bidder: String(step.buy), maximum: rules.buyNowAmount ?? 0, at, bought: true };
  if ('maximum' in step) return { bidder: String(step.paddle), maximum: step.maximum, at };
  const bid = inForce[step.takeBack % Math.max(1, inForce.length)];
  return bid ? { bidder: bid.bidder, maximum: 0, at, retracts: bid.seq } : null;
}

/** A house that keeps its word. @param sha256 in lower-case hexadecimal */
export function aHouse(sha256: Sha256) {
  /** Plays the steps, ten seconds apart, and writes the record of them. */
  function houseRecord(rules: LotRules, steps: readonly Step[]) {
    let followed: Followed = unfollowed(rules);
    const lines: SecretLine[] = [];
    const given: AcceptedBid[] = [];
    for (const [index, step] of steps.entries()) {
      const at = 57 * minute + index * 10_000;
      const bid = bidOf(step, followed, at, rules);
      if (!bid) continue;
      const decision = follow(rules, followed, bid);
      if (!decision.ok) continue;
      followed = decision.value;
      given.push(bid);
      lines.push(lineOf(bid, followed));
    }
    return { lines, given, followed };
  }

  function lineOf(bid: AcceptedBid, { state, lines: seq }: Followed): SecretLine {
    const retraction = bid.retracts != null;
    return {
      seq,
      at: bid.at,
      paddle: Number(bid.bidder),
      retracts: bid.retracts ?? null,
      endsAt: state.endsAt,
      kind: retraction ? 'retraction' : bid.bought ? 'bought' : 'bid',
      commitment: retraction ? null : sha256(commitmentText(noncesOf(seq), bid.maximum)),
      price: state.price,
      leader: state.leader ? Number(state.leader.bidder) : null,
      maximum: bid.maximum,
      nonce: retraction ? null : noncesOf(seq),
    };
  }

  function publish(rules: LotRules, closed: ClosedRecord, winner: number | null): PublishedRecord {
    const { format, startAmount, increments, softCloseSeconds, maxExtensionSeconds, drop, reserveAmount } = rules;
    const terms: RecordTerms = {
      lotId: 'lot',
      currency: 'EUR',
      format,
      startAmount,
      increments,
      softCloseSeconds,
      maxExtensionSeconds,
      drop,
      reserveCommitment: reserveAmount === null ? null : sha256(commitmentText('reserve-nonce', reserveAmount)),
    };
    const told = toldRecord(closed);
    let before = sha256(termsText(terms));
    const termsHash = before;
    const lines = closed.lines.map(({ maximum: _, nonce: __, ...line }) => {
      before = sha256(lineText(before, line));
      return { ...line, ...(told.bids.get(line.seq) ?? { amount: null, nonce: null }), hash: before };
    });
    const { startsAt, scheduledEndsAt } = rules;
    const result = { sold: closed.reserveMet && winner !== null, paddle: winner, price: closed.price };
    return { terms, termsHash, startsAt, scheduledEndsAt, moves: [], reserve: told.reserve, lines, result };
  }

  function closedLot(lot: Partial<LotRules>, steps: readonly Step[]) {
    const rules = { ...english, ...lot };
    const { lines, followed } = houseRecord(rules, steps);
    const { price, leader } = followed.state;
    const closed = {
      rules,
      lines,
      price,
      reserveNonce: 'reserve-nonce',
      reserveMet: isReserveMet(rules, followed.state),
    };
    const record = publish(rules, closed, leader ? Number(leader.bidder) : null);
    return { rules, closed, record, followed };
  }

  return { houseRecord, publish, closedLot };
}
