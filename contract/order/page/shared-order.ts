import { z } from 'zod';
import { trackingStatusSchema } from '#contract/shipping/shipment.ts';
import { text } from '#contract/value/text.ts';
import { typedNumber } from '#domain/order/order-number.ts';
import { orderStatusSchema } from '../order.ts';

/** Topic `shared-order:<link>`: its fields are chosen one by one, without name, street, price, number or message. */
export const sharedOrderSchema = z.discriminatedUnion('open', [
  /** The owner has ended it, or its time is over. */
  z.object({ open: z.literal(false) }),
  z.object({
    open: z.literal(true),
    status: orderStatusSchema,
    city: z.string().nullable(),
    country: z.string().nullable(),
    pieces: z.array(
      z.object({ id: z.string(), title: z.string(), imageFile: z.string().nullable(), quantity: z.int() }),
    ),
    /** The days that were named at the checkout. */
    arrival: z.object({ earliest: z.iso.date(), latest: z.iso.date() }).nullable(),
    packedAt: z.iso.datetime().nullable(),
    /** No carrier brings it: its buyer comes for it. Then neither city nor country is told. */
    toCollect: z.boolean(),
    collectedAt: z.iso.datetime().nullable(),
    parcels: z.array(
      z.object({
        id: z.string(),
        status: trackingStatusSchema,
        delayed: z.boolean(),
        eta: z.iso.datetime().nullable(),
        deliveredAt: z.iso.datetime().nullable(),
        updates: z.array(
          z.object({
            id: z.string(),
            status: trackingStatusSchema,
            at: z.iso.datetime(),
            /** Null near the door, where a place would say too much. */
            city: z.string().nullable(),
            /** To some eleven kilometres; null near the door as well. */
            position: z.object({ lat: z.number(), lng: z.number() }).nullable(),
          }),
        ),
      }),
    ),
  }),
]);
export type SharedOrder = z.infer<typeof sharedOrderSchema>;
export type OpenSharedOrder = Extract<SharedOrder, { open: true }>;

/** A shared link, exchanged for a cookie that opens what it shares. */
export const openSharedSchema = z.object({ link: text().max(100), key: text().max(200) });

export const findOrderSchema = z.object({
  number: z
    .string('Enter the order number.')
    .max(40, 'Enter the order number as your confirmation has it.')
    .transform((typed, context) => {
      const read = typedNumber(typed);
      if (read === null)
        context.addIssue({ code: 'custom', message: 'Enter the order number as your confirmation has it.' });
      return read ?? z.NEVER;
    }),
  email: z.email('Enter the email address you ordered with.').max(254),
});
export type FindOrder = z.output<typeof findOrderSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'shared-order': SharedOrder;
  }
}
