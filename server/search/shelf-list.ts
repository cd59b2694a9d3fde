/** A list of the shop as its page asks for it: pieces, and the lots among them. */

import { type ShelfCounts, type ShelfFacet, type ShelfPageQuery, shelfQueryOf } from '#contract/search/shelf.ts';
import { readShelfKey } from '#contract/search/shelf-key.ts';
import { shelfAvailabilities, shelfSizes } from '#contract/search/shelf-limits.ts';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { priceSteps } from '#domain/catalogue/price-steps.ts';
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';
import { parseAmount } from '#domain/money/parse-amount.ts';
import { findWords } from './find-words.ts';
import type { Place } from './first-places.ts';
import { wordsIn } from './search-words.ts';
import { readShelf, type Shelf } from './shelf.ts';
import { placeOf } from './shelf-cursor.ts';
import type { ShelfFound, ShelfQuery, ShelfSort } from './shelf-query.ts';

const mostValues = 20;
/** Columns of the drawing of prices; more where there are enough prices to fill them. */
const [fewBars, mostBars] = [12, 24];
const manyPrices = 60;
/** With more, or with more in one column, prices are drawn as bars and not as dots. */
const mostDots = 200;
const highestDots = 20;
/** Facets whose values have an order of their own; those of the others come by how many there are. */
const inOrder: Partial<Record<ShelfFacet['name'], readonly string[]>> = {
  availability: shelfAvailabilities,
  size: shelfSizes,
};

export interface ShelfList {
  found: ShelfFound;
  sort: ShelfSort;
  version: number;
  /** Their titles by slug. */
  collections: Shelf['collections'];
  corrected: string | null;
  /** What was typed and the shop's own word for it. */
  synonyms: ReadonlyMap<string, string>;
}

export interface ShelfPart {
  limit: number;
  after?: Place | null;
  /** In place of the query's own. */
  sort?: ShelfSort;
}

/** @param collection null: all of the shop */
export async function readShelfList(
  query: ShelfPageQuery,
  collection: string | null,
  { limit, after = null, sort: wanted }: ShelfPart,
): Promise<ShelfList> {
  const sort = wanted ?? sortOf(query);
  const place = after ?? (query.after ? placeOf(query.after, sort) : null);
  return readList(query.q, { ...askedOf(query, collection), sort, limit, after: place });
}

/** What answers these words and choices, whoever asks: a page, the API, or what counts live. */
export async function readList(q: string, query: ShelfQuery): Promise<ShelfList> {
  const [words, { index, version, collections }] = await Promise.all([findWords(q), readShelf()]);
  return {
    found: index.find(query, words?.hits ?? null),
    sort: query.sort,
    version,
    collections,
    corrected: words?.corrected ?? null,
    synonyms: words?.synonyms ?? new Map(),
  };
}

/** What its parameters ask of the index, in whatever order. */
export function askedOf(
  query: ShelfPageQuery,
  collection: string | null,
): Omit<ShelfQuery, 'sort' | 'limit' | 'after'> {
  return {
    within: collection,
    lots: true,
    collection: [],
    maker: query.maker,
    form: query.form,
    material: query.material,
    availability: query.availability,
    size: query.size,
    minPrice: amountOf(query.from),
    maxPrice: amountOf(query.to),
  };
}

export const sortOf = ({ q, sort }: ShelfPageQuery): ShelfSort => (sort === '' ? bestSort(q) : sort);

/** What answers the words best, or the house's order where none was typed. */
export const bestSort = (q: string): ShelfSort => (wordsIn(q).length > 0 ? 'relevance' : 'featured');

/** @returns null for no amount, which then bounds nothing */
function amountOf(typed: string): number | null {
  const parsed = parseAmount(typed, fractionDigitsOf(shopCurrency()));
  return parsed.ok ? parsed.value : null;
}

/** @returns null for a key that isn't ours */
export function queryOfKey(key: string): { query: ShelfPageQuery; collection: string | null } | null {
  const read = readShelfKey(key);
  if (!read) return null;
  return { query: shelfQueryOf(read.parameters), collection: read.collection };
}

export function countsOf({ pieces, lots, facets, amounts, newest }: ShelfFound, query: ShelfPageQuery): ShelfCounts {
  const names = ['availability', 'form', 'material', 'maker', 'size'] as const;
  return {
    pieces,
    lots,
    facets: names.map((name) => {
      const chosen = new Set<string>(query[name].map((value) => value.toLowerCase()));
      const order = inOrder[name];
      const sorted = order
        ? [...facets[name]].sort((one, other) => order.indexOf(one.value) - order.indexOf(other.value))
        : facets[name];
      const values = sorted.filter(({ value }, place) => place < mostValues || chosen.has(value.toLowerCase()));
      return { name, values, more: facets[name].length - values.length };
    }),
    prices: pricesOf(amounts),
    newest,
  };
}

function pricesOf(sorted: Int32Array): ShelfCounts['prices'] {
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined || from === to) return null;
  const columns = sorted.length > manyPrices ? mostBars : fewBars;
  const bars = Array.from({ length: columns }, () => 0);
  for (const amount of sorted) {
    const bar = Math.min(columns - 1, Math.floor(((amount - from) / (to - from)) * columns));
    bars[bar] = (bars[bar] ?? 0) + 1;
  }
  const few = sorted.length <= mostDots && Math.max(...bars) <= highestDots;
  return {
    from,
    to,
    bars,
    dots: few ? [...sorted] : null,
    steps: priceSteps(sorted, 10 ** fractionDigitsOf(shopCurrency())),
  };
}
