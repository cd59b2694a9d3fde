import { AccessProblem } from './problem.ts';

/** After which of the shown a page goes on. */
export interface ShownCursor {
  at: Date;
  id: string;
}

export const cursorOf = (at: string, id: string): string => `${Date.parse(at)}-${id}`;

/** The latest moment that PostgreSQL and JavaScript both know. */
const latestMs = 8_640_000_000_000_000;

/** @returns null for one that isn't ours: a page begins at the beginning */
export function parseCursor(cursor: string): ShownCursor | null {
  const [, ms, id] = /^(\d{1,16})-([A-Za-z0-9-]{1,64})$/.exec(cursor) ?? [];
  return ms && id && Number(ms) <= latestMs ? { at: new Date(Number(ms)), id } : null;
}

/** @throws AccessProblem `invalid` for one that isn't ours */
export function readCursor(cursor: string | undefined): ShownCursor | null {
  const read = cursor === undefined ? null : parseCursor(cursor);
  if (cursor === undefined || read) return read;
  throw new AccessProblem('invalid', 'This cursor is not valid. Use the nextCursor of an earlier answer.', {
    field: 'cursor',
  });
}
