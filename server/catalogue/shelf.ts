import type { ShelfQuery } from '#contract/shelf.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import { lowStock } from '#domain/stock/shelf-state.ts';
import { database } from '#server/database/database.ts';
import { reads } from '#server/page-reads.ts';
import { readCards } from './read-cards.ts';

/** A list of pieces and what it can be narrowed by. */
export interface Shelf {
  cards: View<'card'>[];
  /** How many match in all; `cards` may be fewer. */
  total: number;
  facets: { inStock: number; few: number; makers: { maker: string; count: number }[] };
}

/** Each word must occur somewhere in what is said of the piece. */
function patternsOf(text: string): string[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
}

/** The pieces of a collection, or of the whole shop (null), as the query wants them. */
export async function readShelf(query: ShelfQuery, collection: string | null = null): Promise<Shelf> {
  reads(topicOf.shelf);
  const patterns = patternsOf(query.q);
  const [found, facets] = await Promise.all([
    findPieces(query, patterns, collection),
    readFacets(patterns, collection),
  ]);
  return { cards: await readCards(found.map((row) => row.id)), total: found[0]?.total ?? 0, facets };
}

async function findPieces(
  { stock, few, maker, sort, shown }: ShelfQuery,
  patterns: string[],
  collection: string | null,
) {
  return database().$queryRaw<{ id: string; total: number }[]>`
    SELECT product.id, count(*) OVER ()::int AS total
    FROM product
    LEFT JOIN collection ON collection.id = product.collection_id
    JOIN LATERAL (
      SELECT sum(on_hand)::int AS on_hand, min(price_amount) AS lowest, string_agg(title, ' ') AS titles
      FROM variant WHERE product_id = product.id HAVING count(*) > 0
    ) AS of_variants ON true
    WHERE (${collection}::text IS NULL OR collection.slug = ${collection})
      AND concat_ws(' ', product.title, maker, material, product.description, titles) ILIKE ALL (${patterns}::text[])
      AND (NOT ${stock}::boolean OR on_hand > 0)
      AND (NOT ${few}::boolean OR on_hand BETWEEN 1 AND ${lowStock}::int)
      AND (${maker}::text[] = '{}' OR maker = ANY (${maker}::text[]))
    ORDER BY CASE ${sort}::text
               WHEN 'few' THEN CASE WHEN on_hand = 0 THEN 1e9 ELSE on_hand END
               WHEN 'price' THEN lowest
               WHEN 'price-down' THEN -lowest
               WHEN 'new' THEN -extract(epoch FROM product.created_at)
             END, product.position, product.id
    LIMIT ${shown}::int`;
}

async function readFacets(patterns: string[], collection: string | null): Promise<Shelf['facets']> {
  const makers = await database().$queryRaw<{ maker: string; count: number; inStock: number; few: number }[]>`
    SELECT maker, count(*)::int AS count, count(*) FILTER (WHERE on_hand > 0)::int AS "inStock",
           count(*) FILTER (WHERE on_hand BETWEEN 1 AND ${lowStock}::int)::int AS few
    FROM product
    LEFT JOIN collection ON collection.id = product.collection_id
    JOIN LATERAL (
      SELECT sum(on_hand)::int AS on_hand, string_agg(title, ' ') AS titles
      FROM variant WHERE product_id = product.id HAVING count(*) > 0
    ) AS of_variants ON true
    WHERE (${collection}::text IS NULL OR collection.slug = ${collection})
      AND concat_ws(' ', product.title, maker, material, product.description, titles) ILIKE ALL (${patterns}::text[])
    GROUP BY maker ORDER BY count(*) DESC, maker`;
  const sum = (count: (row: (typeof makers)[number]) => number) => makers.reduce((total, row) => total + count(row), 0);
  return {
    inStock: sum((row) => row.inStock),
    few: sum((row) => row.few),
    makers: makers.map(({ maker, count }) => ({ maker, count })),
  };
}

/** Up to `count` other pieces of a maker. */
export async function readOthersOf(maker: string, productId: string, count: number): Promise<View<'card'>[]> {
  const others = await database().product.findMany({
    where: { maker, id: { not: productId }, variants: { some: {} } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: count,
    select: { id: true },
  });
  return readCards(others.map(({ id }) => id));
}
