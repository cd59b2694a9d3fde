import { createHmac } from 'node:crypto';
import { sharedKeys } from './shared-keys.ts';

/**
 * Stands for a person, a browser or an address in Redis: the same at each of the shop's processes, and nothing that anybody
 * without `AUTH_SECRET` could tell them by. Sixteen characters of base64url.
 */
export const pseudonymOf = (text: string): string =>
  createHmac('sha256', sharedKeys().names).update(text).digest('base64url').slice(0, 16);
