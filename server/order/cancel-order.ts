import type { Problem } from '#contract/errors.ts';
import type { OrderStatus } from '#contract/order.ts';
import type { Decision } from '#domain/decision.ts';
import { lotActor } from '#server/auction/record-lot-event.ts';
import { type Tx, transaction } from '#server/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { restockUnits } from '#server/stock/sell-units.ts';
import { type LockedOrder, lockOrder } from './lock-order.ts';
import { moveOrder, recordOrderEvent } from './move-order.ts';
import { orderActor } from './order-actor.ts';
import { oweRefund } from './refund-rows.ts';
import { releaseOrderHolds } from './release-order-holds.ts';
import { sendRefundsNow } from './send-refunds.ts';
import { lotUnpaid } from './settle-lot.ts';

/**
 * Cancels an order that has not left the house: what was paid goes back, and so do the pieces.
 *
 * Refuses `illegal_transition`, and changes nothing.
 *
 * @throws AccessProblem `not_found`
 */
export async function cancelOrder(
  publicId: string,
  { actor, reason }: { actor: Actor; reason: string },
): Promise<Decision<OrderStatus, Problem>> {
  const { orderId, moved } = await transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const by = orderActor(actor);
    const step = await moveOrder(tx, order, { command: 'cancel', actor: by, note: reason, cancelReason: reason });
    if (step.ok && order.status === 'placed') await releaseOrderHolds(tx, order);
    if (step.ok && order.status !== 'placed') {
      await restock(tx, order);
      const paid = await tx.payment.findFirst({ where: { orderId: order.id, status: 'approved' } });
      const amount = order.totalAmount - order.refundedAmount;
      if (paid && amount > 0) {
        await oweRefund(tx, order, { paymentId: paid.id, amount, reason });
        await recordOrderEvent(tx, order, { kind: 'refunded', actor: by });
      }
    }
    if (step.ok && order.source === 'auction') await lotUnpaid(tx, order.id, lotActor(actor));
    return { orderId: order.id, moved: step };
  });
  if (moved.ok) await sendRefundsNow(orderId);
  return moved;
}

/** The sold pieces are on the shelf again: everyone sees them come back. */
async function restock(tx: Tx, order: LockedOrder): Promise<void> {
  const lines = await tx.orderLine.findMany({
    where: { orderId: order.id, soldAt: { not: null }, variantId: { not: null } },
    include: { variant: { select: { sku: true } } },
  });
  const units = lines.flatMap(({ variantId, quantity }) => (variantId ? [{ variantId, quantity }] : []));
  await lockVariants(
    tx,
    lines.flatMap((line) => (line.variant ? [line.variant.sku] : [])),
  );
  await restockUnits(tx, units, order.number);
  await tx.orderLine.updateMany({ where: { orderId: order.id }, data: { soldAt: null, editionNo: null } });
}
