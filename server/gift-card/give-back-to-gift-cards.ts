import { newId } from '#server/engine/database/new-id.ts';
import type { Statements } from '#server/engine/database/statement.ts';

/** What comes back to a card that has ended by then, or is about to, can be used for so many days. */
const daysAfterGivingBack = 90;

/**
 * Gives so much of a locked order back to the gift cards that paid it, never more than each did.
 * @param most minor units; null: everything that is left
 * @returns how much went back
 */
export async function giveBackToGiftCards(
  tx: Statements,
  orderId: string,
  most: number | null = null,
): Promise<number> {
  const spent = await tx.$queryRaw<{ cardId: string; left: number }[]>`
    SELECT card_id AS "cardId", -sum(amount)::int AS left FROM gift_entry
    WHERE order_id = ${orderId} GROUP BY card_id HAVING sum(amount) < 0 ORDER BY card_id`;
  let left = most ?? Number.MAX_SAFE_INTEGER;
  const rows = spent.flatMap(({ cardId, left: onCard }) => {
    const amount = Math.min(onCard, left);
    left -= amount;
    return amount > 0 ? { id: newId(), cardId, amount } : [];
  });
  if (rows.length === 0) return 0;
  await tx.$executeRaw`
    UPDATE gift_card SET expires_at = greatest(expires_at, clock_timestamp() + make_interval(days => ${daysAfterGivingBack}::int))
    WHERE id = ANY (${rows.map(({ cardId }) => cardId)}::text[]) AND expires_at IS NOT NULL`;
  await tx.$executeRaw`
    INSERT INTO gift_entry (id, card_id, order_id, kind, amount)
    SELECT id, "cardId", ${orderId}::text, 'give_back', amount
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS new (id text, "cardId" text, amount int)`;
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}
