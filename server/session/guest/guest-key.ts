/**
 * A browser makes a key before its first press, so that a repeated press is the same guest's and holds nothing twice.
 */
import { createHash } from 'node:crypto';
import { newId } from '#server/engine/database/new-id.ts';
import { readRows } from '#server/engine/database/statement.ts';

export const guestKeyHeader = 'marketday-guest-key';
/** Longer than a hold lasts, and than the browser keeps its key. */
const findableMinutes = 60;

/** @returns null without a key, or one that could be guessed */
export function guestKeyHash(headers: Headers): string | null {
  const key = headers.get(guestKeyHeader);
  return key && /^[\w-]{36,128}$/.test(key) ? createHash('sha256').update(key).digest('hex') : null;
}

/** @returns the user of the guest who came with this key lately and has not signed in since */
export async function guestOfKey(keyHash: string): Promise<string | null> {
  const [found] = await readRows<{ userId: string }>`
    SELECT person.user_id AS "userId" FROM person JOIN "user" ON "user".id = person.user_id
    WHERE guest_key_hash = ${keyHash} AND "user".is_anonymous
      AND person.created_at > clock_timestamp() - make_interval(mins => ${findableMinutes})`;
  return found?.userId ?? null;
}

/** Makes the person of a new guest. @returns whether the key is theirs now: another may have come first */
export async function keepGuestKey(userId: string, keyHash: string): Promise<boolean> {
  const kept = await readRows`
    INSERT INTO person (id, kind, user_id, guest_key_hash) VALUES (${newId()}, 'guest', ${userId}, ${keyHash})
    ON CONFLICT DO NOTHING RETURNING 1`;
  return kept.length > 0;
}
