import { AccessProblem } from '#server/web/problem.ts';
import type { Place } from './first-places.ts';
import type { ShelfSort } from './shelf-query.ts';

/** A place in a list as text, for the next page's address. It is only a comparison, so nobody has to prove it. */
export const cursorOf = (sort: ShelfSort, { key, tie }: Place): string =>
  Buffer.from(JSON.stringify([sort, key, tie])).toString('base64url');

/** @returns null for one that isn't ours, or is of another order */
export function placeOf(cursor: string, sort: ShelfSort): Place | null {
  try {
    const [of, key, tie, ...more] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const isOurs = of === sort && Number.isFinite(key) && Number.isFinite(tie) && more.length === 0;
    return isOurs ? { key: key as number, tie: tie as number } : null;
  } catch {
    return null;
  }
}

/** @throws AccessProblem `invalid` for one that isn't ours, or is of another order */
export function requiredPlace(cursor: string, sort: ShelfSort): Place {
  const place = placeOf(cursor, sort);
  if (place) return place;
  throw new AccessProblem(
    'invalid',
    'This cursor is not valid. Use the nextCursor of an earlier answer to the same query.',
    {
      field: 'cursor',
    },
  );
}
