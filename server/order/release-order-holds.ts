import type { Tx } from '#server/engine/database/database.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { releaseUnits } from '#server/stock/reserve.ts';
import type { LockedOrder } from './lock-order.ts';
import { payMinutes } from './pay-minutes.ts';

/**
 * Gives holds back to their bag until their time is over, so that a failed payment buys no time. The order must be
 * locked.
 * @param by who lets them go, as the ledger has it; null if nobody of the house
 */
export async function releaseOrderHolds(tx: Tx, order: LockedOrder, by: string | null = null): Promise<void> {
  const held = await tx.reservation.findMany({
    where: { orderId: order.id },
    include: { variant: { select: { sku: true } } },
  });
  if (held.length === 0) return;
  // Locking may free what has ended: only what is left then counts.
  await lockVariants(
    tx,
    held.map((reservation) => reservation.variant.sku),
  );
  // What was held for the payment alone began when the order was judged.
  await tx.$executeRaw`
    UPDATE reservation SET order_id = NULL FROM orders
    WHERE orders.id = ${order.id} AND reservation.order_id = orders.id AND bag_line_id IS NOT NULL
      AND started_at < coalesce(pay_by - make_interval(mins => ${payMinutes}::int), placed_at)`;
  const rest = await tx.reservation.findMany({ where: { orderId: order.id }, orderBy: { variantId: 'asc' } });
  for (const { id, variantId, quantity } of rest) {
    await releaseUnits(tx, variantId, quantity, { reference: order.number, by });
    await tx.reservation.delete({ where: { id } });
  }
}
