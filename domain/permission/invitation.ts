import { spanWords } from '../time/span-words.ts';

const days = 14;
export const invitedMs = days * 86_400_000;

/** Names how long an invitation to the desk works. */
export const invitedFor = spanWords(invitedMs);
