import { spanWords } from '../time/span-words.ts';

/** The time a winner has to pay, and so do a second bidder who is offered the lot and a winner the house doesn't release. */
export const payWithinHours = 48;

/** Names that time in a sentence. */
export const timeToPay = spanWords(payWithinHours * 3_600_000);
