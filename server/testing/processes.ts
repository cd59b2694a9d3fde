import { livesMs, ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import { database } from '../engine/database/database.ts';

/** As if so much time had passed in which only these processes had said that they live. */
export async function onlyTheseLived(ids: readonly string[], ms: number): Promise<void> {
  await database().$executeRaw`
    UPDATE server_process SET steady_since = steady_since - ${ms} * interval '1 ms',
      seen_at = CASE WHEN id = ANY (${ids}::text[]) THEN clock_timestamp() ELSE seen_at - ${ms} * interval '1 ms' END`;
}

/** As if so much time had passed with another process looking on that all who died can be told to be gone. */
export async function untilTheGoneAreKnown(): Promise<void> {
  const other = new ProcessRegister();
  await other.enter();
  other.stop();
  await onlyTheseLived([other.id], livesMs + 1);
}
