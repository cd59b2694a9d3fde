/** What became of the money that was given back: as the provider says it, whoever gave it and in whatever order it is heard. */
import { traitsOfProvider } from '#contract/payment/payment-providers.ts';
import { type CoveredRefund, coverRefunds, type OwedRefund, type RefundStatus } from '#domain/order/cover-refunds.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { notifyOfOrder } from '#server/notice/notify-of-order.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { recordOrderEvent } from '#server/order/move-order.ts';
import { providerActor } from '#server/order/order-actor.ts';
import type { RefundAtProvider } from '#server/payment/payment-provider.ts';

/**
 * Keeps what the provider says of a payment's refunds, and moves ours by it. Repeatable; an answer that is older than what is
 * known changes nothing. One that was taken on and failed is owed again: the customer is told, and the desk decides.
 * @returns how each of ours stands
 */
export function followRefunds(
  paymentId: string,
  said: readonly RefundAtProvider[],
): Promise<ReadonlyMap<string, RefundStatus>> {
  return transaction(async (tx) => {
    const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } });
    const order = await lockOrder(tx, { id: payment.orderId });
    await keep(tx, paymentId, said);
    const atProvider = await tx.providerRefund.findMany({ where: { paymentId }, orderBy: { createdAt: 'asc' } });
    const rows = await tx.refund.findMany({ where: { paymentId, byHand: false }, orderBy: { id: 'asc' } });
    const owed: (OwedRefund & RefundRow)[] = rows
      .filter(({ amount }) => amount > 0)
      .map((row) => ({ ...row, bankAmount: row.amount - row.giftCardAmount, status: row.status as RefundStatus }));
    const covered = coverRefunds(owed, atProvider as readonly RefundAtProvider[]);
    for (const one of covered) await move(tx, order, { refund: one, provider: payment.provider });
    const back = covered.filter(({ now }) => now === 'done').reduce((sum, { bankAmount }) => sum + bankAmount, 0);
    // What gift cards paid whole is refunded once nothing of the order is left.
    const isBack = payment.amount > 0 ? back >= payment.amount : order.refundedAmount >= order.totalAmount;
    const status = isBack ? 'refunded' : 'approved';
    if ((payment.status === 'approved' || payment.status === 'refunded') && payment.status !== status)
      await tx.payment.update({ where: { id: paymentId }, data: { status } });
    return new Map(covered.map(({ id, now }) => [id, now]));
  });
}

/** A refund that failed stays so, and one that is done is never pending again. */
async function keep(tx: Tx, paymentId: string, said: readonly RefundAtProvider[]): Promise<void> {
  for (const { ref, refundId, amount, status, reason } of said)
    await tx.$executeRaw`
      INSERT INTO provider_refund AS known (ref, payment_id, refund_id, amount, status, reason)
      VALUES (${ref}, ${paymentId}, ${refundId}, ${amount}, ${status}, ${reason})
      ON CONFLICT (ref) DO UPDATE SET amount = greatest(known.amount, excluded.amount),
        status = CASE WHEN array_position(ARRAY['pending', 'done', 'failed'], excluded.status)
          > array_position(ARRAY['pending', 'done', 'failed'], known.status) THEN excluded.status ELSE known.status END,
        reason = coalesce(known.reason, excluded.reason)
      WHERE known.payment_id = ${paymentId}`;
}

interface RefundRow {
  amount: number;
  giftCardAmount: number;
  createdAt: Date;
}

/** How long a refund that has arrived may still fail: banks take weeks to send it back. */
const watchedDays = 45;

async function move(
  tx: Tx,
  order: LockedOrder,
  { refund, provider }: { refund: CoveredRefund<OwedRefund & RefundRow>; provider: string },
): Promise<void> {
  const { id, now, status, failed } = refund;
  const isWatched = traitsOfProvider(provider)?.refundsMayFail === true && (now === 'sent' || now === 'done');
  if (now !== status || isWatched)
    await tx.$executeRaw`
      UPDATE refund SET status = ${now}, claimed_by = CASE WHEN ${now} = 'pending' THEN claimed_by END,
        ask_at = CASE WHEN NOT ${isWatched} OR created_at < clock_timestamp() - make_interval(days => ${watchedDays}) THEN NULL
          WHEN ${now} = 'sent' THEN clock_timestamp() + interval '1 hour' ELSE clock_timestamp() + interval '1 day' END
      WHERE id = ${id}`;
  if (now === status) return;
  const facts = {
    number: order.number,
    amount: refund.amount,
    currency: order.currency,
    ...(refund.giftCardAmount > 0 ? { giftCardAmount: refund.giftCardAmount } : {}),
  };
  if (now === 'done')
    await notifyOfOrder(tx, order, {
      kind: 'refund_made',
      key: failed === 0 ? `refund_made:${id}` : `refund_made:${id}:${failed}`,
      facts,
    });
  if (now === 'failed') {
    await recordOrderEvent(tx, order, {
      kind: 'refund_failed',
      actor: providerActor,
      note: refund.reason ?? undefined,
    });
    await notifyOfOrder(tx, order, {
      kind: 'refund_failed',
      key: `refund_failed:${id}:${failed}`,
      facts: { number: order.number, amount: refund.bankAmount, currency: order.currency },
    });
  }
}
