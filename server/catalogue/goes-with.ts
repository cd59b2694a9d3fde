import type { LabelledCard } from '#contract/catalogue/catalogue.ts';
import { database } from '#server/database/database.ts';
import { readLabels } from './card-view.ts';
import { readsRelated } from './reads-related.ts';

/**
 * Up to `count` other pieces in stock that go with this one: of its collections first, other forms before its own, then of
 * its maker, each in the catalogue's order. They are shown without their stock, so that their sales don't render the page again.
 */
export async function readGoesWith(productId: string, count: number): Promise<LabelledCard[]> {
  await readsRelated(productId);
  const rows = await database().$queryRaw<{ id: string }[]>`
    WITH own AS (SELECT id, maker, form FROM product WHERE id = ${productId}),
    candidate AS (
      SELECT id, sum(shared) AS shared FROM (
        SELECT theirs.product_id AS id, 1 AS shared
        FROM product_collection AS ours JOIN product_collection AS theirs ON theirs.collection_id = ours.collection_id
        WHERE ours.product_id = ${productId}
        UNION ALL SELECT product.id, 0 FROM own JOIN product ON product.maker = own.maker
      ) AS found GROUP BY id
    )
    SELECT other.id
    FROM candidate JOIN product AS other ON other.id = candidate.id CROSS JOIN own
    WHERE other.id <> own.id AND other.status = 'published'
      AND EXISTS (SELECT FROM variant WHERE product_id = other.id AND archived_at IS NULL AND on_hand > 0)
    ORDER BY candidate.shared DESC, other.form = own.form, other.maker = own.maker DESC, other.position, other.id
    LIMIT ${count}`;
  return readLabels(
    database(),
    rows.map(({ id }) => id),
  );
}
