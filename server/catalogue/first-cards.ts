import type { View } from '#contract/wire/views.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { pageSource } from '#server/web/page-source.ts';
import { readCards } from './read-cards.ts';

/** The cards of the pieces that stand first in the shop, and how many pieces there are. */
export async function readFirstCards(count: number): Promise<{ cards: View<'card'>[]; total: number }> {
  reads(pageSource.shelf);
  reads(pageSource.pieces);
  const [found] = await readRows<{ ids: string[]; total: number }>`
    SELECT ARRAY(
             SELECT id FROM product
             WHERE status = 'published' AND EXISTS (SELECT FROM variant WHERE product_id = product.id AND archived_at IS NULL)
             ORDER BY position, id LIMIT ${count}
           ) AS ids,
           (SELECT count(*)::int FROM product
            WHERE status = 'published'
              AND EXISTS (SELECT FROM variant WHERE product_id = product.id AND archived_at IS NULL)) AS total`;
  return { cards: await readCards(found?.ids ?? []), total: found?.total ?? 0 };
}
