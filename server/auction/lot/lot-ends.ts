/** Whether the house was open at the ends of lots: closing all of them may take longer than an outage may last. */

import type { Tx } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';

/** Notes that the open lots that have ended can be closed from now on. A lot that somebody else has at the moment can't. */
export async function noteEnds(): Promise<void> {
  await readRows`
    INSERT INTO lot_end (auction_id, ends_at, closable_at)
    SELECT id, ends_at, clock_timestamp() FROM (
      SELECT id, ends_at FROM auction
      WHERE state = 'open' AND ends_at <= clock_timestamp() AND NOT EXISTS (
        SELECT FROM lot_end WHERE lot_end.auction_id = auction.id AND lot_end.ends_at = auction.ends_at)
      FOR NO KEY UPDATE SKIP LOCKED) AS free
    ON CONFLICT DO NOTHING`;
}

/** @returns when a locked lot that has ended could first be closed, in epoch milliseconds; null: not before now */
export async function readClosableAt(tx: Tx, auctionId: string): Promise<number | null> {
  const [end] = await tx.$queryRaw<{ closableAt: Date }[]>`
    SELECT closable_at AS "closableAt" FROM auction
    JOIN lot_end ON lot_end.auction_id = auction.id AND lot_end.ends_at = auction.ends_at
    WHERE auction.id = ${auctionId}`;
  return end?.closableAt.getTime() ?? null;
}
