import type { OrderStatus } from '#contract/order/order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import type { CancelReason } from '#domain/order/cancel-reason.ts';
import { lotActor } from '#server/auction/outcome/record-lot-event.ts';
import { lotUnpaid } from '#server/auction/outcome/settle-lot.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { issueCreditNote } from '#server/invoice/issue-credit-note.ts';
import { askAgain } from '#server/payment/ask-again.ts';
import type { Actor } from '#server/session/actor.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { type CameBack, restockUnits, writeOffUnits } from '#server/stock/sell-units.ts';
import { disputedMoney, readDisputed } from './dispute/standing-dispute.ts';
import { type LockedOrder, lockOrder } from './lock-order.ts';
import { moveOrder, recordOrderEvent } from './move-order.ts';
import { type OrderActor, orderActor } from './order-actor.ts';
import { type ExchangeToCancel, judgeCancelledExchange, refundExchanged } from './refund/refund-exchanged.ts';
import { oweRefund } from './refund/refund-rows.ts';
import { sendRefundsNow } from './refund/send-refunds.ts';
import { releaseOrderHolds } from './release-order-holds.ts';
import { readRefundedLines, readSendable } from './sendable.ts';
import { voidAuthorisation } from './void-authorisation.ts';

type Why =
  | { /** In the actor's own words: the customer and the desk read them. */ reason: string }
  | { cancelReason: CancelReason };
type Cancelling = {
  actor: Actor;
  /** The pieces can't be sold again: they are written off instead of put back. */
  writeOff?: boolean | undefined;
} & Why;

/**
 * Cancels an order that has not been sent: payment and pieces go back, an authorisation is voided. If the bank has taken
 * that already, it is given back once the bank has said so.
 * Refuses `payment_disputed`, and `illegal_transition`, saying what can be done instead.
 * @throws AccessProblem `not_found`
 */
export async function cancelOrder(
  publicId: string,
  { actor, ...wanted }: Cancelling,
): Promise<Decision<OrderStatus, Problem>> {
  const cancelled = await transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    return cancelLocked(tx, order, { by: orderActor(actor), lotBy: lotActor(actor), ...wanted });
  });
  await afterCancelling(cancelled);
  return cancelled.moved;
}

export interface Cancelled {
  moved: Decision<OrderStatus, Problem>;
  /** The order that gives the money back. */
  orderId: string;
  unwanted: Unwanted[];
}

/** The same of a locked order. What it leaves to do outside the transaction is `afterCancelling`. */
export async function cancelLocked(
  tx: Tx,
  order: LockedOrder,
  { by, lotBy, writeOff = false, ...why }: Why & { by: OrderActor; lotBy: string; writeOff?: boolean | undefined },
): Promise<Cancelled> {
  const exchange = await judgeCancelledExchange(tx, order.id);
  const orderId = exchange?.origin.order.id ?? order.id;
  await lockPieces(tx, order);
  const disputed = await readDisputed(tx, orderId);
  if (disputed > 0) {
    const paid = exchange?.origin.order ?? order;
    const free = paid.totalAmount - paid.refundedAmount - disputed;
    return { orderId, moved: refuse(disputedMoney(paid, { disputed, free })), unwanted: [] };
  }
  const said = 'reason' in why ? { note: why.reason } : why;
  const gives = exchange && { amount: exchange.amount, ofNumber: exchange.origin.order.number };
  const step = await moveOrder(tx, order, { command: 'cancel', actor: by, gives, ...said });
  if (!step.ok) return { orderId, moved: refuse(await withWayOut(tx, order, step.refusal)), unwanted: [] };
  if (order.status === 'placed') await releaseOrderHolds(tx, order, by.inLedger);
  else await putBack(tx, order, { writeOff, by });
  if (order.source === 'auction') await lotUnpaid(tx, order.id, lotBy);
  const unwanted = [...(await dropAuthorisations(tx, order)), ...(await openPayments(tx, order))];
  await giveBack(tx, order, { by, reason: 'reason' in why ? why.reason : why.cancelReason, exchange });
  return { orderId, moved: step, unwanted };
}

/** Calls payments off, and pays refunds out, once the cancellation has been committed. */
export async function afterCancelling({ moved, orderId, unwanted }: Cancelled): Promise<void> {
  for (const { provider, id } of unwanted) await voidAuthorisation(provider, id);
  if (moved.ok) await sendRefundsNow(orderId);
}

/** All that it has: those that go back are locked before what was used to pay for them. */
async function lockPieces(tx: Tx, order: LockedOrder): Promise<void> {
  const lines = await tx.orderLine.findMany({
    where: { orderId: order.id, variantId: { not: null } },
    select: { variant: { select: { sku: true } } },
  });
  await lockVariants(
    tx,
    lines.flatMap(({ variant }) => variant?.sku ?? []),
  );
}

async function withWayOut(tx: Tx, order: LockedOrder, problem: Problem): Promise<Problem> {
  if (order.status === 'partly_shipped') {
    const { left } = await readSendable(tx, order.id);
    const pieces = left.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(', ');
    const instead = `Refund what has not been sent (${pieces}) and put it back in stock. The rest can be returned.`;
    return {
      ...problem,
      message: `Order ${order.number} has been sent in part, so it can’t be cancelled. ${instead}`,
      left,
    };
  }
  if (order.status !== 'shipped' && order.status !== 'delivered') return problem;
  return { ...problem, message: `${problem.message} It can be returned, or refunded.` };
}

interface Unwanted {
  id: string;
  provider: string;
}

async function dropAuthorisations(tx: Tx, { id: orderId }: LockedOrder): Promise<Unwanted[]> {
  const where = { orderId, status: 'authorised' };
  const authorised = await tx.payment.findMany({ where, select: { id: true, provider: true } });
  if (authorised.length > 0) {
    await tx.payment.updateMany({ where, data: { status: 'declined', reason: 'order_cancelled' } });
    const ids = authorised.map(({ id }) => id);
    await askAgain(tx, ids);
  }
  return authorised;
}

/** Payments that can still be made: the bank says what becomes of them. */
const openPayments = (tx: Tx, { id: orderId }: LockedOrder): Promise<Unwanted[]> =>
  tx.payment.findMany({
    where: { orderId, status: { in: ['created', 'requires_action', 'processing'] } },
    select: { id: true, provider: true },
  });

interface GivingBack {
  by: OrderActor;
  reason: string;
  exchange: ExchangeToCancel | null;
}

async function giveBack(tx: Tx, order: LockedOrder, { by, reason, exchange }: GivingBack): Promise<void> {
  if (exchange) return giveBackExchange(tx, order, { by, reason, exchange });
  const paid = await tx.payment.findFirst({ where: { orderId: order.id, status: { in: ['approved', 'refunded'] } } });
  const amount = order.totalAmount - order.refundedAmount;
  if (!paid || amount === 0) return;
  const id = await oweRefund(tx, order, { paymentId: paid.id, amount, reason });
  await recordOrderEvent(tx, order, { kind: 'refunded', actor: by });
  await issueCreditNote(tx, order.id, { id, amount, reason });
}

async function giveBackExchange(
  tx: Tx,
  order: LockedOrder,
  { by, reason, exchange: { origin, lines, amount } }: GivingBack & { exchange: ExchangeToCancel },
): Promise<void> {
  if (amount === 0) return;
  const exchange = { order, returnId: null, lines };
  const owed = await refundExchanged(tx, origin, { by, amount, reason, key: `cancel:${order.id}`, exchange });
  if (!owed.ok) throw new Error(`The exchange ${order.number} can’t be refunded: ${owed.refusal.message}`);
}

async function putBack(
  tx: Tx,
  order: LockedOrder,
  { writeOff, by }: { writeOff: boolean; by: OrderActor },
): Promise<void> {
  const lines = await tx.orderLine.findMany({
    where: { orderId: order.id, soldAt: { not: null }, variantId: { not: null } },
  });
  // Refunded pieces were put back with their refund.
  const back = (await readRefundedLines(tx, order.id)).filter((line) => line.takenOut);
  const units = lines.flatMap(({ id, sku, variantId, quantity, numbers }) => {
    const rest = quantity - back.filter((line) => line.sku === sku).reduce((sum, line) => sum + line.quantity, 0);
    return variantId && rest > 0 ? [{ lineId: id, variantId, quantity: rest, numbers }] : [];
  });
  const came: CameBack = { reference: order.number, reason: 'restocked', by: by.inLedger };
  await (writeOff ? writeOffUnits : restockUnits)(tx, units, came);
  await tx.orderLine.updateMany({ where: { orderId: order.id }, data: { soldAt: null, editionNo: null, numbers: [] } });
}
