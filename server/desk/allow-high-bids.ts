import { accept, type Decision } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { notify } from '#server/notice/notify.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';
import { notFound } from '#server/web/problem.ts';

const allowedDays = 30;

/**
 * Lets somebody bid above lots' limits for thirty days, which a repeat begins anew.
 * @throws AccessProblem `forbidden` for whoever may not, `not_found`
 */
export async function allowHighBids(actor: Actor, personId: string): Promise<Decision<{ personId: string }, never>> {
  requireDesk(actor, 'bidder:allow');
  await transaction(async (tx) => {
    const [person] = await tx.$queryRaw<{ until: Date }[]>`
      UPDATE person SET high_bids_until = clock_timestamp() + make_interval(days => ${allowedDays}), high_bids_asked_at = NULL
      WHERE id = ${personId} AND kind = 'account' RETURNING high_bids_until AS until`;
    if (!person) throw notFound('person');
    await notify(tx, {
      personId,
      kind: 'lot_release',
      key: `high-bids:${personId}:${person.until.getTime()}`,
      facts: { answer: 'may_bid_high', days: allowedDays },
      href: '/auctions',
    });
  });
  return accept({ personId });
}
