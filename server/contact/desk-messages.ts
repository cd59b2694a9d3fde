import type { DeskMessage } from '#contract/contact/contact.ts';
import { database } from '#server/database/database.ts';
import { type Actor, requireMerchant } from '#server/session/actor.ts';

const most = 100;

/** Returns those that wait, the oldest first; or those that were answered, the last first. */
export async function readDeskMessages(actor: Actor, answered: boolean): Promise<DeskMessage[]> {
  requireMerchant(actor);
  const rows = await database().contactMessage.findMany({
    where: { answeredAt: answered ? { not: null } : null },
    orderBy: answered ? [{ answeredAt: 'desc' }, { id: 'desc' }] : [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: most,
    select: { id: true, name: true, email: true, about: true, body: true, receivedAt: true, answeredAt: true },
  });
  return rows.map(({ receivedAt, answeredAt, ...row }) => ({
    ...row,
    receivedAt: receivedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  }));
}
