import type { OwnEntry } from '#contract/drop/drop.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type DropState, phaseOf, takesEntries } from '#domain/drop/drop-phase.ts';
import { standingOf } from '#domain/drop/entry-state.ts';
import { groupCommit } from '#server/engine/database/group-commit.ts';
import { groupLockTimeoutMs, type Statements, statements } from '#server/engine/database/statement.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { kindOfMark, type MarkKind } from '#server/person/mark-of.ts';
import { notFound } from '#server/web/problem.ts';
import { newTicket } from './node-crypto.ts';
import { type KnownEntry, readEntries, toOwnEntry } from './read-entries.ts';

export interface Entering {
  dropId: string;
  personId: string;
  /** What their ticket is given for (`server/person/mark-of`); none where another channel answers for who they are. */
  marks?: readonly string[];
  /** What their ticket stands for as well, though another one for it doesn't keep theirs from them. */
  claims?: readonly string[];
}

type Marks = Required<Pick<Entering, 'marks' | 'claims'>>;

type Entered = Decision<OwnEntry, Problem> | Error;

/**
 * Takes a ticket, or gives the one that they have. Before the draw all tickets are alike; afterwards a new one takes the
 * next place, and so does one whose turn has passed. Resolves after the commit. Refuses `room_closed` before the waiting
 * room opens, `drop_over` after the end, and `ticket_taken` if another ticket was given for one of their marks.
 * @throws AccessProblem `not_found` for an unknown drop
 */
export const enterDrop = processWide('people-who-enter-drops', () =>
  groupCommit<Entering, Decision<OwnEntry, Problem>>(enterTogether, { keysOf: ({ dropId }) => [dropId] }),
);

interface LockedDrop {
  id: string;
  state: DropState;
  entriesFrom: Date;
  opensAt: Date;
  lastPlace: number;
  now: Date;
}

function enterTogether(waiting: readonly Entering[]): Promise<Entered[]> {
  return statements(
    async (tx) => {
      const drops = await lockDrops(tx, [...new Set(waiting.map(({ dropId }) => dropId))]);
      const taken = new Map<string, MarkKind>();
      for (const drop of drops.values()) {
        const people = new Map(
          waiting
            .filter(({ dropId }) => dropId === drop.id)
            .map(({ personId, marks = [], claims = [] }) => [personId, { marks, claims }]),
        );
        if (!takesEntries(phaseNow(drop)) || isClosing(drop)) continue;
        for (const [personId, kind] of await giveTickets(tx, drop, people)) taken.set(`${drop.id} ${personId}`, kind);
      }
      const known = await readEntries(tx, [...new Set(waiting.map(({ personId }) => personId))], [...drops.keys()]);
      const byKey = new Map(known.map((entry) => [`${entry.dropId} ${entry.personId}`, entry]));
      return waiting.map(({ dropId, personId }) => {
        const kind = taken.get(`${dropId} ${personId}`);
        return kind ? refuse(ticketTaken(kind)) : answerOf(drops.get(dropId), byKey.get(`${dropId} ${personId}`));
      });
    },
    { lockTimeoutMs: groupLockTimeoutMs },
  );
}

function answerOf(drop: LockedDrop | undefined, known: KnownEntry | undefined): Entered {
  if (!drop || !known) return notFound('drop');
  const entry = toOwnEntry(known);
  if (entry) return accept(entry);
  if (drop.state === 'over') return refuse(dropOver);
  return refuse(isClosing(drop) ? ticketsClosing : roomClosed(drop));
}

/** Its moment has come and its tickets are about to be closed: none goes into the draw that came after the opening. */
const isClosing = ({ state, opensAt, now }: LockedDrop): boolean => state === 'announced' && now >= opensAt;

const phaseNow = ({ state, entriesFrom, now }: LockedDrop) =>
  phaseOf({ state, entriesFrom: entriesFrom.getTime() }, now.getTime());

/** The list that is drawn from is closed by whoever holds the same lock. */
async function lockDrops(tx: Statements, ids: readonly string[]): Promise<Map<string, LockedDrop>> {
  await tx.$queryRaw`SELECT 1 FROM drop WHERE id = ANY (${ids}::text[]) ORDER BY id FOR NO KEY UPDATE`;
  // Past its end it is over, though nobody has written so yet.
  const rows = await tx.$queryRaw<LockedDrop[]>`
    SELECT id, CASE WHEN closes_at <= clock_timestamp() THEN 'over' ELSE state END AS state,
      entries_from AS "entriesFrom", opens_at AS "opensAt", last_place AS "lastPlace", clock_timestamp() AS now
    FROM drop WHERE id = ANY (${ids}::text[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** @returns who gets none, and for which of their marks another ticket was given */
async function giveTickets(
  tx: Statements,
  drop: LockedDrop,
  people: ReadonlyMap<string, Marks>,
): Promise<Map<string, MarkKind>> {
  const known = await readEntries(tx, [...people.keys()], [drop.id]);
  const asking = known.filter(({ entryId }) => entryId === null);
  const given = await readMarks(
    tx,
    drop.id,
    asking.flatMap(({ personId }) => people.get(personId)?.marks ?? []),
  );
  const taken = new Map<string, MarkKind>();
  const fresh: { id: string; person: string }[] = [];
  for (const { personId } of asking) {
    const { marks, claims } = people.get(personId) ?? { marks: [], claims: [] };
    const before = marks.find((mark) => given.has(mark));
    if (before) taken.set(personId, kindOfMark(before));
    else fresh.push({ id: newTicket(), person: personId });
    // Of two who come at once with one card the first has the ticket.
    if (!before) for (const mark of [...marks, ...claims]) given.add(mark);
  }
  const isLate = drop.state !== 'announced';
  const again = known.filter((entry) => entry.entryId !== null && hasMissedTurn(entry)).map(({ entryId }) => entryId);
  const placed = isLate ? [...again, ...fresh.map(({ id }) => id)] : [];
  if (fresh.length === 0 && placed.length === 0) return taken;
  await tx.$executeRaw`
    INSERT INTO drop_entry (id, drop_id, person_id)
    SELECT id, ${drop.id}, person FROM unnest(${fresh.map(({ id }) => id)}::text[],
      ${fresh.map(({ person }) => person)}::text[]) AS new (id, person)`;
  const marks = fresh.flatMap(({ id, person }) => {
    const { marks: own, claims } = people.get(person) ?? { marks: [], claims: [] };
    return [...own, ...claims].map((mark) => ({ id, mark }));
  });
  await tx.$executeRaw`
    INSERT INTO drop_entry_mark (drop_id, mark, entry_id)
    SELECT ${drop.id}, mark, id FROM unnest(${marks.map(({ id }) => id)}::text[],
      ${marks.map(({ mark }) => mark)}::text[]) AS new (id, mark)
    ON CONFLICT (drop_id, mark) DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO drop_turn (drop_id, place, entry_id)
    SELECT ${drop.id}, ${drop.lastPlace}::int + position, id
    FROM unnest(${placed}::text[]) WITH ORDINALITY AS new (id, position)`;
  // Somebody waits again: whoever lets people in looks at once.
  await tx.$executeRaw`
    UPDATE drop SET entry_count = entry_count + ${fresh.length}::int, last_place = last_place + ${placed.length}::int,
      look_at = CASE WHEN state = 'open' THEN least(look_at, clock_timestamp()) END
    WHERE id = ${drop.id}`;
  return taken;
}

/** Those of these marks for which somebody has a ticket. */
async function readMarks(tx: Statements, dropId: string, marks: readonly string[]): Promise<Set<string>> {
  if (marks.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ mark: string }[]>`
    SELECT mark FROM drop_entry_mark WHERE drop_id = ${dropId} AND mark = ANY (${marks}::text[])`;
  return new Set(rows.map(({ mark }) => mark));
}

const hasMissedTurn = (entry: KnownEntry): boolean =>
  entry.admittedAt !== null && standingOf(entry, entry.now.getTime()).state === 'expired';

const takenWords: Record<MarkKind, string> = {
  card: 'Another account has a ticket for this drop with the same card. Each card gets one: add another card to your account.',
  email: 'Another account has a ticket for this drop with the same mailbox. Each person gets one.',
  place: 'Another account has a ticket for this drop, and we’ve delivered to the same address. Each address gets one.',
  typed:
    'Another account has a ticket for this drop with the same delivery address. Each address gets one, until we’ve delivered to it.',
};

const ticketTaken = (by: MarkKind): Problem => ({
  code: 'ticket_taken',
  message: takenWords[by],
  by,
  ...(by === 'email' ? {} : { detailsAddress: '/account/bidding' }),
});

const dropOver: Problem = {
  code: 'drop_over',
  message: 'You can’t join this drop now. Its page says whether anything is left.',
};

const ticketsClosing: Problem = {
  code: 'room_closed',
  message: 'The door is opening, and the tickets are being closed. Try again in a moment for a place at the end.',
};

const roomClosed = ({ entriesFrom }: LockedDrop): Problem => ({
  code: 'room_closed',
  message: 'The waiting room isn’t open yet. There’s no advantage in coming early.',
  opensAt: entriesFrom.toISOString(),
});
