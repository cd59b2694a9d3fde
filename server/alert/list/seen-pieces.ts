import type { Tx } from '#server/engine/database/database.ts';

/**
 * Remembers the pieces that a list had when somebody asked, so that none of them is told as new. What was sold out, or in a
 * drop, is told when it can be bought.
 */
export async function rememberSeen(tx: Tx, alertId: string, numbers: readonly number[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO alert_piece (alert_id, product_id)
    SELECT ${alertId}, product.id FROM product
    WHERE number = ANY (${[...numbers]}::int[]) AND EXISTS (
      SELECT FROM variant WHERE product_id = product.id AND archived_at IS NULL AND on_hand > 0 AND NOT in_open_drop(variant.id))
    ON CONFLICT DO NOTHING`;
}
