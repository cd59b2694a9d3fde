import type { LabelledCard } from '#contract/catalogue/catalogue.ts';
import { database } from '#server/engine/database/database.ts';
import { readSql } from '#server/engine/database/statement.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { readLabels } from './card-view.ts';
import type { RelatedBy } from './related-by.ts';

/** So many in stock are compared, of the maker and of each collection: a page costs the same, however much they have. */
const mostCompared = 40;
/** And so many are looked at for them: the newest may be drafts or sold out. */
const mostLookedAt = 200;
// Asked of one piece after the other, as a subquery with a limit is: a join may read all variants of the shop for them.
const isInStock = Prisma.sql`(
  SELECT true FROM variant WHERE product_id = piece.id AND archived_at IS NULL AND on_hand > 0 LIMIT 1)`;

/**
 * Up to `count` other pieces in stock that go with this one: of its collections first, other forms before its own, then of
 * its maker, each in the catalogue's order. Of a collection or a maker with very many, the newest. They are shown without
 * their stock, so that their sales don't render the page again.
 */
export async function readGoesWith(
  { id, maker, form, shelves }: Pick<RelatedBy, 'id' | 'maker' | 'form' | 'shelves'>,
  count: number,
): Promise<LabelledCard[]> {
  const rows = await readSql<{ id: string }>(Prisma.sql`
    WITH ours AS (SELECT unnest(${shelves.map((shelf) => shelf.id)}::text[]) AS collection_id),
    candidate AS (
      SELECT compared.* FROM ours CROSS JOIN LATERAL (
        SELECT piece.* FROM (
          SELECT product_id AS id FROM product_collection WHERE collection_id = ours.collection_id
          ORDER BY product_id DESC LIMIT ${mostLookedAt}::int
        ) AS theirs CROSS JOIN LATERAL (
          SELECT id, maker, form, position FROM product WHERE id = theirs.id AND status = 'published' LIMIT 1
        ) AS piece
        WHERE piece.id <> ${id} AND ${isInStock}
        ORDER BY theirs.id DESC LIMIT ${mostCompared}::int
      ) AS compared
      UNION
      SELECT compared.* FROM (
        SELECT id, maker, form, position FROM (
          SELECT id, maker, form, position, status FROM product WHERE maker = ${maker}
          ORDER BY position DESC LIMIT ${mostLookedAt}::int
        ) AS piece
        WHERE status = 'published' AND piece.id <> ${id} AND ${isInStock}
        ORDER BY position DESC LIMIT ${mostCompared}::int
      ) AS compared
    )
    SELECT other.id FROM candidate AS other
    ORDER BY (SELECT count(*) FROM product_collection AS shared WHERE product_id = other.id
        AND collection_id IN (SELECT collection_id FROM ours)) DESC,
      other.form = ${form}, other.maker = ${maker} DESC, other.position, other.id
    LIMIT ${count}`);
  return readLabels(
    database(),
    rows.map((row) => row.id),
  );
}
