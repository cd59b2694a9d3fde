import type { DeskTracking } from '#contract/shipping/desk-parcel.ts';
import type { TrackingStatus } from '#contract/shipping/shipment.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { notFound } from '#server/web/problem.ts';

/** Records what a merchant tells of a parcel. @throws AccessProblem `not_found`, also for a parcel of another order */
export async function recordDeskTracking(
  { publicId, shipmentId }: { publicId: string; shipmentId: string },
  { status, city, message }: DeskTracking,
): Promise<{ shipmentId: string; status: TrackingStatus }> {
  const shipment = await database().shipment.findFirst({ where: { id: shipmentId, order: { publicId } } });
  if (!shipment) throw notFound('parcel');
  const occurredAt = (await readDatabaseClock(database())).toISOString();
  return recordTrackingEvent(shipmentId, {
    status,
    message,
    occurredAt,
    toldByShop: true,
    ...(city ? { location: { city } } : {}),
  });
}
