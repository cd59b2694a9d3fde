import type { DropStanding } from '#contract/drop/drop.ts';
import { readOwnEntry } from '#server/drop/own-entry.ts';
import { readTicketNeeds } from '#server/drop/ticket-needs.ts';
import { readRows } from '#server/engine/database/statement.ts';

/** Reads how somebody stands with a drop before its door opens: told when, with a ticket or not, and what that still needs. */
export async function readDropStanding(personId: string, dropId: string): Promise<DropStanding> {
  const [reminder] = await readRows<{ dueAt: Date | null }>`
    SELECT due_at AS "dueAt" FROM drop_reminder WHERE drop_id = ${dropId} AND person_id = ${personId}`;
  const entry = await readOwnEntry({ dropId, personId });
  return {
    remindsAt: reminder?.dueAt?.toISOString() ?? null,
    entry,
    missing: entry ? [] : ((await readTicketNeeds(personId, dropId))?.missing ?? []),
  };
}
