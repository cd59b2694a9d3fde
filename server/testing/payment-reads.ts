import { database } from '../engine/database/database.ts';

/** How an order and its payment stand. */
export const paymentReads = (publicId: string, paymentId: string) => ({
  paymentId,
  order: () => database().order.findUniqueOrThrow({ where: { publicId } }),
  payment: () => database().payment.findUniqueOrThrow({ where: { id: paymentId } }),
  history: async () => {
    const events = await database().orderEvent.findMany({ where: { order: { publicId } }, orderBy: { at: 'asc' } });
    return events.map(({ kind }) => kind);
  },
  refunded: async () => {
    const refunds = await database().refund.findMany({
      where: { order: { publicId }, status: { in: ['sent', 'done'] } },
    });
    return refunds.reduce((sum, { amount }) => sum + amount, 0);
  },
});
