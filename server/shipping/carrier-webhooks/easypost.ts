import { z } from 'zod';
import type { TrackingEventInput } from '#contract/shipping/shipment.ts';
import { text } from '#contract/value/text.ts';
import type { TrackingStatus } from '#domain/shipping/tracking/tracking-status.ts';
import type { CarrierWebhook } from './carrier-webhook.ts';
import { momentOf, optionalText, placeOf, readMessage, scanId } from './message-fields.ts';
import { hmacOf, sameBytes } from './signature.ts';
import { withWholeParcel } from './whole-parcel.ts';

const statuses: Readonly<Record<string, TrackingStatus>> = {
  unknown: 'unknown',
  pre_transit: 'label_created',
  in_transit: 'in_transit',
  out_for_delivery: 'out_for_delivery',
  delivered: 'delivered',
  available_for_pickup: 'available_for_pickup',
  return_to_sender: 'return_in_progress',
  failure: 'exception',
  cancelled: 'cancelled',
  error: 'exception',
};
/** Where the detail says more than the status. */
const details: Readonly<Record<string, TrackingStatus>> = {
  lost: 'lost',
  expired: 'expired',
  return: 'return_in_progress',
};
const lateDetails = ['delayed', 'weather_delay', 'missorted'];
const actionDetails = ['awaiting_information', 'address_correction'];

const place = z
  .object({ city: optionalText(100), state: optionalText(100), zip: optionalText(20), country: optionalText(100) })
  .nullish()
  .transform((value) => value ?? { city: undefined, state: undefined, zip: undefined, country: undefined });
const scan = z.object({
  status: text().min(1).max(60),
  status_detail: optionalText(60),
  message: optionalText(500),
  datetime: z.string(),
  tracking_location: place,
});
const tracker = z.object({
  tracking_code: text().min(1).max(60),
  carrier: text().min(1).max(60),
  status: text().min(1).max(60),
  status_detail: optionalText(60),
  est_delivery_date: optionalText(60),
  updated_at: optionalText(60),
  signed_by: optionalText(100),
  tracking_details: z
    .array(scan)
    .nullish()
    .transform((scans) => scans ?? []),
});
const eventSchema = z.object({ description: z.string(), result: z.unknown() });

/** A status of EasyPost's in our words; one that we don't know stays as it came. */
function said(status: string, detail: string | undefined) {
  return {
    status: (detail && details[detail]) ?? statuses[status] ?? status,
    ...(detail && lateDetails.includes(detail) ? { delayed: true } : {}),
    ...(detail && actionDetails.includes(detail) ? { actionRequired: true } : {}),
  };
}

function scanEvent({ status, status_detail, message, datetime, tracking_location }: z.output<typeof scan>) {
  const occurredAt = momentOf(datetime);
  if (!occurredAt) return [];
  const { city, state, zip, country } = tracking_location;
  const event: TrackingEventInput = {
    id: scanId('easypost', status, status_detail, datetime, message, city),
    occurredAt,
    ...said(status, status_detail),
    message,
    location: placeOf({ city, region: state, postalCode: zip, country }),
  };
  return [event];
}

/** EasyPost: `tracker.created` and `tracker.updated`, with all scans of the parcel each time. */
export const easypost: CarrierWebhook = {
  name: 'EasyPost',
  // No time is signed: repeats are told apart by the event's id alone.
  verify({ raw, headers, secret }) {
    const [scheme, hex = ''] = (headers.get('x-hmac-signature') ?? '').split('=');
    const signature = Buffer.from(hex.trim(), 'hex');
    return scheme === 'hmac-sha256-hex' && sameBytes(hmacOf(secret.normalize('NFKD'), raw), signature);
  },
  idOf: (message) => z.object({ id: text().min(1).max(200) }).safeParse(message).data?.id ?? null,
  toNews(message) {
    const { description, result } = readMessage(eventSchema, message);
    if (!description.startsWith('tracker.')) return null;
    const parcel = readMessage(tracker, result);
    const scans = parcel.tracking_details.flatMap(scanEvent);
    const saidAt = momentOf(parcel.updated_at);
    // A tracker without scans still says how it stands.
    if (scans.length === 0 && saidAt && parcel.status !== 'unknown') {
      const id = scanId('easypost', parcel.status, parcel.status_detail, saidAt);
      scans.push({ id, occurredAt: saidAt, ...said(parcel.status, parcel.status_detail) });
    }
    return {
      parcel: { carrier: parcel.carrier, trackingNumber: parcel.tracking_code },
      events: withWholeParcel({
        source: 'easypost',
        scans,
        saidAt,
        eta: momentOf(parcel.est_delivery_date),
        signedBy: parcel.signed_by,
      }),
    };
  },
};
