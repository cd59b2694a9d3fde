import { shelfQueryOf } from '#contract/search/shelf.ts';
import { parametersOf } from '#contract/search/shelf-address.ts';
import { cursorOf, placeOf } from './shelf-cursor.ts';
import { sortOf } from './shelf-list.ts';

/** A list's parameters in its one spelling: what names no list or place is left out, since it shows the same. */
export function oneSpelling(parameters: URLSearchParams): URLSearchParams {
  const query = shelfQueryOf(parameters);
  const place = placeOf(query.after, sortOf(query));
  return parametersOf({ ...query, after: place ? cursorOf(sortOf(query), place) : '' });
}
