import type { TrackingStatus } from '#domain/shipping/tracking/tracking-status.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { systemActor } from '#server/order/order-actor.ts';
import { returnNumber } from './lock-return.ts';
import { moveReturn } from './move-return.ts';

const underWay: readonly TrackingStatus[] = [
  'picked_up',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'attempt_failed',
  'exception',
  'delivered',
];

/**
 * The carrier's first scan makes a return sent; only who opens the parcel makes it received. The order must be locked.
 */
export async function returnTravels(tx: Tx, returnId: string, status: TrackingStatus): Promise<void> {
  if (!underWay.includes(status)) return;
  const row = await tx.orderReturn.findUnique({ where: { id: returnId } });
  if (row?.status !== 'approved') return;
  const back = { id: row.id, number: returnNumber(row.number), status: 'approved', resolution: 'refund' } as const;
  await moveReturn(tx, { order: { id: row.orderId }, back }, { command: 'send', actor: systemActor });
}
