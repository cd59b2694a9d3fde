import type { NextOpening } from '#contract/drop/next-opening.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { pageSource } from '#server/web/page-source.ts';

/** Returns the next drop with a piece of this maker's; null if none is announced. */
export async function readNextDropOfMaker(maker: string): Promise<NextOpening | null> {
  reads(pageSource.drops);
  const [row] = await readRows<{ slug: string; title: string; opensAt: Date }>`
    SELECT slug, title, opens_at AS "opensAt" FROM drop
    WHERE opens_at > clock_timestamp() AND state <> 'over' AND EXISTS (
      SELECT FROM drop_variant JOIN variant ON variant.id = variant_id JOIN product ON product.id = variant.product_id
      WHERE drop_id = drop.id AND product.maker = ${maker} AND product.status = 'published')
    ORDER BY opens_at, slug LIMIT 1`;
  if (!row) return null;
  reads(pageSource.drops, { until: row.opensAt });
  return { ...row, opensAt: row.opensAt.toISOString() };
}
