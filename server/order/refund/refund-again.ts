import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { notifyOfOrder } from '#server/notice/notify-of-order.ts';
import { holdDisputed } from '#server/order/dispute/follow-disputes.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { recordOrderEvent } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import type { Actor } from '#server/session/actor.ts';
import { notFound } from '#server/web/problem.ts';
import { sendRefundsNow } from './send-refunds.ts';

export interface RefundKey {
  publicId: string;
  refundId: string;
}

/**
 * Sends a refund that failed once more, the way it was paid; while that money is disputed, it waits. Refuses `illegal_transition` for one that isn't owed.
 * @throws AccessProblem `not_found`
 */
export async function sendRefundAgain(key: RefundKey, actor: Actor): Promise<Decision<null, Problem>> {
  const decided = await transaction(async (tx) => {
    const { order, refund } = await lockRefund(tx, key);
    if (refund.status !== 'failed') return refuse(notOwed(order));
    const failures = await tx.providerRefund.count({ where: { refundId: refund.id, status: 'failed' } });
    await tx.$executeRaw`
      UPDATE refund SET status = 'pending', failures = ${failures}, attempts = 0, due_at = clock_timestamp(), claimed_by = NULL
      WHERE id = ${refund.id}`;
    await holdDisputed(tx, await tx.payment.findUniqueOrThrow({ where: { id: refund.paymentId } }));
    await recordOrderEvent(tx, order, { kind: 'refund_sent_again', actor: orderActor(actor) });
    return accept(order.id);
  });
  if (!decided.ok) return decided;
  await sendRefundsNow(decided.value);
  return accept(null);
}

/**
 * Notes that what was owed was given back another way, such as by transfer. Refuses `illegal_transition` for a refund that
 * the provider has or is about to have.
 * @throws AccessProblem `not_found`
 */
export function settleRefundByHand(key: RefundKey, actor: Actor, note: string): Promise<Decision<null, Problem>> {
  return transaction(async (tx) => {
    const { order, refund } = await lockRefund(tx, key);
    const waits = refund.status === 'pending' && (refund.held || refund.byHand);
    if (refund.status !== 'failed' && !waits) return refuse(notOwed(order));
    await tx.refund.update({
      where: { id: refund.id },
      data: { status: 'done', byHand: true, held: false, askAt: null },
    });
    await noteGivenBack(tx, refund.paymentId);
    await recordOrderEvent(tx, order, { kind: 'refund_given_by_hand', actor: orderActor(actor), note });
    // Gift cards had their part at once.
    const amount = refund.amount - refund.giftCardAmount;
    await notifyOfOrder(tx, order, {
      kind: 'refund_made',
      key: `refund_made:${refund.id}:by_hand`,
      facts: { number: order.number, amount, currency: order.currency, byHand: note },
    });
    return accept(null);
  });
}

/** Of money that no provider has, nobody else says that all of it is back. */
async function noteGivenBack(tx: Tx, paymentId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment SET status = 'refunded', updated_at = clock_timestamp()
    WHERE id = ${paymentId} AND provider = 'manual' AND status = 'approved'
      AND amount <= (SELECT sum(amount) FROM refund WHERE payment_id = payment.id AND status = 'done')`;
}

async function lockRefund(tx: Tx, { publicId, refundId }: RefundKey) {
  const order = await lockOrder(tx, { publicId });
  const refund = await tx.refund.findFirst({ where: { id: refundId, orderId: order.id } });
  if (!refund) throw notFound('refund');
  return { order, refund };
}

const notOwed = ({ number }: LockedOrder): Problem => ({
  code: 'illegal_transition',
  message: `This refund of order ${number} isn’t owed again: it is on its way, has arrived, or was settled.`,
});
