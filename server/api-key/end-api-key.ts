import { database } from '#server/database/database.ts';

/** From the next request on the key opens nothing. Idempotent. */
export async function endApiKey(id: string): Promise<{ ended: true }> {
  await database().apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
  return { ended: true };
}
