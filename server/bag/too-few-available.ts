import type { Problem } from '#contract/errors.ts';
import { readRows } from '#server/database/statement.ts';
import { AccessProblem } from '#server/problem.ts';
import { outOfStock } from './out-of-stock.ts';

/**
 * Looks without a lock, so that nobody is made a guest for nothing.
 * @returns null if there may be enough
 * @throws AccessProblem `not_found` for an unknown SKU
 */
export async function tooFewAvailable({ sku, quantity }: { sku: string; quantity: number }): Promise<Problem | null> {
  const [stock] = await readRows<{ available: number }>`
    SELECT on_hand - reserved + (
      SELECT coalesce(sum(quantity), 0)::int FROM reservation
      WHERE variant_id = variant.id AND expires_at <= clock_timestamp()
    ) AS available FROM variant WHERE sku = ${sku}`;
  if (!stock) throw new AccessProblem('not_found', `There is no SKU ${sku}.`, { field: 'sku' });
  if (stock.available >= quantity) return null;
  return outOfStock({ code: 'out_of_stock', lines: [{ sku, wanted: quantity, available: stock.available }] });
}
