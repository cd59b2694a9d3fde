import { createHmac } from 'node:crypto';

/** The keys that all who use one Redis have: made of a secret that they share, and nothing that opens anything else. */
export interface SharedKeys {
  /** Seals what processes tell each other of topics that are somebody's own. */
  bus: Buffer;
  /** People, browsers and addresses stand in Redis under a hash of it. */
  names: Buffer;
}

export function sharedKeys(secret: string): SharedKeys {
  const key = (purpose: string) => createHmac('sha256', secret).update(purpose).digest();
  return { bus: key('bus'), names: key('names') };
}

/**
 * Stands for a person, a browser or an address in Redis: the same at each process, and nothing that anybody without the
 * secret could tell them by. Sixteen characters of base64url.
 */
export const pseudonymOf = (text: string, { names }: SharedKeys): string =>
  createHmac('sha256', names).update(text).digest('base64url').slice(0, 16);
