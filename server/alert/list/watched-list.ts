import {
  isNarrowed,
  mayHoldPieces,
  mostSeenPieces,
  watchedAddress,
  watchedQuery,
} from '#contract/search/list-address.ts';
import { listWords } from '#contract/search/list-words.ts';
import { type ShelfPageQuery, shelfQueryOf } from '#contract/search/shelf.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { listName } from '#domain/alert/list-name.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { fittingPieces } from '#server/search/fitting-pieces.ts';
import { readShelf } from '#server/search/shelf.ts';
import { AccessProblem, notFound } from '#server/web/problem.ts';
import { anchorsOfList } from './anchors.ts';

export interface WatchedList {
  kind: 'piece_fits';
  /** Its one address. */
  list: string;
  name: string;
  anchors: readonly string[];
  /** The numbers of the pieces that fit it now. */
  seen: readonly number[];
}

/** An address within the shop has no host of its own. */
const nowhere = 'http://shop.invalid';

interface AskedList {
  query: ShelfPageQuery;
  collection: string | null;
}

/** @returns null for an address that is no list of the shop */
export function listOfAddress(address: string): AskedList | null {
  if (!URL.canParse(address, nowhere)) return null;
  const url = new URL(address, nowhere);
  if (url.origin !== nowhere) return null;
  const query = shelfQueryOf(url.searchParams);
  if (url.pathname === '/shop' || url.pathname === '/search') return { query, collection: null };
  const collection = /^\/shop\/([a-z0-9-]{1,100})$/.exec(url.pathname)?.[1];
  return collection === undefined ? null : { query, collection };
}

/** The pieces that a watched list has now; those that come first in it where there are more than can be remembered. */
export async function seenNow({ query, collection }: AskedList): Promise<{ numbers: number[]; total: number }> {
  return fittingPieces(query, collection, { among: null, most: mostSeenPieces });
}

/**
 * A list as an alert watches it. Refuses `list_too_wide`.
 * @throws AccessProblem `invalid` for what is no list, or none that pieces could come into; `not_found` for an unknown collection
 */
export async function readWatchedList(address: string): Promise<Decision<WatchedList, Problem>> {
  const asked = listOfAddress(address);
  if (!asked) throw invalid('That isn’t one of the shop’s lists. Use its address, such as /shop?form=Jar&to=80.');
  if (!mayHoldPieces(asked.query)) {
    throw invalid('Nothing that can be bought fits this. Leave out the availability, or choose “In stock”.');
  }
  const [query, { collection }] = [watchedQuery(asked.query), asked];
  if (collection === null && !isNarrowed(query)) throw invalid('Choose a filter or type a word first.');
  const { collections } = await readShelf();
  const title = collection === null ? null : collections.get(collection);
  if (title === undefined) throw notFound('collection');
  const { numbers, total } = await seenNow({ query, collection });
  if (total > mostSeenPieces) return refuse(tooWide(total));
  return accept({
    kind: 'piece_fits',
    list: watchedAddress(query, collection),
    name: listName(listWords(query, title)),
    anchors: await anchorsOfList(query, collection),
    seen: numbers,
  });
}

const invalid = (message: string) => new AccessProblem('invalid', message, { field: 'list' });

const tooWide = (pieces: number): Problem => ({
  code: 'list_too_wide',
  message: `${pieces.toLocaleString('en-GB')} pieces fit this. Narrow it to ${mostSeenPieces.toLocaleString('en-GB')} or fewer, and ask again.`,
});
