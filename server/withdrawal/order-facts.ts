import type { CalendarDay } from '#domain/order/working-days.ts';
import type { ExemptionFacts, SoldBy } from '#domain/withdrawal/exemptions.ts';
import { isInTime, lastDayToWithdraw } from '#domain/withdrawal/withdrawal-period.ts';
import { isEverything, type OrderedLine, type PiecesOf, withdrawnPieces } from '#domain/withdrawal/withdrawn-pieces.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readWorthOfLines, type WorthOfLine } from '#server/order/refund/line-worths.ts';
import { readShop } from '#server/shop/read-shop.ts';
import type { NamedPiece } from './statement.ts';

/** When an order's last piece arrived; null if it isn't known to have. */
export async function readDeliveredAt(db: Tx, orderId: string): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>`
    SELECT max(at) AS at FROM order_event WHERE order_id = ${orderId} AND kind = 'delivered'`;
  return row?.at ?? null;
}

export interface WithdrawalFacts extends ExemptionFacts {
  /** The last day to withdraw; null while no delivery is known. */
  lastDay: CalendarDay | null;
}

/** What the shop's data says about the right to withdraw from an order, for a statement made at a moment. */
export async function readWithdrawalFacts(db: Tx, orderId: string, statedAt: Date): Promise<WithdrawalFacts> {
  const { zone } = await readShop(db);
  const { auction } = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { auction: { select: { soldBy: true, sale: { select: { attended: true } } } } },
  });
  const deliveredAt = await readDeliveredAt(db, orderId);
  const lastDay = lastDayToWithdraw(deliveredAt?.getTime() ?? null, zone);
  return {
    lastDay,
    isLate: !isInTime(statedAt.getTime(), lastDay, zone),
    lot: auction ? { soldBy: auction.soldBy as SoldBy, attended: auction.sale?.attended ?? false } : null,
  };
}

export interface WithdrawnFrom {
  lines: (OrderedLine & { title: string })[];
  /** Units that have gone back already, by line. */
  gone: Map<string, number>;
  pieces: PiecesOf[];
  everything: boolean;
}

/** The pieces that a statement withdraws from a locked order. @param named null: everything */
export async function readWithdrawn(
  tx: Tx,
  orderId: string,
  named: readonly NamedPiece[] | null,
): Promise<WithdrawnFrom> {
  const lines = await tx.orderLine.findMany({
    where: { orderId },
    orderBy: { position: 'asc' },
    select: { id: true, sku: true, quantity: true, title: true },
  });
  const worths = await readWorthOfLines(tx, orderId);
  const gone = new Map([...worths].map(([lineId, worth]) => [lineId, unitsGone(worth)]));
  const pieces = withdrawnPieces(lines, { gone, named });
  return { lines, gone, pieces, everything: isEverything(lines, pieces, gone) };
}

/** Refunded, or in a return that stands. */
const unitsGone = ({ refunded, claims }: WorthOfLine): number =>
  refunded.units + claims.reduce((sum, { units }) => sum + units, 0);
