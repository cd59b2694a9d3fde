import type { OwnEntry } from '#contract/drop/drop.ts';
import type { Problem } from '#contract/errors.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type DropState, phaseOf, takesEntries } from '#domain/drop/drop-phase.ts';
import { standingOf } from '#domain/drop/entry-state.ts';
import { groupCommit } from '#server/database/group-commit.ts';
import { groupLockTimeoutMs, type Statements, statements } from '#server/database/statement.ts';
import { notFound } from '#server/problem.ts';
import { processWide } from '#server/process/process-wide.ts';
import { newTicket } from './node-crypto.ts';
import { type KnownEntry, readEntries, toOwnEntry } from './read-entries.ts';

export interface Entering {
  dropId: string;
  personId: string;
}

type Entered = Decision<OwnEntry, Problem> | Error;

/**
 * Takes a ticket, or gives the one that they have. Before the draw all tickets are alike; afterwards a new one takes the
 * next place, and so does one whose turn has passed. Resolves after the commit. Refuses `room_closed` before the waiting
 * room opens and `drop_over` after the end.
 * @throws AccessProblem `not_found` for an unknown drop
 */
export const enterDrop = processWide('people-who-enter-drops', () =>
  groupCommit<Entering, Decision<OwnEntry, Problem>>(enterTogether, { keysOf: ({ dropId }) => [dropId] }),
);

interface LockedDrop {
  id: string;
  state: DropState;
  entriesFrom: Date;
  lastPlace: number;
  now: Date;
}

function enterTogether(waiting: readonly Entering[]): Promise<Entered[]> {
  return statements(
    async (tx) => {
      const drops = await lockDrops(tx, [...new Set(waiting.map(({ dropId }) => dropId))]);
      for (const drop of drops.values()) {
        const people = new Set(waiting.filter(({ dropId }) => dropId === drop.id).map(({ personId }) => personId));
        if (takesEntries(phaseNow(drop))) await giveTickets(tx, drop, [...people]);
      }
      const known = await readEntries(tx, [...new Set(waiting.map(({ personId }) => personId))], [...drops.keys()]);
      const byKey = new Map(known.map((entry) => [`${entry.dropId} ${entry.personId}`, entry]));
      return waiting.map(({ dropId, personId }) => answerOf(drops.get(dropId), byKey.get(`${dropId} ${personId}`)));
    },
    { lockTimeoutMs: groupLockTimeoutMs },
  );
}

function answerOf(drop: LockedDrop | undefined, known: KnownEntry | undefined): Entered {
  if (!drop || !known) return notFound('drop');
  const entry = toOwnEntry(known);
  if (entry) return accept(entry);
  return refuse(drop.state === 'over' ? dropOver : roomClosed(drop));
}

const phaseNow = ({ state, entriesFrom, now }: LockedDrop) =>
  phaseOf({ state, entriesFrom: entriesFrom.getTime() }, now.getTime());

/** The list that is drawn from is closed by whoever holds the same lock. */
async function lockDrops(tx: Statements, ids: readonly string[]): Promise<Map<string, LockedDrop>> {
  await tx.$queryRaw`SELECT 1 FROM drop WHERE id = ANY (${ids}::text[]) ORDER BY id FOR NO KEY UPDATE`;
  // Past its end it is over, though nobody has written so yet.
  const rows = await tx.$queryRaw<LockedDrop[]>`
    SELECT id, CASE WHEN closes_at <= clock_timestamp() THEN 'over' ELSE state END AS state,
      entries_from AS "entriesFrom", last_place AS "lastPlace", clock_timestamp() AS now
    FROM drop WHERE id = ANY (${ids}::text[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function giveTickets(tx: Statements, drop: LockedDrop, people: readonly string[]): Promise<void> {
  const known = await readEntries(tx, people, [drop.id]);
  const fresh = known
    .filter(({ entryId }) => entryId === null)
    .map(({ personId }) => ({ id: newTicket(), person: personId }));
  const isLate = drop.state !== 'announced';
  const again = known.filter((entry) => entry.entryId !== null && hasMissedTurn(entry)).map(({ entryId }) => entryId);
  const placed = isLate ? [...again, ...fresh.map(({ id }) => id)] : [];
  if (fresh.length === 0 && placed.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO drop_entry (id, drop_id, person_id)
    SELECT id, ${drop.id}, person FROM unnest(${fresh.map(({ id }) => id)}::text[],
      ${fresh.map(({ person }) => person)}::text[]) AS new (id, person)`;
  await tx.$executeRaw`
    INSERT INTO drop_turn (drop_id, place, entry_id)
    SELECT ${drop.id}, ${drop.lastPlace}::int + position, id
    FROM unnest(${placed}::text[]) WITH ORDINALITY AS new (id, position)`;
  // Somebody waits again: whoever lets people in looks at once.
  await tx.$executeRaw`
    UPDATE drop SET entry_count = entry_count + ${fresh.length}::int, last_place = last_place + ${placed.length}::int,
      look_at = CASE WHEN state = 'open' THEN least(look_at, clock_timestamp()) END
    WHERE id = ${drop.id}`;
}

const hasMissedTurn = (entry: KnownEntry): boolean =>
  entry.admittedAt !== null && standingOf(entry, entry.now.getTime()).state === 'expired';

const dropOver: Problem = {
  code: 'drop_over',
  message: 'This drop is over. What is left of it can be bought by anybody.',
};

const roomClosed = ({ entriesFrom }: LockedDrop): Problem => ({
  code: 'room_closed',
  message: 'The waiting room isn’t open yet. Coming early gains nothing.',
  opensAt: entriesFrom.toISOString(),
});
