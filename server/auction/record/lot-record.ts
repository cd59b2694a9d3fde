/** Secret columns leave only by `toldRecord`: before the close no amount and no nonce, and of a sealed lot no line. */

import type { LotRecord } from '#contract/auction/lot-record.ts';
import { topicOf } from '#contract/topics.ts';
import { isSealed, type LotFormat } from '#domain/auction/format.ts';
import { type SecretLine, type ToldRecord, toldRecord } from '#domain/auction/published-record.ts';
import type { RecordLineKind } from '#domain/auction/record.ts';
import { rulesOf, termsHashOf, termsOf } from '#server/auction/bid/locked-lot.ts';
import { readEndMoves } from '#server/auction/lot/end-moves.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { notFound } from '#server/web/problem.ts';

type LotRow = NonNullable<Awaited<ReturnType<typeof readLot>>>;
type Line = SecretLine & { hash: string | null };

const untold: ToldRecord = { bids: new Map(), reserve: null };
const iso = (at: number): string => new Date(at).toISOString();

/** @throws AccessProblem `not_found` */
export async function readLotRecord(auctionId: string, db: Tx = database()): Promise<LotRecord> {
  reads(topicOf.auction(auctionId));
  const lot = await readLot(db, auctionId);
  if (!lot) throw notFound('auction');
  const closed = lot.state === 'closed';
  const lines = isSealed(lot.format) && !closed ? [] : await readLines(db, lot);
  const told = closed ? toldOf(lot, lines) : untold;
  const moves = await readEndMoves(db, auctionId);
  const resultHidden = isSealed(lot.format) && (!lot.reserveMet || lot.outcome === 'withdrawn');
  return {
    record: 'marketday-record-1',
    auctionId,
    state: lot.state as LotRecord['state'],
    terms: { ...termsOf(lot), increments: [...rulesOf(lot).increments] },
    termsHash: termsHashOf(lot),
    startsAt: lot.startsAt.toISOString(),
    scheduledEndsAt: iso(moves[0]?.from ?? lot.scheduledEndsAt.getTime()),
    endMoves: moves.map(({ at, from, to }) => ({ at: iso(at), from: iso(from), to: iso(to) })),
    reserve: told.reserve,
    lines: lines.map((line) => toPublic(line, told, closed || isTold(lot, line))),
    result: closed
      ? {
          outcome: lot.outcome as NonNullable<LotRecord['result']>['outcome'],
          sold: lot.reserveMet && lot.leaderPaddle !== null && lot.outcome !== 'withdrawn',
          paddle: resultHidden ? null : lot.leaderPaddle,
          price: lot.currentAmount,
        }
      : null,
  };
}

async function readLot(db: Tx, id: string) {
  const row = await db.auction.findUnique({ where: { id } });
  const told = row && readColumn('auction.told_history', id, row.toldHistory);
  return row && { ...row, format: row.format as LotFormat, toldHistory: told ?? [] };
}

async function readLines(db: Tx, { id, format, lastSeq, startAmount }: LotRow): Promise<Line[]> {
  const rows = await db.bid.findMany({
    where: { auctionId: id, seq: { gt: 0, lte: lastSeq } },
    orderBy: { seq: 'asc' },
  });
  // A sealed bid's line was written as if there had been no bid.
  const sealed = isSealed(format);
  return rows.map((row) => ({
    seq: row.seq ?? 0,
    at: row.at.getTime(),
    kind: kindOf(row.outcome),
    paddle: row.paddle ?? 0,
    commitment: row.commitment,
    retracts: row.retracts,
    endsAt: row.endsAfter.getTime(),
    price: sealed ? startAmount : row.priceAfter,
    leader: sealed ? null : row.leaderAfter,
    maximum: row.maxAmount,
    nonce: row.nonce,
    hash: row.hash,
  }));
}

const kindOf = (outcome: string): RecordLineKind =>
  outcome === 'retracted' ? 'retraction' : outcome === 'bought' ? 'bought' : 'bid';

function toldOf(lot: LotRow, lines: readonly Line[]): ToldRecord {
  const { currentAmount: price, reserveNonce } = lot;
  // Of a withdrawn lot no more is told than of one that met no reserve.
  const reserveMet = lot.reserveMet && lot.outcome !== 'withdrawn';
  return toldRecord({ rules: rulesOf(lot), lines, price, reserveMet, reserveNonce });
}

/** While a lot is open, a price that came of a bid taken back is not told: after the close it is, to be checked. */
function isTold({ toldSeq, toldHistory }: LotRow, { seq, price }: Line): boolean {
  return seq > toldSeq || toldHistory.some((line) => line.seq === seq && line.price === price);
}

function toPublic(line: Line, told: ToldRecord, priceTold: boolean): LotRecord['lines'][number] {
  const { seq, at, kind, paddle, commitment, retracts, price, leader, endsAt, hash } = line;
  const { amount = null, nonce = null } = told.bids.get(seq) ?? {};
  return {
    seq,
    at: iso(at),
    kind,
    paddle,
    commitment,
    retracts,
    endsAt: iso(endsAt),
    hash,
    amount,
    nonce,
    ...(priceTold ? { price, leader } : { price: null, leader: null }),
  };
}
