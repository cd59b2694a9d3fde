import type { DeskCarrierMessage } from '#contract/shipping/carrier-message.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';

const mostShown = 50;
const longestBody = 20_000;

/** Reads messages that need a person, newest first. @throws AccessProblem for whoever may not: they tell names */
export async function readDeskCarrierMessages(actor: Actor): Promise<DeskCarrierMessage[]> {
  requireDesk(actor, 'carrier:manage');
  const rows = await database().carrierMessage.findMany({
    where: { status: { in: ['failed', 'unmatched'] } },
    orderBy: { receivedAt: 'desc' },
    take: mostShown,
  });
  return rows.map(({ id, source, status, problem, carrier, trackingNumber, attempts, receivedAt, body }) => ({
    id,
    source,
    problem,
    carrier,
    trackingNumber,
    attempts,
    status: status === 'failed' ? 'failed' : 'unmatched',
    receivedAt: receivedAt.toISOString(),
    body: Buffer.from(body.subarray(0, longestBody)).toString('utf8'),
  }));
}
