import { transaction } from '#server/engine/database/database.ts';
import { lockOrder } from '#server/order/lock-order.ts';

/** Ends shared links; pages that are open by them close. Safe to repeat. @throws AccessProblem `not_found` */
export async function endSharing(publicId: string): Promise<{ shared: false }> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    await tx.$executeRaw`
      UPDATE order_link SET revoked_at = clock_timestamp()
      WHERE order_id = ${order.id} AND scope = 'shared' AND revoked_at IS NULL`;
    return { shared: false };
  });
}
