import type { Tx } from '#server/database/database.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';
import type { RefundedLine } from '#server/order/sendable.ts';

/** The money itself goes after the commit (`send-refunds`). The order must be locked. @returns the refund's id */
export async function oweRefund(
  tx: Tx,
  order: LockedOrder,
  {
    lines,
    ...refund
  }: {
    paymentId: string;
    amount: number;
    reason: string;
    key?: string | null;
    returnId?: string | null;
    lines?: readonly RefundedLine[] | undefined;
  },
): Promise<string> {
  const { id } = await tx.refund.create({
    data: {
      ...refund,
      orderId: order.id,
      status: 'pending',
      ...(lines ? { lines: lines.map(({ sku, quantity, takenOut }) => ({ sku, quantity, takenOut })) } : {}),
    },
    select: { id: true },
  });
  await tx.order.update({ where: { id: order.id }, data: { refundedAmount: { increment: refund.amount } } });
  return id;
}
