/**
 * The keys that all who use one Redis have: made of `AUTH_SECRET`, and nothing by which anybody could sign in.
 */
import { createHmac } from 'node:crypto';
import { settings } from '#server/config/settings.ts';
import { processWide } from '#server/engine/process/process-wide.ts';

export interface SharedKeys {
  /** Seals what processes tell each other of topics that are somebody's own. */
  bus: Buffer;
  /** People, browsers and addresses stand in Redis under a hash of it. */
  names: Buffer;
}

const holder = processWide<{ made?: { secret: string; keys: SharedKeys } }>('shared-keys', () => ({}));

export function sharedKeys(): SharedKeys {
  const secret = settings().AUTH_SECRET;
  if (holder.made?.secret !== secret) {
    const key = (purpose: string) => createHmac('sha256', secret).update(purpose).digest();
    holder.made = { secret, keys: { bus: key('bus'), names: key('names') } };
  }
  return holder.made.keys;
}
