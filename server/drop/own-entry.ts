import type { OwnEntry } from '#contract/drop/drop.ts';
import { database } from '#server/engine/database/database.ts';
import { groupCommit } from '#server/engine/database/group-commit.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { notFound } from '#server/web/problem.ts';
import type { Entering } from './enter-drop.ts';
import { readEntries, toOwnEntry } from './read-entries.ts';

/** Where somebody's ticket stands; null without one. All who ask at once, as at the opening, are read together. */
export const readOwnEntry = processWide('own-entries', () =>
  groupCommit<Entering, OwnEntry | null>(async (asked) => {
    const known = await readEntries(
      database(),
      [...new Set(asked.map(({ personId }) => personId))],
      [...new Set(asked.map(({ dropId }) => dropId))],
    );
    const byKey = new Map(known.map((entry) => [`${entry.dropId} ${entry.personId}`, toOwnEntry(entry)]));
    return asked.map(({ dropId, personId }) => byKey.get(`${dropId} ${personId}`) ?? null);
  }),
);

/** Of a key's own customer. @throws AccessProblem `not_found` for somebody without a ticket */
export async function readEntryOfReference(dropId: string, reference: string): Promise<OwnEntry> {
  const [person] = await readRows<{ id: string }>`SELECT id FROM person WHERE reference = ${reference}`;
  const entry = person && (await readOwnEntry({ dropId, personId: person.id }));
  if (!entry) throw notFound('entry');
  return entry;
}
