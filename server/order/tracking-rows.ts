import { createHash } from 'node:crypto';
import type { TrackingEventInput } from '#contract/order.ts';
import type { ParcelEvent } from '#domain/tracking/parcel-tracking.ts';

/** An event as the table keeps it. */
export interface TrackingRow {
  id: string;
  senderEventId: string | null;
  status: string;
  occurredAt: Date;
  message: string | null;
  city: string | null;
  country: string | null;
  eta: Date | null;
  signedBy: string | null;
  photoUrl: string | null;
}

export interface ShownEvent extends ParcelEvent {
  id: string;
  message: string | null;
  city: string | null;
  country: string | null;
}

/** A row as domain/tracking reads it. */
export function parcelEventOf(row: TrackingRow): ShownEvent {
  const { id, message, city, country, signedBy, photoUrl } = row;
  return {
    ...{ id, message, city, country, signedBy, photoUrl },
    key: row.senderEventId ?? row.id,
    word: row.status,
    occurredAt: row.occurredAt.getTime(),
    eta: row.eta?.getTime() ?? null,
  };
}

/** The sender's own id of an event; without one, an id made of what it says: a repeat says the same. */
export function eventKeyOf(event: TrackingEventInput): string {
  if (event.id !== undefined) return event.id;
  const { status, occurredAt, message, location, eta, proofOfDelivery: proof } = event;
  const content = [
    ...[status, new Date(occurredAt).getTime(), message, eta && new Date(eta).getTime()],
    ...[location?.city, location?.region, location?.country, location?.lat, location?.lng],
    ...[proof?.signedBy, proof?.photoUrl],
  ].map((part) => part ?? null);
  return `content:${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`;
}
