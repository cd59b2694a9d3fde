import type { View } from '#contract/wire/views.ts';
import { database } from '#server/engine/database/database.ts';
import { readCards } from './read-cards.ts';

/** Pieces in stock by this maker first, then of this material, each in the catalogue's order. Others are not like it. */
export async function readSimilarPieces(
  { maker, material }: { maker: string; material: string },
  count: number,
): Promise<View<'card'>[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT id FROM product
    WHERE status = 'published'
      AND EXISTS (SELECT FROM variant WHERE product_id = product.id AND archived_at IS NULL AND on_hand > 0)
      AND ((maker <> '' AND maker = ${maker}) OR (material <> '' AND material = ${material}))
    ORDER BY maker = ${maker} DESC, material = ${material} DESC, position, id
    LIMIT ${count}`;
  return readCards(rows.map(({ id }) => id));
}
