import { z } from 'zod';

/** Refuses text that PostgreSQL can't store: NUL (`22021`) and half a surrogate pair. Lengths are UTF-16 units. */
export const text = (params?: { error: string }) =>
  z.string(params).refine(isStorable, 'has a character that is not allowed');

export function isStorable(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}

/** Turns the direction of what follows, or isn't seen at all: it could make a sentence read as another. */
const unseen = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** What a person wrote, as others read it: no unseen characters, no heap of blank lines. It stays text: nothing in it is HTML. */
export const tidied = (written: string): string =>
  written
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .split('\n')
    .map((line) => line.replace(/\t/g, ' ').replace(unseen, '').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Words for others to read. @param missing what is said where there are none; null: there may be none */
export const writtenText = (missing: string | null, most: number) =>
  text(missing === null ? undefined : { error: missing })
    // What is far too long isn't looked at.
    .max(most * 4, `Write at most ${most.toLocaleString('en-GB')} characters.`)
    .transform(tidied)
    .pipe(
      z
        .string()
        .min(missing === null ? 0 : 1, missing ?? '')
        .max(most, `Write at most ${most.toLocaleString('en-GB')} characters.`),
    );
