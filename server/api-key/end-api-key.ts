import { database } from '#server/database/database.ts';

/** Ends a key: from the next request on it opens nothing. Idempotent. */
export async function endApiKey(id: string): Promise<{ ended: true }> {
  await database().apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
  return { ended: true };
}
