import type { ThoughDisputed } from '#contract/order/dispute.ts';
import type { OrderStatus } from '#contract/order/order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import { transaction } from '#server/engine/database/database.ts';
import { askWhenDisputed } from '#server/order/dispute/standing-dispute.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { illegalTransition, moveOrder } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import type { Actor } from '#server/session/actor.ts';

/**
 * Notes that a packed order was collected at the shop. Refuses `dispute_unconfirmed`, and `illegal_transition`, also of one that a carrier brings.
 * @throws AccessProblem `not_found`
 */
export async function handOverOrder(
  publicId: string,
  actor: Actor,
  { thoughDisputed }: ThoughDisputed = {},
): Promise<Decision<OrderStatus, Problem>> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    if (order.shippingMethod !== pickUpMethod) {
      const message = `Order ${order.number} is brought by a carrier. Add its parcel instead.`;
      return refuse({ ...illegalTransition(order, 'hand_over'), message });
    }
    const asked = await askWhenDisputed(tx, order, { knows: thoughDisputed });
    if (asked) return refuse(asked);
    return moveOrder(tx, order, { command: 'hand_over', actor: orderActor(actor) });
  });
}
