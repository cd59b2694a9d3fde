import type { Tx } from '#server/engine/database/database.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { releaseExpired } from './release-expired-holds.ts';

export interface LockedVariant {
  id: string;
  productId: string;
  sku: string;
  title: string;
  priceAmount: number;
  currency: string;
  onHand: number;
  reserved: number;
  version: number;
  /** Each of its pieces has a number of its own. */
  numbered: boolean;
  /** Whether it may be held and sold anew, as it was when its lock was asked for. */
  offered: boolean;
}

/**
 * Locks these SKUs in one order, so that commands wait for each other instead of deadlocking. Holds that have ended are
 * freed first: they never count in a decision.
 * @throws AccessProblem `not_found` naming the first SKU that doesn't exist
 */
export async function lockVariants(tx: Tx, skus: readonly string[]): Promise<Map<string, LockedVariant>> {
  const wanted = [...new Set(skus)];
  const lock = () => tx.$queryRaw<LockedVariant[]>`
    SELECT id, product_id AS "productId", sku, title, price_amount AS "priceAmount", currency,
           on_hand AS "onHand", reserved, version, numbered,
           archived_at IS NULL AND EXISTS (SELECT FROM product WHERE id = product_id AND status = 'published') AS offered
    FROM variant WHERE sku = ANY (${wanted}::text[]) ORDER BY product_id, id FOR UPDATE`;
  let rows = await lock();
  const missing = wanted.find((sku) => !rows.some((row) => row.sku === sku));
  if (missing !== undefined) throw new AccessProblem('not_found', `There is no SKU ${missing}.`, { field: 'sku' });
  if (
    (await releaseExpired(
      tx,
      rows.map((row) => row.id),
    )) > 0
  )
    rows = await lock();
  return new Map(rows.map((row) => [row.sku, row]));
}
