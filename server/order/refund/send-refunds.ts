import { transaction } from '#server/database/database.ts';
import { outsideRequest } from '#server/database/keyed-effects.ts';
import { notifyOfOrder } from '#server/notice/notify-of-order.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import { outbox } from '#server/schedule/outbox.ts';
import { retryDelay } from '#server/schedule/retry-delay.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

interface OwedRefund {
  id: string;
  orderId: string;
  paymentId: string;
  provider: string;
  refundedInAll: number;
}

/** Pays out one refund. Safe to repeat: the provider is told a sum, not a step. */
async function payOut({ id, orderId, paymentId, provider, refundedInAll }: OwedRefund): Promise<'marked'> {
  await providerNamed(provider).refund(paymentId, refundedInAll);
  await transaction(async (tx) => {
    const order = await lockOrder(tx, { id: orderId });
    const { amount, giftCardAmount } = await tx.refund.update({
      where: { id },
      data: { status: 'done', claimedBy: null },
    });
    const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } });
    // What gift cards paid whole is refunded once nothing of the order is left.
    const isBack = payment.amount > 0 ? refundedInAll >= payment.amount : order.refundedAmount >= order.totalAmount;
    if (payment.status === 'approved' && isBack) {
      await tx.payment.update({ where: { id: paymentId }, data: { status: 'refunded' } });
    }
    await notifyOfOrder(tx, order, {
      kind: 'refund_made',
      key: `refund_made:${id}`,
      facts: {
        number: order.number,
        amount,
        currency: order.currency,
        ...(giftCardAmount > 0 ? { giftCardAmount } : {}),
      },
    });
  });
  return 'marked';
}

const refunds = outbox<OwedRefund>({
  name: 'send owed refunds',
  failure: 'a refund was not paid out; it will be tried again',
  table: 'refund',
  key: ['id'],
  open: Prisma.sql`status = 'pending'`,
  columns: Prisma.sql`claimed.id, claimed.order_id AS "orderId", payment_id AS "paymentId", provider,
    (SELECT sum(earlier.amount - earlier.gift_card_amount)::int FROM refund AS earlier
     WHERE earlier.payment_id = claimed.payment_id AND earlier.id <= claimed.id) AS "refundedInAll"`,
  joined: Prisma.sql`JOIN payment ON payment.id = payment_id`,
  set: { done: Prisma.sql`status = 'done'` },
  attempt: payOut,
  atOnce: 1,
  claimSeconds: 120,
  retrySeconds: (attempts) => retryDelay({ firstSeconds: 1, longestSeconds: 60 }, attempts),
  // Whoever decided it pays it out at once.
  isPrompt: false,
});

/** Whose refunds are being paid out here: what is owed by then, whoever comes meanwhile pays out next. */
const inTurn = new Map<string, Promise<void>>();

/** Pays an order's refunds out at once. What fails stays owed, so nothing of it is stored under a request's key. */
export async function sendRefundsNow(orderId: string): Promise<void> {
  const before = inTurn.get(orderId)?.catch(() => {});
  const payOutAll = () => refunds.workOff({ only: Prisma.sql`order_id = ${orderId}` });
  const turn = Promise.resolve(before).then(() => outsideRequest(payOutAll));
  inTurn.set(orderId, turn);
  try {
    await turn;
  } finally {
    if (inTurn.get(orderId) === turn) inTurn.delete(orderId);
  }
}

/** Refunds that are owed: left by a crash, or because the provider did not answer. */
export const sendOwedRefunds = refunds.work;

export const releaseRefunds = refunds.release;
