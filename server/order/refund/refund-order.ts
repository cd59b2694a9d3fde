import type { OrderStatus, RefundAnswer } from '#contract/order/order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import type { Actor } from '#server/session/actor.ts';
import { refundLocked } from './refund-locked.ts';
import type { RefundPiece } from './refund-pieces.ts';
import { sendRefundsNow } from './send-refunds.ts';

interface RefundWanted {
  actor: Actor;
  /** Minor units; without it, what the lines cost, and without lines everything that is left. */
  amount?: number | undefined;
  lines?: readonly RefundPiece[] | undefined;
  reason: string;
  key?: string | null | undefined;
}

/**
 * Refunds in part or whole, never more than was paid.
 * Refuses `illegal_transition`, `invalid` (lines that aren't left) and `refund_too_large` (with `left`), and changes
 * nothing.
 * @throws AccessProblem `not_found`
 */
export async function refundOrder(publicId: string, wanted: RefundWanted): Promise<Decision<RefundAnswer, Problem>> {
  const decided = await transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const key = wanted.key ? `${order.id}:${wanted.key}` : null;
    const before = key && (await tx.refund.findUnique({ where: { key } }));
    if (before) return accept({ refundId: before.id, orderId: before.orderId });
    const { amount, lines: pieces, reason } = wanted;
    const by = orderActor(wanted.actor);
    const refundId = await refundLocked(tx, order, { by, amount, pieces, reason, key });
    if (!refundId.ok) return refundId;
    // Of an exchange, the order that paid for it owes it.
    const { orderId } = await tx.refund.findUniqueOrThrow({ where: { id: refundId.value }, select: { orderId: true } });
    return accept({ refundId: refundId.value, orderId });
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
    status: status === 'done' ? 'done' : 'pending',
    refundedAmount,
    orderStatus: order.status as OrderStatus,
  });
}
