import {
  leftToSend,
  type ParcelContents,
  piecesToSend,
  type SkuQuantity,
  withoutTaken,
} from '#domain/order/parcel-contents.ts';
import { isPremium } from '#domain/order/premium-line.ts';
import { hasFailed } from '#domain/shipping/tracking/failed-parcel.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readColumn } from '#server/stored/read-column.ts';

export interface RefundedLine extends SkuQuantity {
  takenOut: boolean;
  /** What was paid for them, in minor units; older refunds don't say. */
  paidAmount?: number;
}

export interface Sendable {
  /** What the order's customer shall get: without what was refunded before it left. */
  ordered: SkuQuantity[];
  parcels: ParcelContents[];
  /** What no parcel has. */
  left: SkuQuantity[];
  /** What a parcel may be sent with: also the pieces of one that came back or got lost, unless they were refunded. */
  toSend: SkuQuantity[];
}

export async function readRefundedLines(tx: Tx, orderId: string): Promise<RefundedLine[]> {
  const refunds = await tx.refund.findMany({ where: { orderId }, select: { id: true, lines: true } });
  return refunds.flatMap(({ id, lines }) => readColumn('refund.lines', id, lines) ?? []);
}

/** What of a locked order has left, and what has not. A buyer's premium lies in no parcel. */
export async function readSendable(tx: Tx, orderId: string): Promise<Sendable> {
  const lines = await tx.orderLine.findMany({ where: { orderId }, select: { sku: true, quantity: true } });
  const shipments = await tx.shipment.findMany({
    where: { orderId, returnId: null },
    select: { id: true, lines: true, status: true },
  });
  const contents = (some: typeof shipments) => some.map(({ id, lines }) => readColumn('shipment.lines', id, lines));
  const parcels = contents(shipments);
  const refunds = await readRefundedLines(tx, orderId);
  const ordered = withoutTaken(
    lines.filter((line) => !isPremium(line)),
    refunds.filter((line) => line.takenOut),
  );
  const { status } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { status: true } });
  // What was collected at the shop left without a parcel.
  const hasArrived = status === 'delivered' || status === 'completed';
  if (hasArrived) return { ordered, parcels, left: [], toSend: [] };
  const standing = contents(shipments.filter((parcel) => !hasFailed(parcel)));
  const refunded = refunds.filter((line) => !line.takenOut);
  return {
    ordered,
    parcels,
    left: leftToSend(ordered, parcels),
    toSend: piecesToSend(ordered, { parcels, standing, refunded }),
  };
}
