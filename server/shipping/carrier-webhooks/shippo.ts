import { z } from 'zod';
import type { TrackingEventInput } from '#contract/shipping/shipment.ts';
import { text } from '#contract/value/text.ts';
import type { TrackingStatus } from '#domain/shipping/tracking/tracking-status.ts';
import type { CarrierWebhook } from './carrier-webhook.ts';
import { momentOf, optionalText, placeOf, readMessage, scanId } from './message-fields.ts';
import { hmacOf, sameBytes, toleranceMs } from './signature.ts';
import { withWholeParcel } from './whole-parcel.ts';

const statuses: Readonly<Record<string, TrackingStatus>> = {
  UNKNOWN: 'unknown',
  PRE_TRANSIT: 'label_created',
  TRANSIT: 'in_transit',
  DELIVERED: 'delivered',
  RETURNED: 'return_in_progress',
  FAILURE: 'exception',
};
/** Where the substatus says more than the status, by both: a sample may pair them oddly. */
const substatuses: Readonly<Record<string, TrackingStatus>> = {
  'TRANSIT/package_accepted': 'picked_up',
  'TRANSIT/out_for_delivery': 'out_for_delivery',
  'TRANSIT/pickup_available': 'available_for_pickup',
  'TRANSIT/delivery_attempted': 'attempt_failed',
  'TRANSIT/notice_left': 'attempt_failed',
  'TRANSIT/location_inaccessible': 'attempt_failed',
  'TRANSIT/address_issue': 'exception',
  'TRANSIT/contact_carrier': 'exception',
  'TRANSIT/package_damaged': 'exception',
  'TRANSIT/package_held': 'exception',
  'TRANSIT/reschedule_delivery': 'exception',
  'FAILURE/package_lost': 'lost',
  'FAILURE/package_disposed': 'cancelled',
};
const lateSubstatuses = ['delayed', 'delivery_rescheduled'];

const place = z
  .object({ city: optionalText(100), state: optionalText(100), zip: optionalText(20), country: optionalText(100) })
  .nullish()
  .transform((value) => value ?? { city: undefined, state: undefined, zip: undefined, country: undefined });
const substatus = z.object({ code: z.string(), action_required: z.boolean().nullish() }).nullish();
const scan = z.object({
  status: text().min(1).max(60),
  substatus: z.union([substatus, z.string().transform((code) => ({ code, action_required: false }))]),
  status_details: optionalText(500),
  status_date: z.string().nullish(),
  object_created: z.string().nullish(),
  object_updated: z.string().nullish(),
  location: place,
});
const track = z.object({
  carrier: text().min(1).max(60),
  tracking_number: text().min(1).max(60),
  eta: optionalText(60),
  tracking_status: scan.nullish(),
  tracking_history: z
    .array(scan)
    .nullish()
    .transform((scans) => scans ?? []),
});
const eventSchema = z.object({ event: z.string(), data: z.unknown() });
type Scan = z.output<typeof scan>;

function scanEvent({ status, substatus: sub, status_details: message, location, ...times }: Scan) {
  const at = times.status_date ?? times.object_created;
  const occurredAt = momentOf(at);
  if (!occurredAt) return [];
  const { city, state, zip, country } = location;
  const event: TrackingEventInput = {
    // Its own ids are new with every message: what happened, when and where is the same.
    id: scanId('shippo', status, sub?.code, occurredAt, message, city),
    occurredAt,
    message,
    status: substatuses[`${status}/${sub?.code}`] ?? statuses[status] ?? status,
    location: placeOf({ city, region: state, postalCode: zip, country }),
    ...(sub && lateSubstatuses.includes(sub.code) ? { delayed: true } : {}),
    ...(sub?.action_required && status !== 'DELIVERED' ? { actionRequired: true } : {}),
  };
  return [event];
}

/** `t=…,v1=…` as in a header; several `v1` while a secret is changed. */
function signatureParts(header: string): { at: string; signatures: Buffer[] } {
  const pairs = header.split(',').map((part) => part.trim().split('='));
  return {
    at: pairs.find(([name]) => name === 't')?.[1] ?? '',
    signatures: pairs.flatMap(([name, hex]) => (name === 'v1' && hex ? [Buffer.from(hex, 'hex')] : [])),
  };
}

/** Shippo: `track_updated`, with all scans of the parcel each time. */
export const shippo: CarrierWebhook = {
  name: 'Shippo',
  verify({ raw, headers, secret, now }) {
    const { at, signatures } = signatureParts(headers.get('shippo-auth-signature') ?? '');
    if (!/^\d{1,12}$/.test(at) || Math.abs(now - Number(at) * 1000) > toleranceMs) return false;
    const ours = hmacOf(secret, `${at}.`, raw);
    return signatures.some((theirs) => sameBytes(ours, theirs));
  },
  idOf: () => null,
  toNews(message) {
    const { event, data } = readMessage(eventSchema, message);
    if (event !== 'track_updated') return null;
    const parcel = readMessage(track, data);
    const current = parcel.tracking_status;
    const byId = new Map(
      [...parcel.tracking_history, ...(current ? [current] : [])].flatMap(scanEvent).map((told) => [told.id, told]),
    );
    return {
      parcel: { carrier: parcel.carrier, trackingNumber: parcel.tracking_number },
      events: withWholeParcel({
        source: 'shippo',
        scans: [...byId.values()],
        eta: momentOf(parcel.eta),
        saidAt: momentOf(current?.object_updated ?? current?.status_date),
      }),
    };
  },
};
