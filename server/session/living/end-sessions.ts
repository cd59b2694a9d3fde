import { writeRows } from '#server/engine/database/statement.ts';

/** Ends these sessions; their sockets are closed. Idempotent. */
export async function endSessions(ids: readonly string[]): Promise<void> {
  await writeRows`DELETE FROM session WHERE id = ANY (${[...ids]}::text[])`;
}
