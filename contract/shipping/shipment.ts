import { z } from 'zod';
import { quantitySchema } from '#contract/bag/bag.ts';
import { moment } from '#contract/value/moment.ts';
import { text } from '#contract/value/text.ts';
import { ticked } from '#contract/value/ticked.ts';
import { trackingStatuses } from '#domain/shipping/tracking/tracking-status.ts';
import { thoughDisputed } from '../order/dispute.ts';

/** FIELD-NOTES' canonical parcel states. */
export const trackingStatusSchema = z.enum(trackingStatuses);
export type TrackingStatus = z.infer<typeof trackingStatusSchema>;

const trackingNumberHint = 'Enter the tracking number: at least 3 characters.';

/** `POST /api/v1/orders/{id}/shipments`. Without `lines` the parcel stands for the whole order. */
export const createShipmentSchema = z.object({
  carrier: text({ error: 'Enter the carrier.' }).trim().min(1, 'Enter the carrier.').max(60),
  trackingNumber: text({ error: trackingNumberHint }).trim().min(3, trackingNumberHint).max(60),
  lines: z
    .array(z.object({ sku: text().min(1), quantity: quantitySchema }))
    .min(1)
    .optional(),
  eta: moment().optional(),
  thoughDisputed,
});

/** `PATCH /api/v1/shipments/{id}`: the name of a parcel that hasn't left. */
export const correctParcelSchema = createShipmentSchema.pick({ carrier: true, trackingNumber: true });
export type CorrectParcel = z.infer<typeof correctParcelSchema>;

/** The same at the desk. A ticked box: what the carrier has scanned is somebody else's parcel. */
export const deskCorrectParcelSchema = correctParcelSchema.extend({ thoughScanned: ticked });

/** A page or picture of somebody else's that ours links to: never `javascript:`. */
const webAddressSchema = z.url({ protocol: /^https?$/ }).max(500);

/** `POST /api/v1/shipments/{id}/events`. Unknown status words are kept and shown as an update. */
export const trackingEventSchema = z.object({
  id: text().min(1).max(100).optional(),
  status: text().trim().min(1).max(60),
  occurredAt: moment(),
  message: text().trim().max(500).optional(),
  location: z
    .object({
      city: text().max(100).optional(),
      region: text().max(100).optional(),
      /** Tells towns of one name apart; not kept. */
      postalCode: text().max(20).optional(),
      country: text().max(100).optional(),
      lat: z.number().min(-90).max(90).optional(),
      lng: z.number().min(-180).max(180).optional(),
    })
    .optional(),
  eta: moment().optional(),
  proofOfDelivery: z.object({ signedBy: text().max(100).optional(), photoUrl: webAddressSchema.optional() }).optional(),
  delayed: z.boolean().optional(),
  actionRequired: z.boolean().optional(),
});
export type CreateShipment = z.infer<typeof createShipmentSchema>;
export type TrackingEventInput = z.infer<typeof trackingEventSchema>;

export const trackingEventViewSchema = z.object({
  id: z.string(),
  status: trackingStatusSchema,
  message: z.string().nullable(),
  occurredAt: z.iso.datetime(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  /** Where the carrier says it was, else the middle of the town that it names, roughly; null: neither is known. */
  position: z.object({ lat: z.number(), lng: z.number() }).nullable(),
  /** The time zone of that position, `Europe/Madrid`. */
  zone: z.string().nullable(),
  /** Entered by the shop; absent: reported by the carrier. */
  toldByShop: z.literal(true).optional(),
});

export const shipmentViewSchema = z.object({
  id: z.string(),
  carrier: z.string(),
  trackingNumber: z.string(),
  status: trackingStatusSchema,
  eta: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  signedBy: z.string().nullable(),
  photoUrl: z.string().nullable(),
  carrierUrl: z.string().nullable(),
  delayed: z.boolean(),
  actionRequired: z.boolean(),
  /** The promise and what was said since, oldest first, with the carrier's reason. */
  arrivals: z.array(
    z.object({ eta: z.iso.datetime(), saidAt: z.iso.datetime().nullable(), why: z.string().nullable() }),
  ),
  lines: z.array(z.object({ sku: z.string(), quantity: z.int() })).nullable(),
  events: z.array(trackingEventViewSchema),
});
export type ShipmentView = z.infer<typeof shipmentViewSchema>;

/** As much of a parcel as a list of orders says. */
export const listedParcelSchema = shipmentViewSchema.pick({
  status: true,
  eta: true,
  deliveredAt: true,
  delayed: true,
});
export type ListedParcel = z.infer<typeof listedParcelSchema>;
