import { hasFailed } from '#domain/shipping/tracking/failed-parcel.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readSendable } from './sendable.ts';

/** Whether every piece of a locked order has left or was refunded, and every parcel that brings one has arrived. */
export async function allArrived(tx: Tx, orderId: string): Promise<boolean> {
  const parcels = await tx.shipment.findMany({ where: { orderId, returnId: null }, select: { status: true } });
  const { toSend } = await readSendable(tx, orderId);
  const standing = parcels.filter((parcel) => !hasFailed(parcel));
  return toSend.length === 0 && standing.length > 0 && standing.every(({ status }) => status === 'delivered');
}
