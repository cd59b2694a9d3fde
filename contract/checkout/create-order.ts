import { z } from 'zod';
import { addressSchema, checkPostcodeGiven } from '#contract/address/address.ts';
import { referenceSchema } from '#contract/value/reference.ts';
import { text } from '#contract/value/text.ts';
import { mostNumbered } from '#domain/stock/numbered.ts';
import { quantitySchema } from '../bag/bag.ts';
import { paymentSchema } from '../payment/payment.ts';
import { buyerShape } from './buyer.ts';

/** What an order may ask for beside its pieces. */
export const orderExtrasSchema = z.object({
  promotionCodes: z.array(text().trim().min(1).max(60)).max(5).optional(),
  /** They pay in this sequence. */
  giftCards: z.array(text().trim().min(1).max(60)).max(5).optional(),
  /** As a preview names it; without one, the cheapest. */
  shippingMethod: text().min(1).max(60).optional(),
  /** For whoever packs it. */
  note: text().trim().max(500).optional(),
  /** It is a present: no price lies in the box, and the message does. */
  gift: z.union([z.boolean(), z.object({ message: text().trim().max(500).optional() })]).optional(),
});
export type OrderExtras = z.infer<typeof orderExtrasSchema>;

const orderLineSchema = z
  .object({
    sku: text().min(1).max(100),
    quantity: quantitySchema,
    /** Which pieces of a numbered edition; of those that it doesn't name, the lowest that are free. */
    numbers: z.array(z.int().min(1).max(mostNumbered)).optional(),
  })
  .refine(({ quantity, numbers = [] }) => numbers.length <= quantity, {
    message: 'names more numbers than its quantity',
    path: ['numbers'],
  });

/** `POST /api/v1/orders`. */
export const createOrderSchema = z.object({
  customer: referenceSchema.optional(),
  email: z.email().max(254),
  lines: z
    .array(orderLineSchema)
    .min(1)
    .max(50)
    .superRefine((lines, { addIssue }) => {
      const named = new Set<string>();
      for (const [at, { sku, numbers = [] }] of lines.entries()) {
        for (const number of numbers) {
          const piece = `${number} of ${sku}`;
          if (named.has(piece))
            addIssue({ code: 'custom', message: `names no. ${piece} twice`, path: [at, 'numbers'] });
          named.add(piece);
        }
      }
    }),
  shippingAddress: addressSchema.superRefine(checkPostcodeGiven),
  ...buyerShape,
  ...orderExtrasSchema.shape,
  /** The card: given here for the test bank, in the customer's browser for Stripe; chosen on Mollie's page for Mollie. */
  payment: paymentSchema,
});
export type CreateOrder = z.infer<typeof createOrderSchema>;

/** `POST /api/v1/orders/preview`: the same without a payment, and of the address what decides. */
export const previewOrderSchema = createOrderSchema.omit({ payment: true }).extend({
  email: z.email().max(254).optional(),
  shippingAddress: addressSchema.partial().extend({ country: addressSchema.shape.country }),
});
export type PreviewOrder = z.infer<typeof previewOrderSchema>;
