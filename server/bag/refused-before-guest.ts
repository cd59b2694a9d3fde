import type { Problem } from '#contract/wire/problem.ts';
import { doorRefused } from '#server/drop/doors.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { judgeNumber } from '#server/stock/take-number.ts';
import { AccessProblem } from '#server/web/problem.ts';
import type { PieceToAdd } from './add-to-bag.ts';
import { outOfStock } from './out-of-stock.ts';

/**
 * Looks without a lock, so that nobody is made a guest for nothing: whether there are too few, or the piece is in a drop,
 * for which no guest has a ticket.
 * @returns null if a guest may get it
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export async function refusedBeforeGuest(wanted: PieceToAdd): Promise<Problem | null> {
  const { sku, quantity, number } = wanted;
  const [stock] = await readRows<{ id: string; available: number; drop: string | null }>`
    SELECT id, CASE WHEN archived_at IS NOT NULL
      OR NOT EXISTS (SELECT FROM product WHERE id = product_id AND status = 'published') THEN 0 ELSE on_hand - reserved + (
      SELECT coalesce(sum(quantity), 0)::int FROM reservation
      WHERE variant_id = variant.id AND expires_at <= clock_timestamp()
    ) END AS available, (SELECT slug FROM drops_keeping(variant.id) LIMIT 1) AS drop FROM variant WHERE sku = ${sku}`;
  if (!stock) throw new AccessProblem('not_found', `There is no SKU ${sku}.`, { field: 'sku' });
  if (stock.drop !== null) return doorRefused({ code: 'not_admitted', slug: stock.drop });
  if (stock.available < quantity) {
    return outOfStock({ code: 'out_of_stock', lines: [{ sku, wanted: quantity, available: stock.available }] });
  }
  if (number === undefined) return null;
  const nobody = { personId: null, reservationId: null };
  const judged = await judgeNumber(database(), { ...nobody, variantId: stock.id, number });
  return judged.ok ? null : judged.refusal;
}
