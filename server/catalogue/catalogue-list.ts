import type { CatalogueQuery } from '#contract/catalogue-query.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import { database } from '#server/database/database.ts';
import { reads } from '#server/page-reads.ts';
import { type CatalogueScope, isFew, isInStock, narrowedTo, piecesOf } from './catalogue-filter.ts';
import { readCards } from './read-cards.ts';

export interface CatalogueList {
  cards: View<'card'>[];
  /** How many match in all; `cards` may be fewer. */
  total: number;
  facets: { inStock: number; few: number; makers: { maker: string; count: number }[] };
}

/** The pieces of a collection, or of the whole shop (null), as the query wants them. */
export async function readCatalogueList(
  query: CatalogueQuery,
  collection: string | null = null,
): Promise<CatalogueList> {
  const [found, facets] = await Promise.all([
    readListedCards(query, collection),
    readFacets({ words: query.q, collection }),
  ]);
  return { ...found, facets };
}

export async function readListedCards(
  query: CatalogueQuery,
  collection: string | null = null,
): Promise<Omit<CatalogueList, 'facets'>> {
  reads(topicOf.shelf);
  reads(topicOf.pieces);
  const found = await database().$queryRaw<{ id: string; total: number }[]>`
    SELECT piece.id, count(*) OVER ()::int AS total
    FROM ${piecesOf({ words: query.q, collection })}
    WHERE ${narrowedTo(query)}
    ORDER BY CASE ${query.sort}::text
               WHEN 'few' THEN CASE WHEN piece.on_hand = 0 THEN 1e9 ELSE piece.on_hand END
               WHEN 'price' THEN piece.lowest
               WHEN 'price-down' THEN -piece.lowest
               WHEN 'new' THEN -extract(epoch FROM piece.created_at)
             END, piece.position, piece.id
    LIMIT ${query.shown}::int`;
  return { cards: await readCards(found.map((row) => row.id)), total: found[0]?.total ?? 0 };
}

async function readFacets(scope: CatalogueScope): Promise<CatalogueList['facets']> {
  const makers = await database().$queryRaw<{ maker: string; count: number; inStock: number; few: number }[]>`
    SELECT piece.maker, count(*)::int AS count, count(*) FILTER (WHERE ${isInStock})::int AS "inStock",
           count(*) FILTER (WHERE ${isFew})::int AS few
    FROM ${piecesOf(scope)} GROUP BY piece.maker ORDER BY count(*) DESC, piece.maker`;
  const sum = (count: (row: (typeof makers)[number]) => number) => makers.reduce((total, row) => total + count(row), 0);
  return {
    inStock: sum((row) => row.inStock),
    few: sum((row) => row.few),
    makers: makers.map(({ maker, count }) => ({ maker, count })),
  };
}
