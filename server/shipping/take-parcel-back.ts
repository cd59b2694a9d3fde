import type { OrderStatus } from '#contract/order/order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { Decision } from '#domain/decision.ts';
import { hasFailed } from '#domain/shipping/tracking/failed-parcel.ts';
import { transaction } from '#server/engine/database/database.ts';
import { moveOrder } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import type { Actor } from '#server/session/actor.ts';
import { forgetMessages } from './match-waiting-messages.ts';
import { lockParcelStillHere, type ParcelId } from './standing-parcel.ts';

/**
 * Takes a parcel back that hasn't left: its pieces are to be sent again. Refuses `parcel_has_left`, and
 * `illegal_transition` once the order is over.
 * @throws AccessProblem `not_found`, also for a repeat
 */
export async function takeParcelBack(id: ParcelId, actor: Actor): Promise<Decision<OrderStatus, Problem>> {
  return transaction(async (tx) => {
    const locked = await lockParcelStillHere(tx, id);
    if (!locked.ok) return locked;
    const { order, parcel } = locked.value;
    const others = await tx.shipment.findMany({
      where: { orderId: order.id, returnId: null, id: { not: parcel.id } },
      select: { status: true },
    });
    const command = others.some((other) => !hasFailed(other)) ? 'take_back_part' : 'take_back';
    const note = `${parcel.carrier} ${parcel.trackingNumber}`;
    const moved = await moveOrder(tx, order, { command, actor: orderActor(actor), note });
    if (!moved.ok) return moved;
    await tx.shipment.delete({ where: { id: parcel.id } });
    await forgetMessages(tx, parcel);
    return moved;
  });
}
