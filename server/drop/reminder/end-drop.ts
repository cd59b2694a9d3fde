import { endDropIn } from '#server/drop/end-drop.ts';
import { statements } from '#server/engine/database/statement.ts';

/**
 * Ends a drop before its time. If its door never opened it is called off: everybody with a ticket or a reminder is told
 * (`send-drop-reminders`). @returns false if it was over
 */
export function endDrop(id: string): Promise<boolean> {
  return statements(async (tx) => {
    const ended = await endDropIn(tx, id);
    if (ended && !ended.wasOpen) {
      await tx.$executeRaw`
        INSERT INTO drop_reminder (drop_id, person_id, due_at)
        SELECT ${id}, person.id, clock_timestamp() FROM drop_entry JOIN person ON person.id = drop_entry.person_id
        WHERE drop_entry.drop_id = ${id} AND person.kind = 'account'
        ON CONFLICT (drop_id, person_id) DO NOTHING`;
      await tx.$executeRaw`UPDATE drop_reminder SET due_at = clock_timestamp() WHERE drop_id = ${id}`;
    }
    return ended !== null;
  });
}
