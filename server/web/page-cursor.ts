import { AccessProblem } from './problem.ts';

const largestInt = 2_147_483_647;

/**
 * The number that a cursor of ours stands for.
 *
 * @param largest that the column holds
 * @throws AccessProblem `invalid` for one that isn't ours
 */
export function numberOfCursor(cursor: string, largest = largestInt): number {
  const number = /^\d{1,16}$/.test(cursor) ? Number(cursor) : Number.NaN;
  if (number <= largest) return number;
  throw new AccessProblem('invalid', 'This cursor is not valid. Use the nextCursor of an earlier answer.', {
    field: 'cursor',
  });
}

/**
 * What a page of a list shows.
 *
 * @param rows one more than `limit` where more follow
 * @returns the cursor after the last of them; null where none follow
 */
export function onePage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => string,
): { shown: Row[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { shown, nextCursor: rows.length > limit && last ? cursorOf(last) : null };
}
