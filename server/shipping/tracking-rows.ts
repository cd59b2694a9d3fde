import { createHash } from 'node:crypto';
import type { TrackingEventInput } from '#contract/shipping/shipment.ts';
import type { ParcelEvent } from '#domain/shipping/tracking/parcel-event.ts';

export interface TrackingRow {
  id: string;
  senderEventId: string | null;
  status: string;
  occurredAt: Date;
  message: string | null;
  city: string | null;
  region: string | null;
  country: string | null;
  lat: number | null;
  lng: number | null;
  eta: Date | null;
  signedBy: string | null;
  photoUrl: string | null;
  delayed: boolean;
  actionRequired: boolean;
  toldByShop: boolean;
}

export interface ShownEvent extends ParcelEvent {
  id: string;
  city: string | null;
  country: string | null;
  lat: number | null;
  lng: number | null;
}

export function parcelEventOf(row: TrackingRow): ShownEvent {
  const { id, message, city, region, country, lat, lng, signedBy, photoUrl, delayed, actionRequired, toldByShop } = row;
  return {
    id,
    message,
    city,
    country,
    lat,
    lng,
    signedBy,
    photoUrl,
    delayed,
    actionRequired,
    toldByShop,
    key: row.senderEventId ?? row.id,
    scan: JSON.stringify([row.status, row.occurredAt.getTime(), message, city, region, country, lat, lng]),
    word: row.status,
    occurredAt: row.occurredAt.getTime(),
    eta: row.eta?.getTime() ?? null,
  };
}

/** An event with who told it, if that isn't its carrier. */
export type ToldEvent = TrackingEventInput & { toldByShop?: boolean };

export function trackingRow(shipmentId: string, event: ToldEvent) {
  const { location, proofOfDelivery: proof } = event;
  return {
    shipmentId,
    senderEventId: eventKeyOf(event),
    status: event.status,
    occurredAt: new Date(event.occurredAt),
    message: event.message ?? null,
    city: location?.city ?? null,
    region: location?.region ?? null,
    country: location?.country ?? null,
    lat: location?.lat ?? null,
    lng: location?.lng ?? null,
    eta: event.eta ? new Date(event.eta) : null,
    signedBy: proof?.signedBy ?? null,
    photoUrl: proof?.photoUrl ?? null,
    delayed: event.delayed ?? false,
    actionRequired: event.actionRequired ?? false,
    toldByShop: event.toldByShop ?? false,
  };
}

/** The sender's own id of an event; without one, an id made of what it says: a repeat says the same. */
export function eventKeyOf(event: TrackingEventInput): string {
  if (event.id !== undefined) return event.id;
  const { status, occurredAt, message, location, eta, proofOfDelivery: proof, delayed, actionRequired } = event;
  const content = [
    ...[status, new Date(occurredAt).getTime(), message, eta && new Date(eta).getTime()],
    ...[location?.city, location?.region, location?.country, location?.lat, location?.lng],
    ...[proof?.signedBy, proof?.photoUrl, ...(delayed || actionRequired ? [delayed, actionRequired] : [])],
  ].map((part) => part ?? null);
  return `content:${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`;
}
