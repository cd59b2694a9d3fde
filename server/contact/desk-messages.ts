import type { DeskMessage } from '#contract/contact/contact.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';
import { onePage } from '#server/web/page-cursor.ts';
import { cursorOf, parseCursor } from '#server/web/shown-cursor.ts';

const pageSize = 50;

/**
 * A page of the messages that wait, the oldest first; or of those that were answered, the last answered first.
 * @param cursor one that isn't ours begins at the beginning
 * @throws AccessProblem for whoever may not
 */
export async function readDeskMessages(
  actor: Actor,
  { answered, cursor = '' }: { answered: boolean; cursor?: string },
): Promise<PageOf<DeskMessage>> {
  requireDesk(actor, 'message:answer');
  const last = parseCursor(cursor);
  const rows = await database().contactMessage.findMany({
    where: {
      answeredAt: answered ? { not: null } : null,
      ...(last && {
        OR: answered
          ? [{ answeredAt: { lt: last.at } }, { answeredAt: last.at, id: { lt: last.id } }]
          : [{ receivedAt: { gt: last.at } }, { receivedAt: last.at, id: { gt: last.id } }],
      }),
    },
    orderBy: answered ? [{ answeredAt: 'desc' }, { id: 'desc' }] : [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: pageSize + 1,
    select: { id: true, name: true, email: true, about: true, body: true, receivedAt: true, answeredAt: true },
  });
  const messages = rows.map(({ receivedAt, answeredAt, ...row }) => ({
    ...row,
    receivedAt: receivedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  }));
  const { shown, nextCursor } = onePage(messages, pageSize, (row) =>
    cursorOf(row.answeredAt ?? row.receivedAt, row.id),
  );
  return { items: shown, nextCursor };
}
