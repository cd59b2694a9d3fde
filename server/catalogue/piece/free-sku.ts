import { slugOf } from '#domain/catalogue/slug.ts';
import type { Statements } from '#server/engine/database/statement.ts';

/** A SKU from these words that no variant has: `COBALT-LEAF-PITCHER`, then `COBALT-LEAF-PITCHER-2`. */
export async function freeSku(db: Statements, words: string): Promise<string> {
  const base = slugOf(words).toUpperCase() || 'PIECE';
  const taken = await db.$queryRaw<{ sku: string }[]>`
    SELECT sku FROM variant WHERE sku = ${base} OR sku LIKE ${`${base}-%`}`;
  const skus = new Set(taken.map(({ sku }) => sku));
  let free = base;
  for (let number = 2; skus.has(free); number++) free = `${base}-${number}`;
  return free;
}
