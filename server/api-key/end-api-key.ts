import { database } from '#server/engine/database/database.ts';

/** Ends a key: from the next request on it opens nothing, and its sockets are closed. Idempotent. */
export async function endApiKey(id: string): Promise<{ ended: true }> {
  await database().$executeRaw`
    UPDATE api_key SET revoked_at = clock_timestamp() WHERE id = ${id} AND revoked_at IS NULL`;
  return { ended: true };
}
