import { randomUUID } from 'node:crypto';
import { isSealed } from '#domain/auction/format.ts';
import { inHindsight, type PastBid } from '#domain/auction/hindsight.ts';
import { chainRetraction } from '#server/auction/record/record-hash.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { BidInForce } from './bids-in-force.ts';
import { type LockedLot, saveLot, type ToldColumns } from './locked-lot.ts';

export interface Retraction {
  before: LockedLot;
  /** As the remaining bids leave it, before the line about it. */
  after: LockedLot;
  bid: BidInForce;
  left: readonly BidInForce[];
  at: Date;
  /** Why its bidder takes it back; null: the house does. */
  ownReason: string | null;
}

/** @returns the lot's version */
export async function storeRetraction(tx: Tx, retraction: Retraction): Promise<number> {
  const { before, after, bid, at, ownReason } = retraction;
  const { price, endsAt, leader } = after.state;
  const seq = before.lastSeq + 1;
  const line = chainRetraction(before.recordHash, {
    seq,
    at: at.getTime(),
    paddle: bid.paddle,
    retracts: bid.seq,
    price,
    leader: after.leaderPaddle,
    endsAt,
  });
  await tx.bid.create({
    data: {
      auctionId: after.id,
      seq,
      personId: bid.bidder,
      paddle: bid.paddle,
      key: randomUUID(),
      maxAmount: 0,
      at,
      outcome: 'retracted',
      retracts: bid.seq,
      priceBefore: before.state.price,
      priceAfter: price,
      ...line,
      leaderAfter: after.leaderPaddle,
      leaderMaximumAfter: leader?.maximum ?? null,
      endsAfter: new Date(endsAt),
      reason: ownReason,
    },
  });
  await storeStandings(tx, retraction);
  return saveLot(tx, { ...after, lastSeq: seq, recordHash: line.hash }, await toldAfter(tx, retraction, seq));
}

/** The public history is told from the bids in force from now on. A sealed lot has told nothing. */
async function toldAfter(tx: Tx, { before, bid, ownReason }: Retraction, seq: number): Promise<ToldColumns | null> {
  if (isSealed(before.rules.format)) return null;
  const record = await tx.$queryRaw<(Omit<PastBid, 'at'> & { at: Date })[]>`
    SELECT seq, paddle, max_amount AS maximum, retracts, at FROM bid
    WHERE auction_id = ${before.id} AND seq IS NOT NULL ORDER BY seq`;
  const toldHistory = inHindsight(
    before.rules,
    record.map((line) => ({ ...line, at: line.at.getTime() })),
  );
  const takenBack = new Map(before.takenBack);
  if (ownReason !== null) takenBack.set(bid.paddle, Math.max(takenBack.get(bid.paddle) ?? 0, bid.maximum));
  return { toldSeq: seq, toldHistory, takenBack: Object.fromEntries(takenBack) };
}

/** Whose bid it was, who led and who leads now. A paddle stays its person's, with 0 for no bid in force. */
async function storeStandings(tx: Tx, { before, after, bid, left, at }: Retraction): Promise<void> {
  const leaderId = after.state.leader?.bidder ?? null;
  const own = left.findLast((one) => one.bidder === bid.bidder)?.maximum ?? 0;
  await tx.$executeRaw`
    UPDATE lot_bidder SET max_amount = new.max_amount, "leading" = new."leading",
      outbid_at = CASE WHEN NOT new."leading" AND ${leaderId}::text IS NOT NULL AND new.max_amount > 0
                       THEN coalesce(lot_bidder.outbid_at, ${at}::timestamptz) END,
      told_amount = CASE WHEN NOT new."leading" THEN lot_bidder.told_amount END
    FROM (
      SELECT person_id, CASE WHEN person_id = ${bid.bidder} THEN ${own}::int ELSE max_amount END AS max_amount,
             person_id IS NOT DISTINCT FROM ${leaderId}::text AS "leading"
      FROM lot_bidder WHERE auction_id = ${after.id}
        AND person_id IN (${bid.bidder}, ${before.state.leader?.bidder ?? bid.bidder}, ${leaderId ?? bid.bidder})
    ) AS new
    WHERE lot_bidder.auction_id = ${after.id} AND lot_bidder.person_id = new.person_id`;
}
