import type { Problem } from '#contract/errors.ts';
import type { OrderStatus } from '#contract/order/order.ts';
import type { Decision } from '#domain/decision.ts';
import { transaction } from '#server/database/database.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { moveOrder } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { capturePayment } from '#server/order-payment/capture-payment.ts';
import type { Actor } from '#server/session/actor.ts';

/**
 * Marks an order as packed. Refuses `illegal_transition` unless it is paid, and `capture_failed`.
 * @throws AccessProblem `not_found`
 */
export async function packOrder(publicId: string, actor: Actor): Promise<Decision<OrderStatus, Problem>> {
  const by = orderActor(actor);
  const taken = await capturePayment(publicId, by);
  if (!taken.ok) return taken;
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    return moveOrder(tx, order, { command: 'pack', actor: by });
  });
}
