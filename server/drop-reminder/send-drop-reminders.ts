import { type Statements, statements } from '#server/database/statement.ts';
import { notifyMany } from '#server/notice/notify.ts';
import type { DueWork } from '#server/schedule/due-work.ts';
import { Prisma } from '../../prisma/generated/client.ts';

const most = 200;

interface Due {
  dropId: string;
  personId: string;
  slug: string;
  title: string;
  opensAt: Date;
}

/** Takes up to 200; another process takes others. @returns how many there were */
async function remindSome(tx: Statements): Promise<number> {
  const due = await tx.$queryRaw<Due[]>`
    WITH taken AS (
      SELECT drop_id, person_id FROM drop_reminder WHERE due_at <= clock_timestamp()
      ORDER BY due_at LIMIT ${most} FOR UPDATE SKIP LOCKED
    )
    UPDATE drop_reminder SET due_at = NULL FROM taken JOIN drop ON drop.id = taken.drop_id
    WHERE drop_reminder.drop_id = taken.drop_id AND drop_reminder.person_id = taken.person_id
    RETURNING drop.id AS "dropId", taken.person_id AS "personId", slug, title, opens_at AS "opensAt"`;
  await notifyMany(
    tx,
    due.map(({ dropId, personId, slug, title, opensAt }) => ({
      personId,
      kind: 'drop_reminder' as const,
      key: `drop_reminder:${dropId}:${personId}`,
      facts: { drop: title, opensAt: opensAt.toISOString() },
      href: `/drops/${slug}/room`,
    })),
  );
  return due.length;
}

export const sendDropReminders: DueWork = {
  name: 'remind of drops',
  due: Prisma.sql`SELECT min(due_at) FROM drop_reminder`,
  async run() {
    while ((await statements(remindSome)) === most);
  },
};
