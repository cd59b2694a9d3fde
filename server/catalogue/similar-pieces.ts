import type { View } from '#contract/views.ts';
import { database } from '#server/database/database.ts';
import { isInStock, piecesOf } from './catalogue-filter.ts';
import { readCards } from './read-cards.ts';

/** Pieces in stock by this maker first, then of this material, each in the catalogue's order. Others are not like it. */
export async function readSimilarPieces(
  { maker, material }: { maker: string; material: string },
  count: number,
): Promise<View<'card'>[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT piece.id
    FROM ${piecesOf({ words: '', collection: null })} JOIN product ON product.id = piece.id
    WHERE ${isInStock}
      AND ((product.maker <> '' AND product.maker = ${maker}) OR (product.material <> '' AND product.material = ${material}))
    ORDER BY product.maker = ${maker} DESC, product.material = ${material} DESC, piece.position, piece.id
    LIMIT ${count}`;
  return readCards(rows.map(({ id }) => id));
}
