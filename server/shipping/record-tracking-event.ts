import type { TrackingEventInput, TrackingStatus } from '#contract/order.ts';
import { type ParcelTracking, trackingOf } from '#domain/tracking/parcel-tracking.ts';
import { type Tx, transaction } from '#server/database/database.ts';
import { allArrived } from '#server/order/all-arrived.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { moveOrder } from '#server/order/move-order.ts';
import { systemActor } from '#server/order/order-actor.ts';
import { eventKeyOf, parcelEventOf } from '#server/order/tracking-rows.ts';
import { notFound } from '#server/problem.ts';
import { returnTravels } from '#server/return/return-travels.ts';
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
    const shipment = await tx.shipment.findUnique({
      where: { id: shipmentId },
      select: { orderId: true, returnId: true },
    });
    if (!shipment) throw notFound('shipment');
    const order = await lockOrder(tx, { id: shipment.orderId });
    const isNew = await insertEvent(tx, shipmentId, event);
    const tracking = await readTracking(tx, shipmentId);
    if (isNew) await showTracking(tx, order, { id: shipmentId, returnId: shipment.returnId }, tracking);
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

async function showTracking(
  tx: Tx,
  order: LockedOrder,
  shipment: { id: string; returnId: string | null },
  tracking: ParcelTracking,
): Promise<void> {
  const { status, eta } = tracking;
  const parcel = await tx.shipment.update({
    where: { id: shipment.id },
    // Without a carrier's word the arrival promised with the parcel stands.
    data: { status, ...(eta === null ? {} : { eta: new Date(eta) }) },
  });
  await tellMilestone(tx, order, parcel, tracking);
  if (shipment.returnId) await returnTravels(tx, shipment.returnId, status);
  else if (order.status === 'shipped' && (await allArrived(tx, order.id))) {
    await moveOrder(tx, order, { command: 'deliver', actor: systemActor });
  }
}
