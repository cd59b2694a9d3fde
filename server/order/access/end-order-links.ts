import { transaction } from '#server/engine/database/database.ts';
import { lockOrder } from '#server/order/lock-order.ts';

/** Ends every link to an order, mailed and shared ones; pages that are open by them close. Safe to repeat. @throws AccessProblem `not_found` */
export async function endOrderLinks(publicId: string): Promise<{ ended: true }> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    await tx.$executeRaw`
      UPDATE order_link SET revoked_at = clock_timestamp() WHERE order_id = ${order.id} AND revoked_at IS NULL`;
    return { ended: true };
  });
}
