import { absentSeconds } from '#domain/drop/entry-state.ts';
import { readRows, statements } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { notifyMany } from '#server/notice/notify.ts';
import { isConnected } from '#server/session/living/connected-people.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

const most = 500;

interface Turn {
  dropId: string;
  slug: string;
  title: string;
  calledThrough: number;
  place: number;
  /** Null: they have left the shop for good. */
  personId: string | null;
  until: Date;
}

/** The next of those whose turn has come. Customers of other channels aren't among them: their channel calls them. */
const readTurns = (dropId: string) => readRows<Turn>`
  SELECT drop.id AS "dropId", slug, title, called_through AS "calledThrough", drop_turn.place,
    CASE WHEN person.kind = 'account' THEN person.id END AS "personId",
    admission.at + make_interval(secs => admission_seconds + ${absentSeconds}::int) AS until
  FROM drop JOIN drop_turn ON drop_turn.drop_id = drop.id AND place > called_through AND place <= admitted_through
  JOIN LATERAL (
    SELECT at FROM drop_admission WHERE drop_id = drop.id AND through >= place ORDER BY through LIMIT 1
  ) AS admission ON true
  JOIN drop_entry ON drop_entry.id = entry_id
  LEFT JOIN person ON person.id = drop_entry.person_id
  WHERE drop.id = ${dropId} AND drop.state = 'open' ORDER BY place LIMIT ${most}`;

/** Calls those who had no page open when their turn came, and makes it longer for them. @returns how many turns were looked at */
export async function callAbsent(dropId: string): Promise<number> {
  const turns = await readTurns(dropId);
  const [first] = turns;
  const last = turns.at(-1);
  if (!first || !last) return 0;
  const isHere = await Promise.all(turns.map(({ personId }) => personId === null || isConnected(personId)));
  const absent = turns.filter((_, at) => !isHere[at]);
  await statements(async (tx) => {
    const taken = await tx.$executeRaw`
      UPDATE drop SET called_through = ${last.place} WHERE id = ${dropId} AND called_through = ${first.calledThrough}`;
    // Another process has called them.
    if (taken === 0 || absent.length === 0) return;
    await tx.$executeRaw`
      INSERT INTO drop_absence (drop_id, place)
      SELECT ${dropId}, unnest(${absent.map(({ place }) => place)}::int[])`;
    await notifyMany(
      tx,
      absent.flatMap(({ personId, place, slug, title, until }) => {
        if (personId === null) return [];
        const facts = { drop: title, until: until.toISOString() };
        return {
          personId,
          kind: 'drop_turn' as const,
          key: `drop_turn:${dropId}:${place}`,
          facts,
          href: `/drops/${slug}/room`,
        };
      }),
    );
  });
  return turns.length;
}

export const callAbsentWhenDue: DueWork = {
  name: 'call people into drops',
  due: Prisma.sql`SELECT min(opened_at) FROM drop WHERE state = 'open' AND called_through < admitted_through`,
  async run() {
    const drops = await readRows<{ id: string }>`
      SELECT id FROM drop WHERE state = 'open' AND called_through < admitted_through ORDER BY opened_at LIMIT 50`;
    await eachPiece(drops, async ({ id }) => {
      while ((await callAbsent(id)) === most);
    });
  },
};
