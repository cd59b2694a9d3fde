import type { Tx } from '#server/database/database.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { releaseUnits } from '#server/stock/reserve.ts';
import type { LockedOrder } from './lock-order.ts';

/**
 * The order doesn't take its pieces: what came from a bag stays held for the bag until its time is
 * over, the rest goes back to the shelf. The order must be locked.
 */
export async function releaseOrderHolds(tx: Tx, order: LockedOrder): Promise<void> {
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
  await tx.reservation.updateMany({ where: { orderId: order.id, bagLineId: { not: null } }, data: { orderId: null } });
  const rest = await tx.reservation.findMany({ where: { orderId: order.id }, orderBy: { variantId: 'asc' } });
  for (const { id, variantId, quantity } of rest) {
    await releaseUnits(tx, variantId, quantity, order.number);
    await tx.reservation.delete({ where: { id } });
  }
}
