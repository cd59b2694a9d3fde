import { database } from '#server/engine/database/database.ts';

/** Deletes an address of somebody's own book; orders that went there keep it. Idempotent. */
export async function removeAddress(personId: string, id: string): Promise<void> {
  await database().savedAddress.deleteMany({ where: { id, personId } });
}
