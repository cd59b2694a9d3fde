import { readMeViews } from '#server/account/me-view.ts';
import { database } from '#server/engine/database/database.ts';
import type { Versioned } from '#server/engine/live/topic-source.ts';

export async function readMeView(personId: string): Promise<Versioned<'me'> | null> {
  return (await readMeViews(database(), [personId])).get(personId) ?? null;
}
