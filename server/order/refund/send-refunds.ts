import { database, transaction } from '#server/database/database.ts';
import { log } from '#server/log.ts';
import { tellOfOrder } from '#server/notice/tell-of-order.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import type { DueWork } from '#server/schedule/due-work.ts';

interface OwedRefund {
  id: string;
  orderId: string;
  paymentId: string;
  provider: string;
  refundedInAll: number;
}

/** What is owed, with how much of its payment shall have gone back once it is paid out. */
function readOwed(orderId: string | null): Promise<OwedRefund[]> {
  return database().$queryRaw<OwedRefund[]>`
    SELECT refund.id, refund.order_id AS "orderId", refund.payment_id AS "paymentId", payment.provider,
           (SELECT sum(earlier.amount)::int FROM refund AS earlier
            WHERE earlier.payment_id = refund.payment_id AND earlier.id <= refund.id) AS "refundedInAll"
    FROM refund JOIN payment ON payment.id = refund.payment_id
    WHERE refund.status = 'pending' AND (${orderId}::text IS NULL OR refund.order_id = ${orderId})
    ORDER BY refund.id LIMIT 100`;
}

/** Pays out one refund. Safe to repeat: the provider is told a sum, not a step. */
async function payOut({ id, orderId, paymentId, provider, refundedInAll }: OwedRefund): Promise<void> {
  await providerNamed(provider).refund(paymentId, refundedInAll);
  await transaction(async (tx) => {
    const order = await lockOrder(tx, { id: orderId });
    const { amount } = await tx.refund.update({ where: { id }, data: { status: 'done' } });
    const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } });
    if (payment.status === 'approved' && refundedInAll >= payment.amount) {
      await tx.payment.update({ where: { id: paymentId }, data: { status: 'refunded' } });
    }
    await tellOfOrder(tx, order, {
      kind: 'refund_made',
      key: `refund_made:${id}`,
      facts: { number: order.number, amount, currency: order.currency },
    });
  });
}

/** Pays an order's refunds out at once. What fails stays owed: the sweep tries again. */
export async function sendRefundsNow(orderId: string): Promise<void> {
  for (const refund of await readOwed(orderId)) {
    await payOut(refund).catch((error: unknown) => {
      log().warn({ err: error, refund: refund.id }, 'a refund was not paid out; it will be tried again');
    });
  }
}

/** Refunds that are owed: left by a crash, or because the provider did not answer. */
export const sendOwedRefunds: DueWork = {
  name: 'send owed refunds',
  async next() {
    const first = await database().refund.findFirst({ where: { status: 'pending' }, select: { createdAt: true } });
    return first?.createdAt ?? null;
  },
  async run() {
    for (const refund of await readOwed(null)) await payOut(refund);
  },
};
