import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { isStillHere, isUnderWay } from '#domain/shipping/tracking/failed-parcel.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { notFound } from '#server/web/problem.ts';

export interface ParcelToChange {
  order: LockedOrder;
  parcel: { id: string; carrier: string; trackingNumber: string };
}

/** Which parcel is meant; with its order's public id where a page names both. */
export interface ParcelId {
  shipmentId: string;
  publicId?: string;
}

/**
 * Locks a parcel to the customer that nobody has handed over yet, with its order. Refuses `parcel_has_left`.
 * @param thoughScanned one that its carrier has scanned, too, until it has arrived: those scans are somebody else's parcel
 * @throws AccessProblem `not_found`
 */
export async function lockParcelStillHere(
  tx: Tx,
  { shipmentId, publicId }: ParcelId,
  thoughScanned = false,
): Promise<Decision<ParcelToChange, Problem>> {
  const where = { id: shipmentId, returnId: null, ...(publicId === undefined ? {} : { order: { publicId } }) };
  const found = await tx.shipment.findFirst({ where, select: { orderId: true } });
  if (!found) throw notFound('parcel');
  const order = await lockOrder(tx, { id: found.orderId });
  // Read under the lock: its carrier may just have scanned it, or a colleague taken it back.
  const parcel = await tx.shipment.findUnique({ where: { id: shipmentId } });
  if (!parcel) throw notFound('parcel');
  if (isStillHere(parcel) || (thoughScanned && isUnderWay(parcel))) return accept({ order, parcel });
  const { carrier, trackingNumber } = parcel;
  return refuse({
    code: 'parcel_has_left',
    message: `${trackingNumber} is no longer waiting for ${carrierName(carrier)}, so it can’t be corrected or taken back.`,
  });
}
