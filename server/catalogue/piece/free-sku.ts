import { freeSlug, slugOf } from '#domain/catalogue/slug.ts';
import type { Statements } from '#server/engine/database/statement.ts';

/** Returns a SKU from these words that no variant has: `COBALT-LEAF-PITCHER`, then `COBALT-LEAF-PITCHER-2`. */
export async function freeSku(db: Statements, words: string): Promise<string> {
  const base = freeSlug(slugOf(words), () => false).toUpperCase();
  const taken = await db.$queryRaw<{ sku: string }[]>`
    SELECT sku FROM variant WHERE sku = ${base} OR sku LIKE ${`${base}-%`}`;
  const skus = new Set(taken.map(({ sku }) => sku));
  return freeSlug(base, (sku) => skus.has(sku));
}
