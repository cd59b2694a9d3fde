import { z } from 'zod';

/**
 * Text from outside. Refuses what PostgreSQL can't store: NUL (`22021`) and half a surrogate pair. Lengths are UTF-16
 * units; bounds and trimming come first, as with `z.string()`.
 */
export const text = (params?: { error: string }) =>
  z.string(params).refine(isStorable, 'has a character that is not allowed');

export function isStorable(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}
