import { readRows } from '#server/database/statement.ts';
import { publishSessionEnd } from './session-end.ts';

/** Ends these sessions; their sockets lose what was theirs. Idempotent. */
export async function endSessions(ids: readonly string[]): Promise<void> {
  // What a session's end means to screens is told by `publishSessionEnd`, not by rows.
  await readRows`DELETE FROM session WHERE id = ANY (${[...ids]}::text[])`;
  for (const id of ids) publishSessionEnd(id);
}
