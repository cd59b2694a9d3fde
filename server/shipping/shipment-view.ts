import tzLookup from '@photostructure/tz-lookup';
import type { ShipmentView, TrackingStatus } from '#contract/shipping/shipment.ts';
import { carrierPage } from '#domain/shipping/tracking/carrier-page.ts';
import { trackingOf } from '#domain/shipping/tracking/parcel-tracking.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { parcelEventOf, type ShownEvent, type TrackingRow } from './tracking-rows.ts';

interface ShipmentRow {
  id: string;
  carrier: string;
  trackingNumber: string;
  status: string;
  eta: Date | null;
  lines: unknown;
  events: TrackingRow[];
}

const iso = (ms: number) => new Date(ms).toISOString();
const isoOrNull = (ms: number | null) => (ms === null ? null : iso(ms));

/** A parcel as its customer sees it: everything about it is told from the set of its events. */
export function shipmentView({ id, carrier, trackingNumber, eta, lines, events: rows }: ShipmentRow): ShipmentView {
  const tracking = trackingOf(rows.map(parcelEventOf), eta?.getTime() ?? null);
  const { signedBy, photoUrl, delayed, actionRequired } = tracking;
  return {
    id,
    carrier,
    trackingNumber,
    signedBy,
    photoUrl,
    delayed,
    actionRequired,
    carrierUrl: carrierPage(carrier, trackingNumber),
    status: tracking.status satisfies TrackingStatus,
    eta: isoOrNull(tracking.eta),
    arrivals: tracking.arrivals.map((said) => ({ eta: iso(said.eta), saidAt: isoOrNull(said.saidAt), why: said.why })),
    deliveredAt: isoOrNull(tracking.deliveredAt),
    lines: readColumn('shipment.lines', id, lines),
    events: tracking.events.map(eventView),
  };
}

function eventView(event: ShownEvent & { status: TrackingStatus }): ShipmentView['events'][number] {
  const { id, status, city, country, lat, lng } = event;
  const position = lat === null || lng === null ? null : { lat, lng };
  return {
    id,
    status,
    city,
    country,
    position,
    // A word that we don't know is shown as it came.
    message: event.message ?? (status === 'unknown' && !/^unknown$/i.test(event.word) ? event.word : null),
    occurredAt: iso(event.occurredAt),
    zone: position && tzLookup(position.lat, position.lng),
    ...(event.toldByShop ? { toldByShop: true } : {}),
  };
}
