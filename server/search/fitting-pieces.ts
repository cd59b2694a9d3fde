import type { ShelfPageQuery } from '#contract/search/shelf.ts';
import { findAsTyped } from './find-words.ts';
import { Hits } from './hits.ts';
import { readShelf } from './shelf.ts';
import { askedOf } from './shelf-list.ts';

/**
 * The numbers of the pieces that the list's page would show as it is typed: what it shows in place of a word that nothing
 * has doesn't count, nor do lots.
 * @param among only of these; null: of all @param most so many at most
 */
export async function fittingPieces(
  query: ShelfPageQuery,
  collection: string | null,
  { among, most }: { among: ReadonlySet<number> | null; most: number },
): Promise<{ numbers: number[]; total: number }> {
  const [hits, { index }] = await Promise.all([findAsTyped(query.q), readShelf()]);
  const found = index.find(
    { ...askedOf(query, collection), lots: false, sort: 'newest', limit: most, after: null },
    among === null ? hits : hitsAmong(among, hits),
  );
  return { numbers: found.found.map(({ number }) => number), total: found.pieces };
}

function hitsAmong(among: ReadonlySet<number>, hits: Hits | null): Hits {
  return new Hits(hits === null ? among : hits.numbers.filter((number) => among.has(number)), new Map());
}
