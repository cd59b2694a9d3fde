import type { Tx } from '#server/database/database.ts';
import type { Placed } from './pay-placed.ts';

/** The order that this key placed before, with its latest payment. */
export async function placedBefore(tx: Tx, placeKey: string | null): Promise<Placed | null> {
  if (placeKey === null) return null;
  const order = await tx.order.findUnique({
    where: { placeKey },
    select: { id: true, payments: { orderBy: { createdAt: 'desc' }, take: 1, select: { id: true } } },
  });
  const payment = order?.payments[0];
  return order && payment ? { orderId: order.id, paymentId: payment.id, fresh: false } : null;
}
