import type { TrackingEventInput, TrackingStatus } from '#contract/order.ts';
import { everythingSent, type SkuQuantity } from '#domain/order/parcel-contents.ts';
import { type ParcelTracking, trackingOf } from '#domain/tracking/parcel-tracking.ts';
import { type Tx, transaction } from '#server/database/database.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { moveOrder } from '#server/order/move-order.ts';
import { systemActor } from '#server/order/order-actor.ts';
import { eventKeyOf, parcelEventOf } from '#server/order/tracking-rows.ts';
import { notFound } from '#server/problem.ts';
import { tellMilestone } from './tell-milestone.ts';

/**
 * Something happened to a parcel (I6). The event is kept and the parcel's status told anew from all of
 * its events, so late, repeated and shuffled events end the same. Once every parcel has arrived the
 * order is delivered. Idempotent: a repeat changes nothing.
 *
 * @throws AccessProblem `not_found`
 */
export async function recordTrackingEvent(
  shipmentId: string,
  event: TrackingEventInput,
): Promise<{ shipmentId: string; status: TrackingStatus }> {
  return transaction(async (tx) => {
    const shipment = await tx.shipment.findUnique({ where: { id: shipmentId }, select: { orderId: true } });
    if (!shipment) throw notFound('shipment');
    const order = await lockOrder(tx, { id: shipment.orderId });
    const isNew = await insertEvent(tx, shipmentId, event);
    const tracking = await readTracking(tx, shipmentId);
    if (isNew) await showTracking(tx, order, shipmentId, tracking);
    return { shipmentId, status: tracking.status };
  });
}

async function insertEvent(tx: Tx, shipmentId: string, event: TrackingEventInput): Promise<boolean> {
  const { location, proofOfDelivery: proof } = event;
  const { count } = await tx.trackingEvent.createMany({
    data: {
      shipmentId,
      senderEventId: eventKeyOf(event),
      status: event.status,
      occurredAt: event.occurredAt,
      message: event.message ?? null,
      city: location?.city ?? null,
      region: location?.region ?? null,
      country: location?.country ?? null,
      lat: location?.lat ?? null,
      lng: location?.lng ?? null,
      eta: event.eta ?? null,
      signedBy: proof?.signedBy ?? null,
      photoUrl: proof?.photoUrl ?? null,
    },
    skipDuplicates: true,
  });
  return count > 0;
}

async function readTracking(tx: Tx, shipmentId: string): Promise<ParcelTracking> {
  const rows = await tx.trackingEvent.findMany({ where: { shipmentId } });
  return trackingOf(rows.map(parcelEventOf));
}

async function showTracking(tx: Tx, order: LockedOrder, shipmentId: string, tracking: ParcelTracking): Promise<void> {
  const { status, eta } = tracking;
  const parcel = await tx.shipment.update({
    where: { id: shipmentId },
    // Without a carrier's word the arrival promised with the parcel stands.
    data: { status, ...(eta === null ? {} : { eta: new Date(eta) }) },
  });
  await tellMilestone(tx, order, parcel, tracking);
  if (order.status === 'shipped' && (await allArrived(tx, order))) {
    await moveOrder(tx, order, { command: 'deliver', actor: systemActor });
  }
}

async function allArrived(tx: Tx, order: LockedOrder): Promise<boolean> {
  const parcels = await tx.shipment.findMany({ where: { orderId: order.id }, select: { status: true, lines: true } });
  const ordered = await tx.orderLine.findMany({ where: { orderId: order.id }, select: { sku: true, quantity: true } });
  const contents = parcels.map((parcel) => parcel.lines as SkuQuantity[] | null);
  return parcels.every((parcel) => parcel.status === 'delivered') && everythingSent(ordered, contents);
}
