import type { Tx } from '#server/database/database.ts';

/**
 * Takes what an order bought out of its holds and its buyer's bag. Their variants must be locked and
 * the units already sold. What the bag wanted beyond the order stays in it, and stays held.
 */
export async function removeBought(
  tx: Tx,
  { orderId, personId }: { orderId: string; personId: string },
  bought: readonly { variantId: string; quantity: number }[],
): Promise<void> {
  for (const { variantId, quantity } of bought) {
    const hold = await tx.reservation.findFirst({ where: { orderId, variantId } });
    if (hold && hold.quantity > quantity) {
      await tx.reservation.update({
        where: { id: hold.id },
        data: { quantity: { decrement: quantity }, orderId: null },
      });
    } else if (hold) {
      await tx.reservation.delete({ where: { id: hold.id } });
    }
    const line = await tx.bagLine.findUnique({ where: { personId_variantId: { personId, variantId } } });
    if (line && line.quantity > quantity) {
      await tx.bagLine.update({ where: { id: line.id }, data: { quantity: { decrement: quantity } } });
    } else if (line) {
      await tx.bagLine.delete({ where: { id: line.id } });
    }
  }
}
