/**
 * What processes tell each other of topics whose names are somebody's own (a person, an order, a link, a session): only those
 * who have the shop's `AUTH_SECRET` can read it, whoever else listens.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { settings } from '#server/settings.ts';

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

export function seal(text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key(), nonce);
  const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final()];
  return Buffer.concat([...sealed, cipher.getAuthTag()]).toString('base64');
}

/** @throws Error if it was not sealed with this shop's secret */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(algorithm, key(), bytes.subarray(0, nonceBytes));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  return (
    decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes), undefined, 'utf8') + decipher.final('utf8')
  );
}

let known: { secret: string; key: Buffer } | undefined;

function key(): Buffer {
  const secret = settings().AUTH_SECRET;
  if (known?.secret !== secret) known = { secret, key: createHmac('sha256', secret).update('bus').digest() };
  return known.key;
}
