import type { WatchableList } from '#components/alert/tell-when-fits.tsx';
import {
  isNarrowed,
  mayHoldPieces,
  mostSeenPieces,
  watchedAddress,
  watchedQuery,
} from '#contract/search/list-address.ts';
import { listWords } from '#contract/search/list-words.ts';
import type { ShelfPageQuery } from '#contract/search/shelf.ts';
import { listName } from '#domain/alert/list-name.ts';

interface Shown {
  query: ShelfPageQuery;
  collection: string | null;
  /** The collection's, where it is one. */
  title: string;
  pieces: number;
}

/** What an alert would watch for who looks at a list; null where it is too much, or nothing could come into it. */
export function watchOf({ query, collection, title, pieces }: Shown): WatchableList | null {
  if (!isNarrowed(query) || !mayHoldPieces(query) || pieces > mostSeenPieces) return null;
  const watched = watchedQuery(query);
  return {
    list: watchedAddress(query, collection),
    name: listName(listWords(watched, collection === null ? null : title)),
  };
}
