import { shelfStep } from '#contract/search/shelf-limits.ts';
import { plainAmount } from './plain-amount.ts';
import type { ShelfPageQuery } from './shelf.ts';
import { addressOf } from './shelf-address.ts';

export const longestListAddress = 1_000;
/** So many pieces that somebody has seen in a list can be told apart from those to come. */
export const mostSeenPieces = 1_000;

/** Whether pieces that can be bought may be in it: an alert tells of those. */
export const mayHoldPieces = ({ availability }: ShelfPageQuery): boolean =>
  availability.length === 0 || availability.includes('in_stock');

/** Whether it is less than a collection, or than all of the shop. */
export const isNarrowed = (query: ShelfPageQuery): boolean =>
  [query.form, query.material, query.maker, query.size].some(({ length }) => length > 0) ||
  [query.q, query.from, query.to].some((part) => part !== '');

/** A list without what an alert for it doesn't ask: order, place, and availability, which it asks of every piece. */
export const watchedQuery = (query: ShelfPageQuery): ShelfPageQuery => ({
  q: query.q.trim().replaceAll(/\s+/g, ' ').toLowerCase(),
  availability: [],
  form: once(query.form),
  material: once(query.material),
  maker: once(query.maker),
  size: once(query.size),
  from: plainAmount(query.from),
  to: plainAmount(query.to),
  sort: '',
  shown: shelfStep,
  after: '',
});

/** The one address of what an alert for a list watches. @param collection null: all of the shop */
export const watchedAddress = (query: ShelfPageQuery, collection: string | null): string =>
  addressOf(collection === null ? '/shop' : `/shop/${collection}`, watchedQuery(query));

/** Compared as the list compares: without case. */
function once<T extends string>(values: readonly T[]): T[] {
  const sorted = [...values].sort().reverse();
  return [...new Map(sorted.map((value) => [value.toLowerCase(), value])).values()].sort();
}
