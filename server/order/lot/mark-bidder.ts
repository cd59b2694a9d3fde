import { markUntil, pausesBidding } from '#domain/order/won-lot.ts';
import type { Tx } from '#server/engine/database/database.ts';

interface Mark {
  order: { id: string; personId: string };
  reason: 'released' | 'unpaid';
  at: Date;
}

/** Marks a bidder once per order. The second mark in force pauses bidding and ends high bids. Locks the person. */
export async function markBidder(tx: Tx, { order, reason, at }: Mark): Promise<{ until: Date; paused: boolean }> {
  const { id: orderId, personId } = order;
  const until = new Date(markUntil(at.getTime()));
  // Two marks at once see each other: the person is locked before they are counted.
  await tx.$queryRaw`SELECT FROM person WHERE id = ${personId} FOR NO KEY UPDATE`;
  await tx.bidderMark.create({ data: { personId, orderId, reason, at, until } });
  await tx.$executeRaw`
    UPDATE person SET high_bids_until = NULL WHERE id = ${personId} AND high_bids_until IS NOT NULL`;
  const paused = pausesBidding(await tx.bidderMark.count({ where: { personId, until: { gt: at } } }));
  if (paused) {
    await tx.$executeRaw`
      UPDATE person SET bidding_paused_at = coalesce(bidding_paused_at, ${at}::timestamptz) WHERE id = ${personId}`;
  }
  return { until, paused };
}

export async function countMarks(db: Tx, personId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM bidder_mark WHERE person_id = ${personId} AND until > clock_timestamp()`;
  return row?.count ?? 0;
}
