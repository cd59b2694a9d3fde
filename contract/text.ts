import { z } from 'zod';

/**
 * Text from outside: a body's field, a path's part, a query, a socket's payload. Refuses what the database
 * can't keep: the character NUL (PostgreSQL `22021`), and half a surrogate pair, which is no Unicode text.
 * Lengths are UTF-16 units; bounds and trimming come first, as with `z.string()`.
 */
export const text = (params?: { error: string }) =>
  z.string(params).refine(isStorable, 'has a character that is not allowed');

/** Whether the database can keep a text as it is. */
export function isStorable(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}
