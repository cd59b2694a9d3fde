import { database } from '#server/engine/database/database.ts';

/** No longer notifies this person on a browser. Safe to repeat; another's subscription is left alone (I7). */
export async function unsubscribeBrowser(personId: string, endpoint: string): Promise<void> {
  await database().pushSubscription.deleteMany({ where: { personId, endpoint } });
}
