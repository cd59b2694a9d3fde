import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { transitionOf } from '#domain/order/order-transitions.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { issueCreditNote } from '#server/invoice/issue-credit-note.ts';
import { allArrived } from '#server/order/all-arrived.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';
import { illegalTransition, moveOrder, recordOrderEvent } from '#server/order/move-order.ts';
import { type OrderActor, systemActor } from '#server/order/order-actor.ts';
import { readSendable } from '#server/order/sendable.ts';
import { disputedMoney, readDisputed } from '../dispute/standing-dispute.ts';
import { lockOrigin } from './exchange-origin.ts';
import { refundExchanged } from './refund-exchanged.ts';
import { judgePieces, type RefundPiece, restockTaken } from './refund-pieces.ts';
import { oweRefund } from './refund-rows.ts';

export interface RefundOfLocked {
  by: OrderActor;
  /** Minor units; without it, what the pieces cost, and without pieces everything that is left. */
  amount?: number | undefined;
  pieces?: readonly RefundPiece[] | undefined;
  reason: string;
  key: string | null;
  returnId?: string | null;
  /** What else happens with it. The credit note comes after everything: all documents wait for its number. */
  beforeDocument?: (refundId: string) => Promise<void>;
}

/**
 * Owes money of a locked order back, with its credit note; with nothing left to send the order counts as sent. Pieces
 * that cost nothing are taken out without either. Of an exchange that comes back, the order that paid for it owes the
 * money. Refuses `illegal_transition`, `invalid` (pieces that aren't left), `payment_disputed` and
 * `refund_too_large` (with `left`).
 * @returns the refund's id
 */
export async function refundLocked(
  tx: Tx,
  order: LockedOrder,
  wanted: RefundOfLocked,
): Promise<Decision<string, Problem>> {
  const { by, amount: asked, pieces, reason, key, returnId = null, beforeDocument } = wanted;
  const allowed = transitionOf(order.status, 'refund', by.party).ok;
  const origin = await lockOrigin(tx, order.id);
  if (origin && allowed) {
    if (!pieces) return refuse(nothingPaid(order, origin.order));
    const judged = await judgePieces(tx, order, pieces);
    if (!judged.ok) return judged;
    const { lines } = judged.value;
    const refunded = await refundExchanged(tx, origin, { ...wanted, exchange: { order, returnId, lines } });
    if (refunded.ok) await shipWhenAllSent(tx, order, by);
    return refunded;
  }
  const paid = await tx.payment.findFirst({ where: { orderId: order.id, status: { in: ['approved', 'refunded'] } } });
  if (!paid || !allowed) return refuse(illegalTransition(order, 'refund'));
  const judged = pieces ? await judgePieces(tx, order, pieces) : null;
  if (judged && !judged.ok) return judged;
  const left = order.totalAmount - order.refundedAmount;
  const lines = judged?.value.lines;
  const amount = asked ?? worthLeft(judged?.value.amount ?? left, { left, pieces: pieces?.length ?? 0 });
  const isFree = asked === undefined && lines !== undefined && lines.length > 0;
  if (amount > left || (amount === 0 && !isFree)) return refuse(refundTooLarge(order, left));

  const disputed = amount > 0 ? await readDisputed(tx, order.id) : 0;
  if (disputed > 0 && amount > left - disputed)
    return refuse(disputedMoney(order, { disputed, free: left - disputed }));

  if (lines) await restockTaken(tx, order, { lines, by });
  const id = await oweRefund(tx, order, { paymentId: paid.id, amount, reason, key, returnId, lines });
  if (amount === left) await moveOrder(tx, order, { command: 'refund', actor: by, note: reason });
  else {
    await recordOrderEvent(tx, order, { kind: 'refunded_in_part', actor: by, note: reason });
    await shipWhenAllSent(tx, order, by);
  }
  await beforeDocument?.(id);
  const printed = judged ? { lines: judged.value.printed, grossByRate: judged.value.grossByRate } : {};
  if (amount > 0) await issueCreditNote(tx, order.id, { id, amount, reason, ...printed });
  return accept(id);
}

/** Parts of a line's VAT and of the order's round apart: the last pieces may be a cent each above what is left. */
const worthLeft = (worth: number, { left, pieces }: { left: number; pieces: number }): number =>
  worth > left && worth - left <= pieces ? left : worth;

/** What was still to be sent, also once more, has been refunded: then the parcels that left are all of them. */
async function shipWhenAllSent(tx: Tx, order: LockedOrder, by: OrderActor): Promise<void> {
  if (order.status !== 'partly_shipped' && order.status !== 'shipped') return;
  if (order.status === 'partly_shipped') {
    const { left, toSend } = await readSendable(tx, order.id);
    if (left.length > 0 && toSend.length > 0) return;
    const moved = await moveOrder(tx, order, { command: 'ship', actor: by });
    if (!moved.ok) return;
  }
  if (await allArrived(tx, order.id))
    await moveOrder(tx, { ...order, status: 'shipped' }, { command: 'deliver', actor: systemActor });
}

const refundTooLarge = ({ number }: LockedOrder, left: number): Problem => ({
  code: 'refund_too_large',
  message:
    left === 0
      ? `Nothing is left to refund on order ${number}.`
      : `Enter an amount up to what is left to refund on order ${number}.`,
  left,
});

const nothingPaid = ({ number }: LockedOrder, origin: LockedOrder): Problem => ({
  code: 'illegal_transition',
  message: `Nothing was paid for order ${number}: it replaces pieces of order ${origin.number}. Say which of its pieces to refund, or refund an amount of order ${origin.number}.`,
});
