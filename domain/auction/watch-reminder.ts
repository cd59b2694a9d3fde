import { spanWords } from '../time/span-words.ts';

/** The minutes before a lot's end at which those who watch it are reminded, and at which its calendar rings. */
export const remindMinutes = 10;
export const remindBefore = spanWords(remindMinutes * 60_000);
