import type { ShipmentView, TrackingStatus } from '#contract/order.ts';
import type { SkuQuantity } from '#domain/order/parcel-contents.ts';
import { trackingOf } from '#domain/tracking/parcel-tracking.ts';
import { parcelEventOf, type TrackingRow } from './tracking-rows.ts';

interface ShipmentRow {
  id: string;
  carrier: string;
  trackingNumber: string;
  status: string;
  eta: Date | null;
  lines: unknown;
  events: TrackingRow[];
}

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** A parcel as its customer sees it: everything about it is told from the set of its events. */
export function shipmentView({ id, carrier, trackingNumber, eta, lines, events: rows }: ShipmentRow): ShipmentView {
  const tracking = trackingOf(rows.map(parcelEventOf), eta?.getTime() ?? null);
  return {
    ...{ id, carrier, trackingNumber },
    status: tracking.status satisfies TrackingStatus,
    eta: iso(tracking.eta),
    deliveredAt: iso(tracking.deliveredAt),
    signedBy: tracking.signedBy,
    photoUrl: tracking.photoUrl,
    lines: lines as SkuQuantity[] | null,
    events: tracking.events.map((event) => ({
      id: event.id,
      status: event.status,
      // A word that we don't know is shown as it came.
      message: event.message ?? (event.status === 'unknown' ? event.word : null),
      occurredAt: new Date(event.occurredAt).toISOString(),
      city: event.city,
      country: event.country,
    })),
  };
}
