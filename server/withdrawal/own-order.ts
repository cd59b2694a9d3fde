import { orderNumber } from '#domain/order/order-number.ts';
import type { OrderStatus } from '#domain/order/order-transitions.ts';
import { isPremium } from '#domain/order/premium-line.ts';
import type { CalendarDay } from '#domain/order/working-days.ts';
import { type RefundParts, withdrawnPieces } from '#domain/withdrawal/withdrawn-pieces.ts';
import { transaction } from '#server/engine/database/database.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { readWorthOfLines } from '#server/order/refund/line-worths.ts';
import { readColumnOr } from '#server/stored/read-column.ts';
import { readWithdrawalFacts, readWithdrawn } from './order-facts.ts';
import { readToRefund, type ToRefund } from './settle-statement.ts';
import type { NamedPiece } from './statement.ts';

export interface PieceToWithdraw {
  /** Its place among the order's lines. */
  at: number;
  id: string;
  sku: string;
  title: string;
  imageFile: string | null;
  /** As many as haven't gone back. */
  quantity: number;
  /** What was paid for them. */
  amount: number;
}

export interface OrderToWithdraw {
  publicId: string;
  number: string;
  placedAt: Date;
  status: OrderStatus;
  name: string;
  email: string;
  currency: string;
  pieces: PieceToWithdraw[];
  lastDay: CalendarDay | null;
  isLate: boolean;
}

/** An order as the form on its own page shows it. The caller has proven that it is theirs. */
export async function readOrderToWithdraw(publicId: string): Promise<OrderToWithdraw> {
  return transaction(async (tx) => {
    const order = await tx.order.findUniqueOrThrow({
      where: { publicId },
      include: { lines: { orderBy: [{ position: 'asc' }, { id: 'asc' }] } },
    });
    const worths = await readWorthOfLines(tx, order.id);
    const { gone } = await readWithdrawn(tx, order.id, null);
    const left = withdrawnPieces(order.lines, { gone, named: null });
    const now = await tx.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
    const { lastDay, isLate } = await readWithdrawalFacts(tx, order.id, now[0]?.at ?? new Date());
    const pieces = order.lines.flatMap((line, at): PieceToWithdraw[] => {
      const { quantity = 0 } = left.find(({ lineId }) => lineId === line.id) ?? {};
      if (quantity === 0 || isPremium(line)) return [];
      const { id, sku, title, imageFile } = line;
      const worth = worths.get(id);
      const amount = worth ? Math.round((worth.whole * quantity) / Math.max(1, worth.of)) : 0;
      return [{ at, id, sku, title, imageFile, quantity, amount }];
    });
    return {
      publicId,
      number: orderNumber(order),
      placedAt: order.placedAt,
      status: order.status as OrderStatus,
      name: readColumnOr('orders.shipping_address', publicId, order.shippingAddress, null)?.name ?? '',
      email: order.email,
      currency: order.currency,
      pieces,
      lastDay,
      isLate,
    };
  });
}

/** What would go back for these pieces; null before anything was paid. @param lines null: everything */
export async function previewRefund(
  publicId: string,
  lines: readonly NamedPiece[] | null,
): Promise<(RefundParts & Pick<ToRefund, 'dearer'>) | null> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    if (order.status === 'placed' || order.status === 'authorised') return null;
    const statement = { returnId: null, lines: lines && [...lines] };
    const { parts, dearer } = await readToRefund(tx, order, statement);
    return { ...parts, dearer };
  });
}
