import type { AskRelease } from '#contract/order/won-lot.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { judgeReleaseRequest } from '#domain/order/won-lot.ts';
import { recordLotEvent } from '#server/auction/outcome/record-lot-event.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { transaction } from '#server/engine/database/database.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { recordOrderEvent } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import type { Actor } from '#server/session/actor.ts';
import { asCustomer } from '#server/session/can.ts';
import { notFound } from '#server/web/problem.ts';
import { notOwed, readOwedLot } from './owed-lot.ts';

/**
 * Asks the house to release a winner; until it decides, the sum stays owed and payable. Safe to repeat. Refuses
 * `release_not_possible`, with why in `reason`.
 * @throws AccessProblem `not_found` for anyone but the winner
 */
export async function askRelease(
  actor: Actor,
  publicId: string,
  { reason, note }: AskRelease,
): Promise<Decision<{ askedAt: string }, Problem>> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    if (actor.kind !== 'person' || actor.personId !== order.personId || order.source !== 'auction') {
      throw notFound('order');
    }
    const earlier = await tx.releaseRequest.findUnique({ where: { orderId: order.id } });
    if (earlier) return accept({ askedAt: earlier.askedAt.toISOString() });
    const now = await readDatabaseClock(tx);
    const decision = judgeReleaseRequest(await readOwedLot(tx, order), now.getTime());
    if (!decision.ok) return refuse(notOwed('release_not_possible', decision.refusal));
    await tx.releaseRequest.create({ data: { orderId: order.id, reason, note: note || null, askedAt: now } });
    await recordOrderEvent(tx, order, { kind: 'release_asked', actor: orderActor(asCustomer(actor)) });
    const { auctionId } = await tx.order.findUniqueOrThrow({ where: { id: order.id }, select: { auctionId: true } });
    if (auctionId) await recordLotEvent(tx, { auctionId, kind: 'release_asked', by: 'winner' });
    return accept({ askedAt: now.toISOString() });
  });
}
