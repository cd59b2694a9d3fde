import type { Tx } from '#server/database/database.ts';
import type { LockedVariant } from './lock-variants.ts';
import { releaseExpired } from './release-expired-holds.ts';

/**
 * Locks what many orders want at once: these SKUs, and what is in these people's bags. In the same order
 * as `lockVariants`, and as there a hold that has ended is freed before anyone decides; a SKU that
 * doesn't exist is just not there.
 *
 * @returns by SKU
 */
export async function lockVariantsTogether(
  tx: Tx,
  wanted: { skus: readonly string[]; bagsOf: readonly string[] },
): Promise<Map<string, LockedVariant>> {
  const locked = await lock(tx, wanted);
  const ids = [...locked.values()].map(({ id }) => id);
  if (!(await someHoldEnded(tx, ids))) return locked;
  await releaseExpired(tx, ids);
  return lock(tx, wanted);
}

async function lock(
  tx: Tx,
  { skus, bagsOf }: { skus: readonly string[]; bagsOf: readonly string[] },
): Promise<Map<string, LockedVariant>> {
  const rows = await tx.$queryRaw<LockedVariant[]>`
    SELECT id, product_id AS "productId", sku, title, price_amount AS "priceAmount", currency,
           on_hand AS "onHand", reserved, version
    FROM variant WHERE id IN (
      SELECT id FROM variant WHERE sku = ANY (${skus}::text[])
      UNION SELECT variant_id FROM bag_line WHERE person_id = ANY (${bagsOf}::text[]))
    ORDER BY product_id, id FOR UPDATE`;
  return new Map(rows.map((row) => [row.sku, row]));
}

/** By the time of this statement: the locks are held when it begins. */
async function someHoldEnded(tx: Tx, variantIds: readonly string[]): Promise<boolean> {
  const rows = await tx.$queryRaw<{ ended: boolean }[]>`
    SELECT EXISTS (SELECT FROM reservation
      WHERE variant_id = ANY (${variantIds}::text[]) AND expires_at <= statement_timestamp()) AS ended`;
  return rows[0]?.ended ?? false;
}
