/**
 * What processes tell each other of topics whose names are somebody's own (a person, an order, a link, a session): only those
 * who have the shop's `AUTH_SECRET` can read it, whoever else listens.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sharedKeys } from '#server/engine/machines/redis/shared-keys.ts';

/** Their names say what is in the shop; anything else is sealed. */
const publicKinds: ReadonlySet<string> = new Set([
  'product',
  'card',
  'auction',
  'sale',
  'collection',
  'viewers',
  'shop',
  'shelf',
  'label',
  'pieces',
  'makers',
  'maker',
  'article',
  'articles',
  'lots',
  'bench',
  'desk',
]);

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Whether anybody may read the topic's name. */
export function namesNobody(topic: string): boolean {
  const colon = topic.indexOf(':');
  return publicKinds.has(colon < 0 ? topic : topic.slice(0, colon));
}

/** @param key 32 bytes; left out, that of the bus */
export function seal(text: string, key = sharedKeys().bus): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce);
  const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final()];
  return Buffer.concat([...sealed, cipher.getAuthTag()]).toString('base64');
}

/** @throws Error if it was not sealed with this key */
export function unseal(sealed: string, key = sharedKeys().bus): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  return (
    decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes), undefined, 'utf8') + decipher.final('utf8')
  );
}
