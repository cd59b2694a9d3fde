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
    // What is held for the order alone goes first: the bag may hold more of the same piece.
    const holds = await tx.reservation.findMany({
      where: { orderId, variantId },
      orderBy: { bagLineId: { sort: 'asc', nulls: 'first' } },
    });
    let left = quantity;
    for (const hold of holds) {
      const rest = hold.quantity - left;
      left = Math.max(0, -rest);
      if (rest <= 0) await tx.reservation.delete({ where: { id: hold.id } });
      else await tx.reservation.update({ where: { id: hold.id }, data: { quantity: rest, orderId: null } });
    }
    const line = await tx.bagLine.findUnique({ where: { personId_variantId: { personId, variantId } } });
    if (line && line.quantity > quantity) {
      await tx.bagLine.update({ where: { id: line.id }, data: { quantity: { decrement: quantity } } });
    } else if (line) {
      await tx.bagLine.delete({ where: { id: line.id } });
    }
  }
}
