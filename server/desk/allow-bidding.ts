import { accept, type Decision } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { notify } from '#server/notice/notify.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';
import { notFound } from '#server/web/problem.ts';

/**
 * Lets somebody bid again. Marks stay: the next won lot that they don't pay pauses them anew. Safe to repeat.
 * @throws AccessProblem `forbidden` for whoever may not, `not_found`
 */
export async function allowBidding(actor: Actor, personId: string): Promise<Decision<{ personId: string }, never>> {
  requireDesk(actor, 'bidder:allow');
  return transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ biddingPausedAt: Date | null }[]>`
      SELECT bidding_paused_at AS "biddingPausedAt" FROM person WHERE id = ${personId} FOR NO KEY UPDATE`;
    const [person] = rows;
    if (!person) throw notFound('person');
    if (person.biddingPausedAt !== null) {
      await tx.$executeRaw`UPDATE person SET bidding_paused_at = NULL, asked_to_bid_at = NULL WHERE id = ${personId}`;
      await notify(tx, {
        personId,
        kind: 'lot_release',
        key: `bidding-allowed:${personId}:${person.biddingPausedAt.getTime()}`,
        facts: { answer: 'may_bid' },
        href: '/auctions',
      });
    }
    return accept({ personId });
  });
}
