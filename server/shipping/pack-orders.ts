import type { OrderAnswer } from '#contract/order/many-orders.ts';
import type { Actor } from '#server/session/actor.ts';
import { eachOrder, findOrders } from './each-order.ts';
import { packOrder } from './pack-order.ts';

/** Packs several orders, each by itself. Safe to repeat: an order that you have packed is packed. @throws AccessProblem `not_found` */
export async function packOrders(publicIds: readonly string[], actor: Actor): Promise<OrderAnswer[]> {
  return eachOrder(await findOrders(publicIds), async ({ publicId }) => {
    const packed = await packOrder(publicId, actor);
    if (packed.ok) return null;
    const { refusal } = packed;
    return refusal.orderStatus === 'packed' && refusal.by === 'You' ? null : refusal;
  });
}
