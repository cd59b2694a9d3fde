import type { Problem } from '#contract/errors.ts';
import type { OrderStatus } from '#contract/order.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { transitionOf } from '#domain/order/order-transitions.ts';
import { database, type Tx, transaction } from '#server/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { type LockedOrder, lockOrder } from './lock-order.ts';
import { illegalTransition, moveOrder, recordOrderEvent } from './move-order.ts';
import { type OrderActor, orderActor } from './order-actor.ts';
import { oweRefund } from './refund-rows.ts';
import { sendRefundsNow } from './send-refunds.ts';

export interface RefundAnswer {
  id: string;
  amount: number;
  /** `pending` until the provider has confirmed it. */
  status: 'pending' | 'done';
  refundedAmount: number;
  orderStatus: OrderStatus;
}

interface RefundWanted {
  actor: Actor;
  /** Minor units; without it, everything that is left. */
  amount?: number | undefined;
  reason: string;
  /** Makes a retry the same refund. */
  key?: string | null | undefined;
}

/**
 * Gives back what was paid, in part or whole: never more than was paid. What is given back in whole
 * makes the order refunded; in part, it goes on as it was. The pieces are not restocked.
 *
 * Refuses `illegal_transition` and `refund_too_large` (with `left`), and changes nothing.
 *
 * @throws AccessProblem `not_found`
 */
export async function refundOrder(publicId: string, wanted: RefundWanted): Promise<Decision<RefundAnswer, Problem>> {
  const decided = await transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const key = wanted.key ? `${order.id}:${wanted.key}` : null;
    const before = key && (await tx.refund.findUnique({ where: { key } }));
    if (before) return accept({ refundId: before.id, orderId: order.id });
    const refundId = await refund(tx, order, { ...wanted, key });
    return refundId.ok ? accept({ refundId: refundId.value, orderId: order.id }) : refundId;
  });
  if (!decided.ok) return decided;
  await sendRefundsNow(decided.value.orderId);
  const { id, amount, status, order } = await database().refund.findUniqueOrThrow({
    where: { id: decided.value.refundId },
    include: { order: { select: { status: true, refundedAmount: true } } },
  });
  const { refundedAmount } = order;
  return accept({
    id,
    amount,
    status: status as 'pending' | 'done',
    refundedAmount,
    orderStatus: order.status as OrderStatus,
  });
}

async function refund(tx: Tx, order: LockedOrder, wanted: RefundWanted): Promise<Decision<string, Problem>> {
  const by: OrderActor = orderActor(wanted.actor);
  const paid = await tx.payment.findFirst({ where: { orderId: order.id, status: 'approved' } });
  if (!paid || !transitionOf(order.status, 'refund', by.party).ok) return refuse(illegalTransition(order, 'refund'));
  const left = order.totalAmount - order.refundedAmount;
  const amount = wanted.amount ?? left;
  if (amount > left || amount === 0) return refuse(refundTooLarge(order, left));
  const { reason, key } = wanted;
  const id = await oweRefund(tx, order, { paymentId: paid.id, amount, reason, key: key ?? null });
  if (amount === left) await moveOrder(tx, order, { command: 'refund', actor: by, note: reason });
  else await recordOrderEvent(tx, order, { kind: 'refunded_in_part', actor: by, note: reason });
  return accept(id);
}

const refundTooLarge = ({ number }: LockedOrder, left: number): Problem => ({
  code: 'refund_too_large',
  message: `That is more than is left to refund of order ${number}.`,
  left,
});
