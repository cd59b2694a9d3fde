import { randomBytes } from 'node:crypto';

/** Where the page's own layout reads it, for the inline script that it brings itself. */
export const nonceHeader = 'x-nonce';

/** Stands as it is in attributes, policies, JSON and regular expressions. */
export const newNonce = (): string => randomBytes(16).toString('base64url');
