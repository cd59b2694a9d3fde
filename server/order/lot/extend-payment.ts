import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { judgeExtension } from '#domain/order/won-lot.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { transaction } from '#server/engine/database/database.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { recordOrderEvent } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import type { Actor } from '#server/session/actor.ts';
import { asCustomer } from '#server/session/can.ts';
import { notFound } from '#server/web/problem.ts';
import { notOwed, readOwedLot } from './owed-lot.ts';
import { remindBeforeHours } from './place-auction-order.ts';

/**
 * Gives a winner seven more days to pay, once; safe to repeat. Refuses `extension_not_possible`, with why in `reason`.
 * @throws AccessProblem `not_found` for anyone but the winner
 */
export async function extendPayment(actor: Actor, publicId: string): Promise<Decision<{ payBy: string }, Problem>> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    if (actor.kind !== 'person' || actor.personId !== order.personId || order.source !== 'auction') {
      throw notFound('order');
    }
    const now = await readDatabaseClock(tx);
    const decision = judgeExtension(await readOwedLot(tx, order), now.getTime());
    if (!decision.ok) return refuse(notOwed('extension_not_possible', decision.refusal));
    const payBy = new Date(decision.value.payBy);
    if (order.extendedAt === null) {
      const remindAt = new Date(payBy.getTime() - remindBeforeHours * 3_600_000);
      await tx.order.update({ where: { id: order.id }, data: { payBy, remindAt, extendedAt: now } });
      await recordOrderEvent(tx, order, { kind: 'payment_extended', actor: orderActor(asCustomer(actor)) });
    }
    return accept({ payBy: payBy.toISOString() });
  });
}
