/** The public history after a retraction shows nothing that the withdrawn bid alone had uncovered. */

import { stateAfterRetraction } from './auction.ts';
import { judgeEnglishBid } from './english.ts';
import { type DecidedBid, historyOf } from './history.ts';
import { freshLot, isReserveMet, type LotRules, type LotState } from './lot.ts';
import type { StandingBid } from './retraction.ts';

export interface PastBid {
  seq: number;
  paddle: number;
  maximum: number;
  at: number;
  retracts: number | null;
}

export interface ToldLine {
  seq: number;
  at: number;
  kind: 'bid' | 'retraction';
  paddle: number;
  price: number;
  step: boolean;
  reserveMet: boolean;
  lines: { paddle: number; amount: number; automatic: boolean }[];
}

interface Looking {
  state: LotState;
  inForce: readonly StandingBid[];
}

/** @param record all its lines, oldest first */
export function inHindsight(rules: LotRules, record: readonly PastBid[]): ToldLine[] {
  const takenBack = new Set(record.map(({ retracts }) => retracts));
  let so: Looking = { state: { ...freshLot(rules), phase: 'open', endsAt: Number.MAX_SAFE_INTEGER }, inForce: [] };
  return record.flatMap((bid): ToldLine[] => {
    if (takenBack.has(bid.seq)) return [];
    const before = so.state;
    if (bid.retracts === null) so = withBid(rules, so, bid);
    const { state } = so;
    const reserveMet = rules.reserveAmount !== null && isReserveMet(rules, state);
    const about = { seq: bid.seq, at: bid.at, paddle: bid.paddle, price: state.price, reserveMet };
    if (bid.retracts !== null) {
      const lines = [{ paddle: bid.paddle, amount: state.price, automatic: false }];
      return [{ ...about, kind: 'retraction', step: true, lines }];
    }
    const step = state.price !== before.price || state.leader?.bidder !== before.leader?.bidder;
    return [{ ...about, kind: 'bid', step, lines: linesOf(bid, before, state) }];
  });
}

/** With one bid more. It was accepted once, and with fewer bids beside it is again. */
function withBid(rules: LotRules, { state, inForce }: Looking, { seq, paddle, maximum, at }: PastBid): Looking {
  const bidder = String(paddle);
  const decision = judgeEnglishBid(rules, state, { bidder, maximum }, at);
  const left = [...inForce, { seq, bidder, maximum }];
  return { state: decision.ok ? decision.value.state : stateAfterRetraction(rules, state, left), inForce: left };
}

function linesOf({ seq, paddle, maximum }: PastBid, before: LotState, after: LotState): ToldLine['lines'] {
  const led = before.leader && { paddle: Number(before.leader.bidder), maximum: before.leader.maximum };
  const leads = after.leader?.bidder === String(paddle);
  const decided: DecidedBid = {
    outcome: !leads ? 'outbid' : led?.paddle === paddle ? 'raised' : 'leading',
    seq,
    paddle,
    maxAmount: maximum,
    priceBefore: before.price,
    priceAfter: after.price,
    leaderAfter: after.leader && Number(after.leader.bidder),
    leaderMaximumAfter: after.leader?.maximum ?? null,
  };
  return historyOf([decided], led).map((line) => ({
    paddle: line.paddle,
    amount: line.amount,
    automatic: line.automatic,
  }));
}
