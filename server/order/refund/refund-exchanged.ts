import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { issueCreditNote } from '#server/invoice/issue-credit-note.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';
import { moveOrder, recordOrderEvent } from '#server/order/move-order.ts';
import type { OrderActor } from '#server/order/order-actor.ts';
import type { RefundedLine } from '#server/order/sendable.ts';
import { disputedMoney, readDisputed } from '../dispute/standing-dispute.ts';
import { lockOrigin, type Origin, piecesOfOrigin } from './exchange-origin.ts';
import { readWorthOfLines } from './line-worths.ts';
import { judgePieces, restockTaken } from './refund-pieces.ts';
import { oweRefund } from './refund-rows.ts';

type LockedOrigin = Origin & { order: LockedOrder };

interface RefundOfExchange {
  by: OrderActor;
  /** Minor units; without it, what was paid for the pieces. */
  amount?: number | undefined;
  reason: string;
  key: string | null;
  /** Whose pieces they are, and by which of its returns they came back. */
  exchange: { order: LockedOrder; returnId: string | null; lines: readonly RefundedLine[] };
  beforeDocument?: ((refundId: string) => Promise<void>) | undefined;
}

/**
 * Owes the money of pieces that came in exchange: what was paid for those that they replaced goes back of the order that
 * was paid, with a credit note of it. Refuses `invalid` and `refund_too_large` (with `left`), and changes nothing.
 * @returns the id of that order's refund
 */
export async function refundExchanged(
  tx: Tx,
  origin: LockedOrigin,
  { by, amount: asked, reason, key, exchange, beforeDocument }: RefundOfExchange,
): Promise<Decision<string, Problem>> {
  const { order, returnId } = origin;
  const paid = await tx.payment.findFirstOrThrow({
    where: { orderId: order.id, status: { in: ['approved', 'refunded'] } },
  });
  const judged = await judgePieces(tx, order, await piecesOfOrigin(tx, origin, exchange.lines));
  if (!judged.ok) return judged;
  const left = order.totalAmount - order.refundedAmount;
  const { lines, printed, grossByRate } = judged.value;
  const amount = asked ?? Math.min(judged.value.amount, left);
  if (amount > left || amount === 0) return refuse(tooLarge(order, left));

  const disputed = await readDisputed(tx, order.id);
  if (disputed > 0 && amount > left - disputed)
    return refuse(disputedMoney(order, { disputed, free: left - disputed }));

  await restockTaken(tx, exchange.order, { lines: exchange.lines, by });
  const id = await oweRefund(tx, order, { paymentId: paid.id, amount, reason, key, returnId, lines });
  // The house decides it, whoever took the exchange back.
  const house = { ...by, party: 'desk' as const };
  if (amount === left) await moveOrder(tx, order, { command: 'refund', actor: house, note: reason });
  else await recordOrderEvent(tx, order, { kind: 'refunded_in_part', actor: by, note: reason });
  await tx.refund.create({
    data: {
      orderId: exchange.order.id,
      paymentId: paid.id,
      amount: 0,
      reason,
      status: 'done',
      returnId: exchange.returnId,
      lines: exchange.lines.map((line) => ({ ...line })),
      moneyId: id,
    },
  });
  await recordOrderEvent(tx, exchange.order, { kind: 'refunded_in_part', actor: by, note: reason });
  await beforeDocument?.(id);
  await issueCreditNote(tx, order.id, { id, amount, reason, lines: printed, grossByRate });
  return accept(id);
}

/** What cancelling an exchange gives back, and of which order; null for any other order. */
export interface ExchangeToCancel {
  origin: LockedOrigin;
  lines: readonly RefundedLine[];
  amount: number;
}

/** Locks the order that paid for an exchange: before any variant is. */
export async function judgeCancelledExchange(tx: Tx, orderId: string): Promise<ExchangeToCancel | null> {
  const origin = await lockOrigin(tx, orderId);
  if (!origin) return null;
  const worths = [...(await readWorthOfLines(tx, orderId)).values()];
  const lines = worths.flatMap(({ sku, whole, of, refunded }) =>
    refunded.units < of
      ? [{ sku, quantity: of - refunded.units, takenOut: false, paidAmount: Math.max(0, whole - refunded.amount) }]
      : [],
  );
  const pieces = await piecesOfOrigin(tx, origin, lines);
  const worth = pieces.reduce((sum, { paidAmount = 0 }) => sum + paidAmount, 0);
  const { totalAmount, refundedAmount } = origin.order;
  return { origin, lines, amount: Math.min(worth, totalAmount - refundedAmount) };
}

const tooLarge = ({ number }: LockedOrder, left: number): Problem => ({
  code: 'refund_too_large',
  message:
    left === 0
      ? `Nothing is left to refund on order ${number}, which paid for this exchange.`
      : `Order ${number} paid for this exchange. Enter an amount above 0, up to what is left of it.`,
  left,
});
