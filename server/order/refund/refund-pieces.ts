import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { partOf } from '#domain/money/part-of.ts';
import { refundedUnits, together, worthOfRefund } from '#domain/return/worth-of-pieces.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { DocumentLine } from '#server/invoice/issue-document.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';
import type { OrderActor } from '#server/order/order-actor.ts';
import { type RefundedLine, readRefundedLines, readSendable } from '#server/order/sendable.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { restockUnits } from '#server/stock/sell-units.ts';
import { readNumbersLeft } from '#server/stock/sold-numbers.ts';
import { readWorthOfLines, type WorthOfLine } from './line-worths.ts';

/** Pieces to give money back for. `restock`: they have not left, won't, and become available again. */
export interface RefundPiece {
  sku: string;
  quantity: number;
  restock?: boolean | undefined;
  /** What a return says that they are worth, in minor units. */
  paidAmount?: number;
}

export interface JudgedPieces {
  lines: RefundedLine[];
  printed: DocumentLine[];
  /** What they were paid, tax included; null: of no stated rate. */
  grossByRate: Map<number | null, number>;
  amount: number;
}

/**
 * Judges which pieces a refund may be for, never more of a line than was bought and not refunded yet, and what was paid
 * for them after promotions.
 * Refuses `invalid` with the SKU and how many are `left`.
 */
export async function judgePieces(
  tx: Tx,
  order: LockedOrder,
  wanted: readonly RefundPiece[],
): Promise<Decision<JudgedPieces, Problem>> {
  const ordered = await tx.orderLine.findMany({ where: { orderId: order.id }, orderBy: { position: 'asc' } });
  const before = await readRefundedLines(tx, order.id);
  const { left: unsent } = await readSendable(tx, order.id);
  const { pricesInclude } = await tx.order.findUniqueOrThrow({
    where: { id: order.id },
    select: { pricesInclude: true },
  });
  const worths = await readWorthOfLines(tx, order.id);
  const judged: JudgedPieces = { lines: [], printed: [], grossByRate: new Map(), amount: 0 };
  for (const { sku, quantity, restock = false, paidAmount } of wanted) {
    const line = ordered.find((row) => row.sku === sku);
    const refunded = [...before, ...judged.lines].filter((row) => row.sku === sku);
    const left = (line?.quantity ?? 0) - unitsOf(sku, refunded);
    const exchanged = paidAmount === undefined ? exchangedUnits(worths.get(line?.id ?? '')) : 0;
    if (!line || quantity > left - exchanged) return refuse(tooMany(sku, left - exchanged, 'to refund'));
    // A SKU may be named twice: once for what is put back, once for what isn't.
    const takenNow = judged.lines.filter((row) => row.takenOut);
    const here = unitsOf(sku, unsent) - unitsOf(sku, takenNow);
    if (restock && quantity > here) return refuse(tooMany(sku, here, 'in the house'));
    const worth = worths.get(line.id) as WorthOfLine;
    const units = { units: quantity, done: line.quantity - left, of: line.quantity };
    const asked = refundedUnits(
      worth,
      judged.lines.filter((row) => row.sku === sku),
    );
    const now = { ...worth, refunded: together([worth.refunded, asked]) };
    const paid = paidAmount ?? worthOfRefund(now, quantity);
    const net = pricesInclude ? paid : partOf(line.quantity * line.unitAmount - line.discountAmount, units);
    judged.lines.push({ sku, quantity, takenOut: restock, paidAmount: paid });
    const off = quantity * line.unitAmount - net;
    judged.printed.push({
      sku,
      title: line.title,
      quantity,
      unitAmount: line.unitAmount,
      basisPoints: line.taxBasisPoints,
    });
    if (off !== 0) judged.printed.push({ sku: null, title: 'Discount', quantity: 1, unitAmount: -off });
    judged.grossByRate.set(line.taxBasisPoints, paid + (judged.grossByRate.get(line.taxBasisPoints) ?? 0));
    judged.amount += paid;
  }
  return accept(judged);
}

/** Their money goes with what they were exchanged for. */
const exchangedUnits = (line: WorthOfLine | undefined): number =>
  (line?.claims ?? []).reduce((sum, { isExchanged, units }) => sum + (isExchanged ? units : 0), 0);

const unitsOf = (sku: string, rows: readonly { sku: string; quantity: number }[]): number =>
  rows.reduce((sum, row) => sum + (row.sku === sku ? row.quantity : 0), 0);

const tooMany = (sku: string, left: number, where: string): Problem => ({
  code: 'invalid',
  message: `Of ${sku}, ${Math.max(0, left)} are left ${where}.`,
  field: 'lines',
  sku,
  left: Math.max(0, left),
});

/**
 * Pieces that were taken out of the order become available again, and their numbers are no longer its line's; a lot has no
 * stock.
 */
export async function restockTaken(
  tx: Tx,
  order: LockedOrder,
  { lines, by }: { lines: readonly RefundedLine[]; by: OrderActor },
): Promise<void> {
  const taken = lines.filter((line) => line.takenOut);
  if (taken.length === 0) return;
  const variants = await tx.orderLine.findMany({
    where: { orderId: order.id, sku: { in: taken.map((line) => line.sku) }, variantId: { not: null } },
    include: { variant: { select: { sku: true } } },
  });
  await lockVariants(
    tx,
    variants.flatMap(({ variant }) => (variant ? [variant.sku] : [])),
  );
  const units = variants.flatMap(({ id, sku, variantId, numbers }) => {
    const quantity = unitsOf(sku, taken);
    return variantId ? [{ lineId: id, variantId, quantity, numbers }] : [];
  });
  await restockUnits(tx, units, { reference: order.number, reason: 'restocked', by: by.inLedger });
  for (const [id, numbers] of await readNumbersLeft(tx, variants)) {
    await tx.orderLine.update({ where: { id }, data: { numbers } });
  }
}
