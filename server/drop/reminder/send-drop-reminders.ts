import type { DropEnding } from '#domain/drop/keeping.ts';
import { type Statements, statements } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { notifyMany } from '#server/notice/notify.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

const most = 200;

interface Due {
  dropId: string;
  personId: string;
  slug: string;
  title: string;
  opensAt: Date;
  isTold: boolean;
  ending: Extract<DropEnding, 'called_off' | 'sold_before'> | null;
}

/**
 * Takes up to 200; another process takes others. First it is counted whether anything is left to open for: as long as there
 * isn't, nobody is called to the room, since an order that is cancelled until then brings it back.
 * @returns how many there were
 */
async function remindSome(tx: Statements): Promise<number> {
  const due = await tx.$queryRaw<Due[]>`
    WITH taken AS (
      SELECT drop_id, person_id FROM drop_reminder WHERE due_at <= clock_timestamp()
        AND EXISTS (SELECT FROM drop WHERE id = drop_id AND (kept_at IS NOT NULL OR state = 'over'))
      ORDER BY due_at LIMIT ${most} FOR UPDATE SKIP LOCKED
    )
    UPDATE drop_reminder SET due_at = CASE WHEN state <> 'over' AND available + held = 0 THEN clock_timestamp() + interval '1 minute' END
    FROM taken JOIN drop ON drop.id = taken.drop_id
    WHERE drop_reminder.drop_id = taken.drop_id AND drop_reminder.person_id = taken.person_id
    RETURNING drop.id AS "dropId", taken.person_id AS "personId", slug, title, opens_at AS "opensAt",
      drop_reminder.due_at IS NULL AS "isTold",
      CASE WHEN state = 'over' THEN CASE WHEN size = 0 OR (opened_at IS NOT NULL AND available + held = 0) THEN 'sold_before' ELSE 'called_off' END END AS ending`;
  await notifyMany(tx, due.filter(({ isTold }) => isTold).map(noticeOf));
  return due.length;
}

function noticeOf({ dropId, personId, slug, title, opensAt, ending }: Due) {
  const to = { personId, href: `/drops/${slug}${ending ? '' : '/room'}` };
  if (ending) {
    const key = `drop_called_off:${dropId}:${personId}`;
    return { ...to, kind: 'drop_called_off' as const, key, facts: { drop: title, ending } };
  }
  const key = `drop_reminder:${dropId}:${personId}`;
  return { ...to, kind: 'drop_reminder' as const, key, facts: { drop: title, opensAt: opensAt.toISOString() } };
}

export const sendDropReminders: DueWork = {
  name: 'remind of drops',
  due: Prisma.sql`SELECT min(due_at) FROM drop_reminder`,
  async run() {
    while ((await statements(remindSome)) === most);
  },
};
