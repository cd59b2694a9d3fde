import type { Suggestions } from '#contract/search/product-search.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { findHeads } from './find-words.ts';
import { withoutMarks, wordsIn } from './search-words.ts';
import { readShelf } from './shelf.ts';

const most = 10;
const mostPieces = 5;
const mostLots = 2;
const mostOfOthers = 2;

/** What somebody may mean who is still typing: at most ten in all, pieces first, those that are left before others. */
export async function suggest(typed: string): Promise<Suggestions> {
  const words = wordsIn(typed);
  const [pieces, others] = await Promise.all([suggestPieces(typed), suggestOthers(words)]);
  let left = most;
  const fitting = <T>(values: readonly T[]): T[] => {
    const first = values.slice(0, left);
    left -= first.length;
    return first;
  };
  return {
    products: fitting(pieces.products),
    lots: fitting(pieces.lots),
    makers: fitting(others.makers),
    collections: fitting(others.collections),
    queries: fitting(others.queries),
  };
}

/** The ids of the pieces and the lots that come first, and what was looked for in place of what was typed. */
export async function firstHeads(
  typed: string,
): Promise<{ products: string[]; lots: string[]; corrected: string | null }> {
  const [found, { index }] = await Promise.all([findHeads(typed), readShelf()]);
  if (!found) return { products: [], lots: [], corrected: null };
  const of = (lots: boolean, limit: number) => index.first(found.hits, { lots, limit });
  return { products: of(false, mostPieces), lots: of(true, mostLots), corrected: found.corrected };
}

async function suggestPieces(typed: string): Promise<Pick<Suggestions, 'products' | 'lots'>> {
  const { products, lots } = await firstHeads(typed);
  const rows = await readRows<{ id: string; slug: string; title: string }>`
    SELECT id, slug, title FROM product WHERE id = ANY (${products}::text[])
    UNION ALL SELECT id, slug, title FROM auction WHERE id = ANY (${lots}::text[])`;
  const linkOf = new Map(rows.map(({ id, slug, title }) => [id, { slug, title }]));
  const linksOf = (ids: string[]) => ids.flatMap((id) => linkOf.get(id) ?? []);
  return { products: linksOf(products), lots: linksOf(lots) };
}

async function suggestOthers(
  words: readonly string[],
): Promise<Pick<Suggestions, 'makers' | 'collections' | 'queries'>> {
  const last = words.at(-1);
  if (last === undefined) return { makers: [], collections: [], queries: [] };
  const before = words.slice(0, -1);
  // Each word begins one of the name's.
  const patterns = words.map((word) => `% ${withoutMarks(word)}%`);
  const [found] = await readRows<Pick<Suggestions, 'makers' | 'collections' | 'queries'>>`
    SELECT (SELECT coalesce(jsonb_agg(one), '[]') FROM (
              SELECT slug, name FROM maker WHERE ' ' || unaccent(lower(name)) LIKE ALL (${patterns}::text[])
                AND EXISTS (SELECT FROM product WHERE maker = name AND status = 'published')
              ORDER BY name LIMIT ${mostOfOthers}
            ) AS one) AS makers,
           (SELECT coalesce(jsonb_agg(one), '[]') FROM (
              SELECT slug, title FROM collection WHERE ' ' || unaccent(lower(title)) LIKE ALL (${patterns}::text[])
              ORDER BY position, slug LIMIT ${mostOfOthers}
            ) AS one) AS collections,
           ARRAY(SELECT word FROM search_word WHERE word LIKE ${`${withoutMarks(last)}%`} AND word <> ${last}
                 ORDER BY length(word), word LIMIT 3) AS queries`;
  const { makers = [], collections = [], queries = [] } = found ?? {};
  return { makers, collections, queries: queries.map((word) => [...before, word].join(' ')) };
}
