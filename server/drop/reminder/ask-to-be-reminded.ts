import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { writeRows } from '#server/engine/database/statement.ts';

/** Notes that somebody wants to be told when the waiting room opens. Idempotent. Refuses `drop_over` once it is open. */
export async function askToBeReminded(personId: string, dropId: string): Promise<Decision<{ at: string }, Problem>> {
  const [asked] = await writeRows<{ at: Date }>`
    INSERT INTO drop_reminder AS kept (drop_id, person_id, due_at)
    SELECT id, ${personId}, entries_from FROM drop
    WHERE id = ${dropId} AND state = 'announced' AND entries_from > clock_timestamp()
    ON CONFLICT (drop_id, person_id) DO UPDATE SET due_at = kept.due_at
    RETURNING due_at AS at`;
  if (asked) return accept({ at: asked.at.toISOString() });
  return refuse({ code: 'drop_over', message: 'The waiting room is open already: go and take a ticket.' });
}
