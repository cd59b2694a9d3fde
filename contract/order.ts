import { z } from 'zod';
import { orderStatuses } from '#domain/order/order-transitions.ts';
import { paymentStatuses } from '#domain/order/payment-progress.ts';
import { postcodeProblem } from '#domain/order/postcode.ts';
import { trackingStatuses } from '#domain/tracking/tracking-status.ts';
import { referenceSchema } from './auction.ts';
import { quantitySchema } from './bag.ts';
import { documentViewSchema } from './invoice.ts';
import { amountSchema } from './money.ts';
import { returnViewSchema } from './return.ts';
import { stepUpShape } from './step-up.ts';

/** `placed` waits for payment; the rest is told by domain/order. */
export const orderStatusSchema = z.enum(orderStatuses);
export type OrderStatus = z.infer<typeof orderStatusSchema>;

/** Text that must be there; `missing` is said whether it is left out or empty. */
const needed = (missing: string, most: number) => z.string(missing).trim().min(1, missing).max(most);

export const addressSchema = z.object({
  name: needed('Enter the name on the door.', 100),
  line1: needed('Enter the street and number.', 200),
  line2: z.string().trim().max(200).optional(),
  city: needed('Enter the town or city.', 100),
  region: z.string().trim().max(100).optional(),
  postalCode: needed('Enter the postcode.', 20),
  country: z
    .string('Choose a country.')
    .trim()
    .regex(/^[A-Z]{2}$/, 'Choose a country.'),
});
export type Address = z.infer<typeof addressSchema>;

export const testTokens = [
  'tok_visa',
  'tok_declined',
  'tok_insufficient_funds',
  'tok_authentication_required',
  'tok_slow',
  'tok_lost_response',
  'tok_capture_declined',
] as const;
/** In a form: the means of payment that the person keeps on file, whatever its token is. */
export const cardOnFile = 'on_file';
export const cardChoiceSchema = z.enum([...testTokens, cardOnFile], 'Enter one of the test cards.');
export const paymentSchema = z.object({ provider: z.literal('test'), token: z.enum(testTokens) });

/** `POST /api/v1/orders`. */
export const createOrderSchema = z.object({
  customer: referenceSchema.optional(),
  email: z.email().max(254),
  lines: z
    .array(z.object({ sku: z.string().min(1).max(100), quantity: quantitySchema }))
    .min(1)
    .max(50),
  shippingAddress: addressSchema,
  payment: paymentSchema,
});
export type CreateOrder = z.infer<typeof createOrderSchema>;

export const totalsSchema = z.object({
  itemsAmount: z.int(),
  shippingAmount: z.int(),
  taxAmount: z.int(),
  totalAmount: z.int(),
  currency: z.string(),
});
export type Totals = z.infer<typeof totalsSchema>;

/** FIELD-NOTES' canonical parcel states. */
export const trackingStatusSchema = z.enum(trackingStatuses);
export type TrackingStatus = z.infer<typeof trackingStatusSchema>;

/** `POST /api/v1/orders/{id}/shipments`. Without `lines` the parcel stands for the whole order. */
export const createShipmentSchema = z.object({
  carrier: z.string().trim().min(1).max(60),
  trackingNumber: z.string().trim().min(3).max(60),
  lines: z
    .array(z.object({ sku: z.string().min(1), quantity: quantitySchema }))
    .min(1)
    .optional(),
  eta: z.iso.datetime({ offset: true }).optional(),
});

/** A page or picture of somebody else's that ours links to: never `javascript:`. */
const webAddressSchema = z.url({ protocol: /^https?$/ }).max(500);

/** `POST /api/v1/shipments/{id}/events`. Unknown status words are kept and shown as an update. */
export const trackingEventSchema = z.object({
  id: z.string().min(1).max(100).optional(),
  status: z.string().trim().min(1).max(60),
  occurredAt: z.iso.datetime({ offset: true }),
  message: z.string().trim().max(500).optional(),
  location: z
    .object({
      city: z.string().max(100).optional(),
      region: z.string().max(100).optional(),
      country: z.string().max(100).optional(),
      lat: z.number().min(-90).max(90).optional(),
      lng: z.number().min(-180).max(180).optional(),
    })
    .optional(),
  eta: z.iso.datetime({ offset: true }).optional(),
  proofOfDelivery: z
    .object({ signedBy: z.string().max(100).optional(), photoUrl: webAddressSchema.optional() })
    .optional(),
  /** It comes later than thought. */
  delayed: z.boolean().optional(),
  /** The carrier waits for the customer. */
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
  /** Where it really was; null unless the carrier said so. */
  position: z.object({ lat: z.number(), lng: z.number() }).nullable(),
  /** The time zone of that position, `Europe/Madrid`. */
  zone: z.string().nullable(),
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
  /** The carrier's own page of it. */
  carrierUrl: z.string().nullable(),
  delayed: z.boolean(),
  /** It goes on only once the customer does something. */
  actionRequired: z.boolean(),
  /** The promise and what was said since, oldest first, with the carrier's reason. */
  arrivals: z.array(
    z.object({ eta: z.iso.datetime(), saidAt: z.iso.datetime().nullable(), why: z.string().nullable() }),
  ),
  lines: z.array(z.object({ sku: z.string(), quantity: z.int() })).nullable(),
  events: z.array(trackingEventViewSchema),
});
export type ShipmentView = z.infer<typeof shipmentViewSchema>;

/** Who did something to an order, as its customer knows them. */
export const orderPartySchema = z.enum(['customer', 'studio', 'carrier', 'bank', 'clock']);
export type OrderPartyName = z.infer<typeof orderPartySchema>;

/** Topic `order:<public id>`: for its owner, the bearer of its link, and the desk. */
export const orderViewSchema = z.object({
  publicId: z.string(),
  number: z.string(),
  status: orderStatusSchema,
  source: z.enum(['shop', 'api', 'auction']),
  /** A lot offered to someone who did not win it: they may pay, or let it lapse. */
  offer: z.boolean(),
  cancelReason: z.string().nullable(),
  email: z.string(),
  placedAt: z.iso.datetime(),
  paidAt: z.iso.datetime().nullable(),
  payBy: z.iso.datetime().nullable(),
  payment: z
    .object({
      id: z.string(),
      status: z.enum(paymentStatuses),
      method: z.string(),
      reason: z.string().nullable(),
    })
    .nullable(),
  totals: totalsSchema,
  refundedAmount: z.int(),
  lines: z.array(
    z.object({
      id: z.string(),
      sku: z.string(),
      title: z.string(),
      slug: z.string().nullable(),
      imageFile: z.string().nullable(),
      quantity: z.int(),
      unitAmount: z.int(),
      editionNo: z.int().nullable(),
    }),
  ),
  shippingAddress: addressSchema.nullable(),
  events: z.array(
    z.object({ kind: z.string(), note: z.string().nullable(), at: z.iso.datetime(), by: orderPartySchema }),
  ),
  shipments: z.array(shipmentViewSchema),
  /** While its owner shares it with a friend. */
  sharedUntil: z.iso.datetime().nullable(),
  /** Taken at the packing table; `/api/files/<id>` is the picture. */
  packedPhotos: z.array(
    z.object({ id: z.string(), width: z.int().nullable(), height: z.int().nullable(), at: z.iso.datetime() }),
  ),
  afterSale: z.object({
    /** Until when pieces may be sent back; null before the delivery, and once it is over. */
    returnUntil: z.iso.datetime().nullable(),
    /** What of each line may still be sent back. */
    returnable: z.array(z.object({ lineId: z.string(), quantity: z.int() })),
    /** What no parcel has yet. */
    unsent: z.array(z.object({ sku: z.string(), quantity: z.int() })),
    returns: z.array(returnViewSchema),
    documents: z.array(documentViewSchema),
    /** The return that this order's pieces replace. */
    exchangeFor: z.object({ returnNumber: z.string(), publicId: z.string(), orderNumber: z.string() }).nullable(),
  }),
});
export type OrderView = z.infer<typeof orderViewSchema>;

/** A postcode has to fit its country: looked at once each is right by itself. */
export function checkPostcode(address: Pick<Address, 'country' | 'postalCode'>, context: z.RefinementCtx): void {
  const message = postcodeProblem(address.country, address.postalCode);
  if (message) context.addIssue({ code: 'custom', path: ['postalCode'], message });
}

/** The checkout form. `seenTotalAmount` is what the shopper saw: it is compared, never charged. */
export const checkoutSchema = z
  .object({
    email: z.email('Enter an email address, so that we can send the confirmation.').max(254),
    ...addressSchema.shape,
    token: cardChoiceSchema,
    seenTotalAmount: z.coerce.number().pipe(amountSchema),
    /** Made once per opened checkout, so that a double press is one order. */
    placeKey: z.string().min(8).max(100),
    /** An order that was placed before and waits for payment: a lot that was won. */
    order: z.string().max(100).optional(),
  })
  .superRefine(checkPostcode);
export type Checkout = z.infer<typeof checkoutSchema>;

/** What the checkout form can be filled with. */
export type CheckoutDefaults = Partial<Address> & {
  email?: string;
  /** How the card on file is shown: "Test card ending 4242". */
  cardLabel?: string;
};

/** What paying came to, and where the shopper goes on. */
export const checkoutAnswerSchema = z.object({
  publicId: z.string(),
  number: z.string(),
  status: orderStatusSchema,
  payment: z.enum(['approved', 'requires_action', 'processing']),
  next: z.string(),
});
export type CheckoutAnswer = z.infer<typeof checkoutAnswerSchema>;

/** The customer's own form: where an order goes instead, until it is packed. */
export const changeAddressSchema = z.object({ ...addressSchema.shape, ...stepUpShape }).superRefine(checkPostcode);
/** The customer's own form: calls an order off. */
export const callOffSchema = z.object({ reason: z.string().trim().max(200).optional(), ...stepUpShape });

/** `POST /api/v1/orders/{id}/cancel`. */
export const cancelOrderSchema = z.object({ reason: z.string().trim().min(1).max(200) });
/**
 * `POST /api/v1/orders/{id}/refunds`. Without an amount, what the lines cost; without either, everything
 * that is left. `restock` is for pieces that have not left: they go back on the shelf and are not sent.
 */
export const refundOrderSchema = z.object({
  amount: amountSchema.min(1).optional(),
  lines: z
    .array(z.object({ sku: z.string().min(1).max(100), quantity: quantitySchema, restock: z.boolean().optional() }))
    .min(1)
    .optional(),
  reason: z.string().trim().min(1).max(200),
});
/** The test bank's buttons. */
export const authenticatePaymentSchema = z.object({ answer: z.enum(['approve', 'refuse']) });
/** A signed link, exchanged for a cookie that opens this one order. */
export const openOrderSchema = z.object({ publicId: z.string().max(100), key: z.string().max(200) });

/** An order in the integrators' API. */
export const orderAnswerSchema = z.object({
  id: z.string(),
  number: z.string(),
  status: orderStatusSchema,
  topic: z.string(),
  trackUrl: z.string(),
  placedAt: z.iso.datetime(),
  cancelReason: z.string().nullable(),
  refundedAmount: z.int(),
  payment: z.object({ id: z.string(), status: z.string(), reason: z.string().nullable() }).nullable(),
  totals: totalsSchema,
  lines: z.array(
    z.object({
      sku: z.string(),
      title: z.string(),
      quantity: z.int(),
      unitAmount: z.int(),
      editionNo: z.int().nullable(),
    }),
  ),
});
export const orderDetailAnswerSchema = orderAnswerSchema.extend({
  events: z.array(z.object({ kind: z.string(), note: z.string().nullable(), at: z.iso.datetime() })),
  shipments: z.array(shipmentViewSchema),
});
export type OrderAnswer = z.infer<typeof orderAnswerSchema>;
export type OrderDetailAnswer = z.infer<typeof orderDetailAnswerSchema>;
