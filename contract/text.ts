import { z } from 'zod';

/** Refuses text that PostgreSQL can't store: NUL (`22021`) and half a surrogate pair. Lengths are UTF-16 units. */
export const text = (params?: { error: string }) =>
  z.string(params).refine(isStorable, 'has a character that is not allowed');

export function isStorable(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}
