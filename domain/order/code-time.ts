import { spanWords } from '../time/span-words.ts';

/** The minutes in which a mailed code changes an order, and in which only a few are mailed. */
export const codeMinutes = 10;
export const codeTime = spanWords(codeMinutes * 60_000);
