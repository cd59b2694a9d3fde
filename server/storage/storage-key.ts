import { randomUUID } from 'node:crypto';

const shape = /^[a-z_]+\/[0-9a-f-]{36}\.[a-z0-9]{1,5}$/;

/** A new key: what kind of file it is and a random id. Nothing of it comes from whoever sent the file. */
export const newStorageKey = (kind: string, ending: string): string => `${kind}/${randomUUID()}.${ending}`;

/** @throws Error for a key that `newStorageKey` can't have made, such as one that climbs out of the folder */
export function checkStorageKey(key: string): string {
  if (!shape.test(key)) throw new Error('That isn’t one of our storage keys.');
  return key;
}
