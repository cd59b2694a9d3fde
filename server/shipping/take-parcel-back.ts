import type { OrderStatus } from '#contract/order/order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { type OrderCommand, transitionOf } from '#domain/order/order-transitions.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { allArrived } from '#server/order/all-arrived.ts';
import { illegalTransition, moveOrder } from '#server/order/move-order.ts';
import { orderActor, systemActor } from '#server/order/order-actor.ts';
import { readSendable } from '#server/order/sendable.ts';
import type { Actor } from '#server/session/actor.ts';
import { forgetMessages } from './match-waiting-messages.ts';
import { notifyOfTakenBack } from './notify-of-milestone.ts';
import { lockParcelStillHere, type ParcelId } from './standing-parcel.ts';

/**
 * Takes a parcel back that hasn't left: its pieces are to be sent again, unless another parcel has them. Refuses `parcel_has_left`, and
 * `illegal_transition` once the order is over.
 * @throws AccessProblem `not_found`, also for a repeat
 */
export async function takeParcelBack(id: ParcelId, actor: Actor): Promise<Decision<OrderStatus, Problem>> {
  return transaction(async (tx) => {
    const locked = await lockParcelStillHere(tx, id);
    if (!locked.ok) return locked;
    const { order, parcel } = locked.value;
    const by = orderActor(actor);
    // A refusal takes nothing back that was written before it.
    if (!transitionOf(order.status, 'take_back', by.party).ok) return refuse(illegalTransition(order, 'take_back'));
    await tx.shipment.delete({ where: { id: parcel.id } });
    await forgetMessages(tx, parcel);
    const command = await commandWithout(tx, order.id);
    const note = `${parcel.carrier} ${parcel.trackingNumber}`;
    const moved = await moveOrder(tx, order, { command, actor: by, note });
    // Where nothing is left to send, no pieces follow.
    if (command !== 'take_back_spare') await notifyOfTakenBack(tx, order, parcel);
    if (!moved.ok || moved.value !== 'shipped' || !(await allArrived(tx, order.id))) return moved;
    return moveOrder(tx, { ...order, status: moved.value }, { command: 'deliver', actor: systemActor });
  });
}

/** What becomes of an order without the parcel: one that got lost has left all the same. */
async function commandWithout(tx: Tx, orderId: string): Promise<OrderCommand> {
  const { parcels, toSend } = await readSendable(tx, orderId);
  if (parcels.length === 0) return 'take_back';
  return toSend.length === 0 ? 'take_back_spare' : 'take_back_part';
}
