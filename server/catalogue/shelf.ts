import type { LabelledCard } from '#contract/catalogue.ts';
import type { ShelfQuery } from '#contract/shelf.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import { lowStock } from '#domain/stock/shelf-state.ts';
import { database } from '#server/database/database.ts';
import { reads } from '#server/page-reads.ts';
import { readLabelsOfOthers } from './card-view.ts';
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
  const [found, facets] = await Promise.all([
    readShelfCards(query, collection),
    readFacets(patternsOf(query.q), collection),
  ]);
  return { ...found, facets };
}

/** The same without what the list can be narrowed by. */
export async function readShelfCards(
  query: ShelfQuery,
  collection: string | null = null,
): Promise<Omit<Shelf, 'facets'>> {
  reads(topicOf.shelf);
  reads(topicOf.pieces);
  const found = await findPieces(query, patternsOf(query.q), collection);
  return { cards: await readCards(found.map((row) => row.id)), total: found[0]?.total ?? 0 };
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
    JOIN (
      SELECT product_id, sum(on_hand)::int AS on_hand, min(price_amount) AS lowest FROM variant GROUP BY product_id
    ) AS of_variants ON of_variants.product_id = product.id
    WHERE (${collection}::text IS NULL OR collection.slug = ${collection})
      AND (${patterns}::text[] = '{}' OR concat_ws(' ', product.title, maker, material, product.description,
        (SELECT string_agg(title, ' ') FROM variant WHERE product_id = product.id)) ILIKE ALL (${patterns}::text[]))
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
    JOIN (
      SELECT product_id, sum(on_hand)::int AS on_hand FROM variant GROUP BY product_id
    ) AS of_variants ON of_variants.product_id = product.id
    WHERE (${collection}::text IS NULL OR collection.slug = ${collection})
      AND (${patterns}::text[] = '{}' OR concat_ws(' ', product.title, maker, material, product.description,
        (SELECT string_agg(title, ' ') FROM variant WHERE product_id = product.id)) ILIKE ALL (${patterns}::text[]))
    GROUP BY maker ORDER BY count(*) DESC, maker`;
  const sum = (count: (row: (typeof makers)[number]) => number) => makers.reduce((total, row) => total + count(row), 0);
  return {
    inStock: sum((row) => row.inStock),
    few: sum((row) => row.few),
    makers: makers.map(({ maker, count }) => ({ maker, count })),
  };
}

/** The labels of up to `count` other pieces of a maker. */
export async function readOthersOf(maker: string, productId: string, count: number): Promise<LabelledCard[]> {
  reads(topicOf.pieces);
  return readLabelsOfOthers(database(), { maker, except: productId, count });
}
