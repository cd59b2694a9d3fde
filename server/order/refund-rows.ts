import type { Tx } from '#server/database/database.ts';
import type { LockedOrder } from './lock-order.ts';

/**
 * Owes `amount` of a payment back to whoever paid it. The money itself goes after the commit: see
 * send-refunds. The order must be locked.
 *
 * @returns the refund's id
 */
export async function oweRefund(
  tx: Tx,
  order: LockedOrder,
  refund: { paymentId: string; amount: number; reason: string; key?: string | null },
): Promise<string> {
  const { id } = await tx.refund.create({
    data: { ...refund, orderId: order.id, status: 'pending' },
    select: { id: true },
  });
  await tx.order.update({ where: { id: order.id }, data: { refundedAmount: { increment: refund.amount } } });
  return id;
}
