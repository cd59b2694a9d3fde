import { transaction } from '#server/engine/database/database.ts';
import { newOrderLink } from '#server/order/link/order-link.ts';
import { findSharedLink, type SharedLink } from '#server/order/link/shared-link.ts';
import { lockOrder } from '#server/order/lock-order.ts';

/** Safe to repeat: while an order is shared, the answer is the same link. @throws AccessProblem `not_found` */
export async function shareOrder(publicId: string): Promise<SharedLink> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const known = await findSharedLink(tx, publicId);
    if (known) return known;
    await newOrderLink(tx, order.id, 'shared');
    const made = await findSharedLink(tx, publicId);
    if (!made) throw new Error(`the link of order ${order.number} was not kept`);
    return made;
  });
}
