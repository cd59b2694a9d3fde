import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { readRows, writeRows } from '#server/engine/database/statement.ts';

/**
 * Notes that somebody wants to be told when the waiting room opens. Idempotent. Refuses `room_open` once it is open, and
 * `drop_over` after the drop.
 */
export async function askToBeReminded(personId: string, dropId: string): Promise<Decision<{ at: string }, Problem>> {
  const [asked] = await writeRows<{ at: Date }>`
    INSERT INTO drop_reminder AS kept (drop_id, person_id, due_at)
    SELECT id, ${personId}, entries_from FROM drop
    WHERE id = ${dropId} AND state = 'announced' AND entries_from > clock_timestamp()
    ON CONFLICT (drop_id, person_id) DO UPDATE SET due_at = kept.due_at
    RETURNING due_at AS at`;
  if (asked) return accept({ at: asked.at.toISOString() });
  const [drop] = await readRows<{ isOver: boolean }>`
    SELECT state = 'over' AS "isOver" FROM drop WHERE id = ${dropId}`;
  return refuse(drop?.isOver === false ? roomOpen : over);
}

const roomOpen: Problem = {
  code: 'room_open',
  message: 'The waiting room is already open. You can join it now.',
};
const over: Problem = { code: 'drop_over', message: 'This drop has ended, so there’s no reminder to set.' };
