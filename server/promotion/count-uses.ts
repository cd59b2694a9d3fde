import type { Statements } from '#server/engine/database/statement.ts';

export interface PromotionUse {
  promotionId: string;
  orderId: string;
  who: string;
  /** Which of their uses it is, from 0. */
  n: number;
  /** All that they are counted by. */
  marks: readonly string[];
}

/** Counts uses of locked promotions. One too many is refused by the database, and everything with it. */
export async function countUses(tx: Statements, uses: readonly PromotionUse[]): Promise<void> {
  if (uses.length === 0) return;
  await tx.$executeRaw`
    WITH new AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(uses)}::json) AS new ("promotionId" text, "orderId" text, who text, n int, marks text[])
    ), counted AS (
      UPDATE promotion SET used = used + uses.count FROM (
        SELECT "promotionId", count(*)::int AS count FROM new GROUP BY "promotionId") AS uses
      WHERE promotion.id = uses."promotionId"
    )
    INSERT INTO promotion_use (promotion_id, order_id, who, n, marks) SELECT "promotionId", "orderId", who, n, marks FROM new`;
}

/** Which cards paid orders is known only now, where a payer typed theirs at the provider: from here on it counts as well. */
export async function countCards(
  tx: Statements,
  paid: readonly { orderId: string; cardMark: string | null }[],
): Promise<void> {
  const known = paid.filter(({ cardMark }) => cardMark !== null);
  if (known.length === 0) return;
  await tx.$executeRaw`
    UPDATE promotion_use SET marks = array_append(marks, "cardMark")
    FROM json_to_recordset(${JSON.stringify(known)}::json) AS new ("orderId" text, "cardMark" text)
    WHERE promotion_use.order_id = "orderId" AND NOT "cardMark" = ANY (marks)`;
}

/** A locked order that is cancelled gives its uses back. The variants must be locked by then, if they are to be. */
export async function giveUsesBack(tx: Statements, orderId: string): Promise<void> {
  const used = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM promotion WHERE id IN (SELECT promotion_id FROM promotion_use WHERE order_id = ${orderId})
    ORDER BY id FOR UPDATE`;
  if (used.length === 0) return;
  await tx.$executeRaw`
    WITH gone AS (DELETE FROM promotion_use WHERE order_id = ${orderId} RETURNING promotion_id)
    UPDATE promotion SET used = used - 1 WHERE id IN (SELECT promotion_id FROM gone)`;
}
