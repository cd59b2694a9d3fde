import { database } from '#server/engine/database/database.ts';

/** Marks one of a person's notices as read, or all of them. Safe to repeat; another's are left alone (I7). */
export async function readNotices(personId: string, id?: string): Promise<void> {
  await database().$executeRaw`
    UPDATE notice SET read_at = clock_timestamp()
    WHERE person_id = ${personId} AND read_at IS NULL AND (${id ?? null}::text IS NULL OR id = ${id ?? null})`;
}
