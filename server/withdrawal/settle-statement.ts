/**
 * What a matched statement leads to, by where its order is. Whatever hasn't left is taken out and refunded; whatever has is
 * expected back, and refunded by the desk. All money goes through the commands of cancelling and refunding, which never
 * give more back than was paid.
 */

import { taxGroupsSchema } from '#contract/invoice/invoice.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { partOf } from '#domain/money/part-of.ts';
import { isPremium } from '#domain/order/premium-line.ts';
import { withdrawalReason } from '#domain/return/return-reasons.ts';
import { returnedNumbers } from '#domain/return/returned-numbers.ts';
import { worthOfNew } from '#domain/return/worth-of-pieces.ts';
import { withdrawalNumber } from '#domain/withdrawal/withdrawal-number.ts';
import { withdrawalStep } from '#domain/withdrawal/withdrawal-transitions.ts';
import { type PiecesOf, type RefundParts, refundParts } from '#domain/withdrawal/withdrawn-pieces.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { type Cancelled, cancelLocked } from '#server/order/cancel-order.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';
import { recordOrderEvent } from '#server/order/move-order.ts';
import type { OrderActor } from '#server/order/order-actor.ts';
import { readWorthOfLines, type WorthOfLine, worthOfReturn } from '#server/order/refund/line-worths.ts';
import { refundLocked } from '#server/order/refund/refund-locked.ts';
import type { RefundPiece } from '#server/order/refund/refund-pieces.ts';
import { readSendable } from '#server/order/sendable.ts';
import { readNumbersKeptOf } from '#server/return/numbers-kept.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { readDeliveryForKept } from './kept-delivery.ts';
import { readWithdrawn, type WithdrawnFrom } from './order-facts.ts';
import { needsPieces, type Statement } from './statement.ts';

/** The pieces are in the house. */
export const inTheHouse: ReadonlySet<string> = new Set(['placed', 'authorised', 'paid', 'packing', 'packed']);
/** Some of them have left. */
export const hasLeft: ReadonlySet<string> = new Set(['partly_shipped', 'shipped', 'delivered', 'completed']);

/** Expects the pieces of a statement back that have left: a return that needs nobody's approval. */
export async function expectBack(
  tx: Tx,
  order: LockedOrder,
  statement: Statement,
  by: OrderActor,
): Promise<string | null> {
  const { pieces } = await readWithdrawn(tx, order.id, statement.lines);
  const { returnPaidBy } = await readShop(tx);
  const { left: unsent } = await readSendable(tx, order.id);
  const kept = await readNumbersKeptOf(tx, order.id);
  const worths = await readWorthOfLines(tx, order.id);
  const coming = pieces.flatMap((piece) => {
    const quantity = piece.quantity - Math.min(piece.quantity, unitsOf(unsent, piece.sku));
    return isPremium(piece) || quantity === 0 ? [] : [{ ...piece, quantity }];
  });
  if (coming.length === 0) return null;
  const { id } = await tx.orderReturn.create({
    data: {
      orderId: order.id,
      status: 'approved',
      resolution: 'refund',
      note: `Withdrawal ${withdrawalNumber(statement.number)}`,
      requestKey: `withdrawal:${statement.id}`,
      decidedAt: statement.receivedAt,
      paidBy: returnPaidBy,
      lines: {
        create: coming.map(({ lineId, quantity }) => {
          const numbers = returnedNumbers(kept.get(lineId) ?? [], { quantity, named: [] });
          return {
            orderLineId: lineId,
            quantity,
            reason: withdrawalReason,
            numbers: numbers.ok ? numbers.value : [],
            paidAmount: worthOfNew(worths.get(lineId) as WorthOfLine, quantity),
          };
        }),
      },
    },
    select: { id: true },
  });
  await recordOrderEvent(tx, order, {
    kind: 'withdrawal_received',
    actor: by,
    note: withdrawalNumber(statement.number),
  });
  return id;
}

const unitsOf = (rows: readonly { sku: string; quantity: number }[], sku: string): number =>
  rows.reduce((sum, row) => sum + (row.sku === sku ? row.quantity : 0), 0);

export interface ToRefund {
  pieces: RefundPiece[];
  parts: RefundParts;
  /** The way of delivery whose price goes back in part only, with what it cost; null: all of it goes back. */
  dearer: { title: string; paid: number } | null;
}

/** What would be refunded for a statement now. The order is locked, or nobody acts on what is read. */
export async function readToRefund(
  tx: Tx,
  order: LockedOrder,
  statement: Pick<Statement, 'lines' | 'returnId'>,
): Promise<ToRefund> {
  const { returnId } = statement;
  const worths = await readWorthOfLines(tx, order.id);
  const withdrawn = await withoutReturn(tx, order.id, statement, worths);
  const { left: unsent } = await readSendable(tx, order.id);
  const pieces = withdrawn.pieces.flatMap(({ lineId, sku, quantity }): RefundPiece[] => {
    const line = worths.get(lineId) as WorthOfLine;
    const back = returnId ? worthOfReturn(line, returnId) : null;
    const fromReturn = Math.min(quantity, back?.units ?? 0);
    const rest = quantity - fromReturn;
    const here = Math.min(rest, unitsOf(unsent, sku));
    return [
      ...(fromReturn > 0 && back ? [{ sku, quantity: fromReturn, paidAmount: back.amount }] : []),
      ...(here > 0 ? [{ sku, quantity: here, restock: true, paidAmount: worthOfNew(line, here) }] : []),
      ...(rest > here
        ? [{ sku, quantity: rest - here, paidAmount: worthOfNew(line, rest) - worthOfNew(line, here) }]
        : []),
    ];
  });
  const paid = await tx.order.findUniqueOrThrow({
    where: { id: order.id },
    select: deliveryRows,
  });
  const delivery = deliveryPaid(paid);
  // Delivery that never took place goes back as it was paid.
  const standard = inTheHouse.has(order.status) ? null : standardPart(delivery, paid);
  const by = standard === null ? 'same' : 'standard';
  const forKept = withdrawn.everything ? 0 : await readDeliveryForKept(tx, order.id, { ...withdrawn, by });
  const ofPaid = { paid: delivery, of: paid.shippingAmount };
  const earlier = await tx.withdrawal.aggregate({ where: { orderId: order.id }, _sum: { deliveryAmount: true } });
  const parts = refundParts({
    piecesAmount: pieces.reduce((sum, { paidAmount = 0 }) => sum + paidAmount, 0),
    everything: withdrawn.everything,
    delivery: {
      paid: delivery,
      standard,
      forKept: forKept === null ? null : partOfDelivery(forKept, ofPaid),
      back: earlier._sum.deliveryAmount ?? 0,
    },
    left: order.totalAmount - order.refundedAmount,
  });
  return { pieces, parts, dearer: standard === null ? null : { title: paid.shippingTitle ?? '', paid: delivery } };
}

const deliveryRows = {
  shippingAmount: true,
  standardShippingAmount: true,
  shippingTitle: true,
  taxes: true,
  taxAmount: true,
  pricesInclude: true,
  lines: { select: { taxAmount: true } },
  vatRecheck: { select: { settledAt: true } },
} as const;

interface DeliveryRow {
  shippingAmount: number;
  standardShippingAmount: number | null;
  taxes: unknown;
  taxAmount: number;
  pricesInclude: boolean;
  lines: readonly { taxAmount: number }[];
  vatRecheck: { settledAt: Date | null } | null;
}

/** What was paid for the delivery, with its tax unless that has been refunded. */
function deliveryPaid({ shippingAmount, taxes, taxAmount, pricesInclude, lines, vatRecheck }: DeliveryRow): number {
  const included = taxGroupsSchema.parse(taxes).reduce((sum, group) => sum + group.tax, 0);
  const tax = (pricesInclude ? included : taxAmount) - lines.reduce((sum, line) => sum + line.taxAmount, 0);
  const isTaxOff = vatRecheck?.settledAt != null;
  if (pricesInclude) return isTaxOff ? shippingAmount - tax : shippingAmount;
  return isTaxOff ? shippingAmount : shippingAmount + tax;
}

/** The statement's pieces, with those that its own return expects back. */
async function withoutReturn(
  tx: Tx,
  orderId: string,
  statement: Pick<Statement, 'lines' | 'returnId'>,
  worths: ReadonlyMap<string, WorthOfLine>,
): Promise<WithdrawnFrom> {
  const withdrawn = await readWithdrawn(tx, orderId, statement.lines);
  const { returnId } = statement;
  if (!returnId) return withdrawn;
  const own = withdrawn.lines.flatMap(({ id, sku }): PiecesOf[] => {
    const units = (worths.get(id) as WorthOfLine).claims.reduce(
      (sum, claim) => sum + (claim.returnId === returnId ? claim.units : 0),
      0,
    );
    return units > 0 ? [{ lineId: id, sku, quantity: units }] : [];
  });
  const pieces = [...withdrawn.pieces];
  for (const piece of own) {
    const at = pieces.findIndex(({ lineId }) => lineId === piece.lineId);
    const there = pieces[at];
    // A named line's rest stays with the customer.
    const named = statement.lines && unitsOf(statement.lines, piece.sku);
    const more =
      named === null ? (there?.quantity ?? 0) : Math.min(there?.quantity ?? 0, Math.max(0, named - piece.quantity));
    if (there) pieces.splice(at, 1);
    pieces.push({ ...piece, quantity: piece.quantity + more });
  }
  // A lot's premium goes with the lot, which its return has claimed.
  const premium = withdrawn.lines.filter(isPremium).flatMap(({ id, sku, quantity }): PiecesOf[] => {
    const left = quantity - (withdrawn.gone.get(id) ?? 0);
    const known = pieces.some(({ lineId }) => lineId === id);
    return left > 0 && !known && own.length > 0 ? [{ lineId: id, sku, quantity: left }] : [];
  });
  pieces.push(...premium);
  const everything = withdrawn.lines.every(({ id, quantity }) => {
    const going = pieces.find(({ lineId }) => lineId === id)?.quantity ?? 0;
    const others = (withdrawn.gone.get(id) ?? 0) - (own.find(({ lineId }) => lineId === id)?.quantity ?? 0);
    return going + Math.max(0, others) >= quantity;
  });
  return { ...withdrawn, pieces, everything };
}

/** What the cheapest delivery would have cost, with its share of the tax; null: no less than was paid. */
function standardPart(
  paid: number,
  { shippingAmount, standardShippingAmount: standard }: Pick<DeliveryRow, 'shippingAmount' | 'standardShippingAmount'>,
): number | null {
  if (standard === null || standard >= shippingAmount) return null;
  return partOfDelivery(standard, { paid, of: shippingAmount });
}

/** A delivery's price with as much tax as was paid with the one it is compared to, rounded up. */
function partOfDelivery(price: number, { paid, of }: { paid: number; of: number }): number {
  if (price >= of) return Math.max(price, paid);
  return paid - partOf(paid, { units: of - price, done: 0, of });
}

export interface Settled {
  amount: number;
  /** What is left to do once it is committed: the order that gives the money back, or a cancellation. */
  payOut: { orderId: string } | { cancelled: Cancelled } | null;
}

/** Gives the money of a statement back, once. Refuses what cancelling and refunding refuse, and changes nothing then. */
export async function settleLocked(
  tx: Tx,
  order: LockedOrder,
  statement: Statement,
  by: OrderActor,
): Promise<Decision<Settled, Problem>> {
  const step = withdrawalStep(statement.status, 'settle', by.party === 'desk' ? 'desk' : 'system');
  if (!step.ok) return refuse(notNow(statement));
  if (needsPieces(statement)) return refuse(piecesMissing);
  const number = withdrawalNumber(statement.number);
  const { pieces, everything, lines } = await readWithdrawn(tx, order.id, statement.lines);
  const isOfOthers = statement.lines?.every(({ sku }) => !lines.some((line) => line.sku === sku));
  if (isOfOthers) return refuse(piecesMissing);
  const done = async (amount: number, payOut: Settled['payOut'], deliveryAmount = 0) => {
    await tx.$executeRaw`
      UPDATE withdrawal SET status = 'refunded', settled_at = clock_timestamp(), refund_amount = ${amount},
        delivery_amount = ${deliveryAmount}
      WHERE id = ${statement.id}`;
    return accept<Settled>({ amount, payOut });
  };
  if (inTheHouse.has(order.status) && everything && pieces.length > 0) {
    const reason = `You withdrew from the contract (${number}).`;
    const amount =
      order.status === 'placed' || order.status === 'authorised' ? 0 : order.totalAmount - order.refundedAmount;
    const cancelled = await cancelLocked(tx, order, { by, lotBy: by.name, reason });
    if (!cancelled.moved.ok) return cancelled.moved;
    return done(amount, { cancelled });
  }
  const { pieces: toRefund, parts } = await readToRefund(tx, order, statement);
  if (toRefund.length === 0 || order.status === 'cancelled' || order.status === 'refunded') return done(0, null);
  const isExchange = (await tx.order.findUniqueOrThrow({ where: { id: order.id } })).exchangeOfId !== null;
  if (parts.amount === 0 && !isExchange) return done(0, null);
  const refunded = await refundLocked(tx, order, {
    by,
    ...(isExchange ? {} : { amount: parts.amount }),
    pieces: toRefund,
    reason: `withdrawal ${number}`,
    key: `withdrawal:${statement.id}`,
    returnId: statement.returnId,
  });
  if (!refunded.ok) return refunded;
  const { amount, orderId, money } = await tx.refund.findUniqueOrThrow({
    where: { id: refunded.value },
    select: { amount: true, orderId: true, money: { select: { amount: true } } },
  });
  return done(money?.amount ?? amount, { orderId }, parts.deliveryAmount);
}

const piecesMissing: Problem = {
  code: 'invalid',
  message: 'Say which pieces the customer means first.',
  field: 'lines',
};

const notNow = ({ number, status }: Statement): Problem => ({
  code: 'illegal_transition',
  message:
    status === 'to_match'
      ? `${withdrawalNumber(number)} isn’t matched to an order yet. Match it first.`
      : `${withdrawalNumber(number)} has been settled already. Nothing was refunded again.`,
});
