/** The spans for which what we mail opens something, and a proof of who is there lasts; with the words that name them. */
import { spanWords } from '../time/span-words.ts';

const minuteMs = 60_000;

/** A sign-in email's link and code. */
export const signInMailMs = 10 * minuteMs;
export const signInMailFor = spanWords(signInMailMs);

/** The link to choose a new password. */
export const passwordLinkMs = 60 * minuteMs;
export const passwordLinkFor = spanWords(passwordLinkMs);

/** The link that confirms an address. */
export const addressLinkMs = 3 * 24 * 60 * minuteMs;
export const addressLinkFor = spanWords(addressLinkMs);

/** A sign-in or a proof since, before a command that asks again who is there. */
export const provenMs = 10 * minuteMs;
export const provenFor = spanWords(provenMs);
