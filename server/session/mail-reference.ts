import { createHash } from 'node:crypto';

/** The reference of whoever is known by an address alone: a hash, so that the address itself isn't kept with the person. */
export const mailReference = (email: string): string =>
  `mail:${createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 40)}`;
