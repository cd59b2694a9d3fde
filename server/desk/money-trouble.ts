import type { DeskView } from '#contract/desk/desk.ts';
import type { DisputeStatus } from '#domain/order/dispute.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readVatLeft } from '#server/invoice/take-vat-off.ts';

/** No more are listed at a time. */
const most = 20;

/** Money that somebody must look after: disputes that aren't decided, refunds that failed, and VAT that can be refunded. */
export async function readMoneyTrouble(db: Tx): Promise<Pick<DeskView, 'disputes' | 'owedAgain' | 'vatToRefund'>> {
  const order = { select: { publicId: true, number: true, numberPrefix: true, currency: true } } as const;
  const disputes = await db.dispute.findMany({
    where: { status: { in: ['open', 'under_review'] } },
    orderBy: [{ status: 'asc' }, { dueBy: { sort: 'asc', nulls: 'last' } }],
    take: most,
    include: { order },
  });
  const owed = await db.refund.findMany({
    where: { status: 'failed' },
    orderBy: { id: 'asc' },
    take: most,
    select: { amount: true, giftCardAmount: true, order },
  });
  return {
    vatToRefund: await readVatToRefund(db),
    disputes: disputes.map(({ ref, reason, amount, currency, dueBy, status, order }) => ({
      id: ref,
      reason,
      amount,
      currency,
      dueBy: dueBy?.toISOString() ?? null,
      status: status as DisputeStatus,
      publicId: order.publicId,
      number: orderNumber(order),
    })),
    owedAgain: owed.map(({ amount, giftCardAmount, order }) => ({
      publicId: order.publicId,
      number: orderNumber(order),
      amount: amount - giftCardAmount,
      currency: order.currency,
    })),
  };
}

async function readVatToRefund(db: Tx): Promise<DeskView['vatToRefund']> {
  const found = await db.vatRecheck.findMany({
    where: { result: 'valid', settledAt: null, order: { status: { notIn: ['placed', 'cancelled', 'refunded'] } } },
    orderBy: { createdAt: 'asc' },
    take: most,
    select: { orderId: true, order: { select: { publicId: true, number: true, numberPrefix: true, currency: true } } },
  });
  const rows: DeskView['vatToRefund'] = [];
  for (const { orderId, order } of found) {
    const { publicId, currency } = order;
    const amount = await readVatLeft(db, orderId);
    if (amount > 0) rows.push({ publicId, number: orderNumber(order), amount, currency });
  }
  return rows;
}
