import { z } from 'zod';
import type { TrackingEventInput } from '#contract/shipping/shipment.ts';
import { text } from '#contract/value/text.ts';
import type { TrackingStatus } from '#domain/shipping/tracking/tracking-status.ts';
import type { CarrierWebhook } from './carrier-webhook.ts';
import { momentOf, optionalText, placeOf, readMessage, scanId } from './message-fields.ts';
import { hmacOf, sameBytes } from './signature.ts';
import { withWholeParcel } from './whole-parcel.ts';

const tags: Readonly<Record<string, TrackingStatus>> = {
  Pending: 'pending',
  InfoReceived: 'label_created',
  InTransit: 'in_transit',
  OutForDelivery: 'out_for_delivery',
  AttemptFail: 'attempt_failed',
  Delivered: 'delivered',
  AvailableForPickup: 'available_for_pickup',
  Exception: 'exception',
  Expired: 'expired',
};
/** Where the subtag says more than the tag. */
const subtags: Readonly<Record<string, TrackingStatus>> = {
  InTransit_002: 'picked_up',
  Exception_010: 'return_in_progress',
  Exception_011: 'returned',
  Exception_013: 'lost',
};
/** Moved, refused, to be paid for, address wrong, papers missing. */
const actionSubtags = ['Exception_002', 'Exception_003', 'Exception_006', 'Exception_007', 'Exception_018'];
/** Customs, events outside, the carrier's own, weather. */
const lateSubtags = ['Exception_004', 'Exception_005', 'Exception_016', 'Exception_017'];

/** `[longitude, latitude]`, or an object; senders leave it empty more often than not. */
const coordinates = z
  .union([
    z.tuple([z.number(), z.number()]).transform(([lng, lat]) => ({ lat, lng })),
    z
      .object({ latitude: z.number(), longitude: z.number() })
      .transform((at) => ({ lat: at.latitude, lng: at.longitude })),
    z.unknown().transform(() => undefined),
  ])
  .transform((at) => (at && Math.abs(at.lat) <= 90 && Math.abs(at.lng) <= 180 ? at : undefined));
const checkpoint = z.object({
  tag: text().min(1).max(60),
  subtag: optionalText(60),
  message: optionalText(500),
  checkpoint_time: z.string().nullish(),
  created_at: z.string().nullish(),
  city: optionalText(100),
  state: optionalText(100),
  zip: optionalText(20),
  country_name: optionalText(100),
  country_region_name: optionalText(100),
  country_iso3: optionalText(3),
  coordinates: coordinates.optional(),
});
const estimate = z.object({ datetime: optionalText(60), revise_reason: optionalText(300) }).nullish();
const tracking = z.object({
  slug: text().min(1).max(60),
  tracking_number: text().min(1).max(60),
  tag: text().min(1).max(60),
  subtag: optionalText(60),
  expected_delivery: optionalText(60),
  latest_estimated_delivery: estimate,
  courier_estimated_delivery_date: z.object({ estimated_delivery_date: optionalText(60) }).nullish(),
  updated_at: optionalText(60),
  signed_by: optionalText(100),
  checkpoints: z
    .array(checkpoint)
    .nullish()
    .transform((scans) => scans ?? []),
});
const eventSchema = z.object({
  event: z.string(),
  ts: z.number().nullish(),
  msg: z.unknown(),
});
type Checkpoint = z.output<typeof checkpoint>;

const said = (tag: string, subtag: string | undefined) => ({
  status: (subtag && subtags[subtag]) ?? tags[tag] ?? tag,
  ...(subtag && lateSubtags.includes(subtag) ? { delayed: true } : {}),
  ...(subtag && actionSubtags.includes(subtag) ? { actionRequired: true } : {}),
});

function scanEvent(scan: Checkpoint) {
  const { tag, subtag, message, checkpoint_time, created_at, city, state, zip, coordinates: at } = scan;
  const occurredAt = momentOf(checkpoint_time, at) ?? momentOf(created_at);
  if (!occurredAt) return [];
  const country = scan.country_name ?? scan.country_region_name ?? scan.country_iso3;
  const event: TrackingEventInput = {
    id: scanId('aftership', tag, subtag, checkpoint_time ?? occurredAt, message, city),
    occurredAt,
    message,
    ...said(tag, subtag),
    location: placeOf({ city, region: state, postalCode: zip, country, ...at }),
  };
  return [event];
}

/** AfterShip: `tracking_update` and `edd_revise`, with all checkpoints of the parcel each time. */
export const aftership: CarrierWebhook = {
  name: 'AfterShip',
  // No time is signed: repeats are told apart by the event's id alone.
  verify({ raw, headers, secret }) {
    const signature = Buffer.from(headers.get('aftership-hmac-sha256') ?? '', 'base64');
    return sameBytes(hmacOf(secret, raw), signature);
  },
  idOf: (message) => z.object({ event_id: text().min(1).max(200) }).safeParse(message).data?.event_id ?? null,
  toNews(message) {
    const { msg, ts } = readMessage(eventSchema, message);
    // Events about an account or an order carry no parcel.
    if (!z.object({ tracking_number: z.unknown() }).safeParse(msg).data?.tracking_number) return null;
    const parcel = readMessage(tracking, msg);
    const scans = parcel.checkpoints.flatMap(scanEvent);
    const saidAt = momentOf(parcel.updated_at) ?? (ts ? new Date(ts * 1000).toISOString() : undefined);
    if (scans.length === 0 && saidAt) {
      const id = scanId('aftership', parcel.tag, parcel.subtag, saidAt);
      scans.push({ id, occurredAt: saidAt, ...said(parcel.tag, parcel.subtag) });
    }
    const { latest_estimated_delivery: latest, courier_estimated_delivery_date: courier } = parcel;
    return {
      parcel: { carrier: parcel.slug, trackingNumber: parcel.tracking_number },
      events: withWholeParcel({
        source: 'aftership',
        scans,
        saidAt,
        signedBy: parcel.signed_by,
        why: latest?.revise_reason,
        eta: momentOf(latest?.datetime ?? courier?.estimated_delivery_date ?? parcel.expected_delivery),
      }),
    };
  },
};
