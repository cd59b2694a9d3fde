import { z } from 'zod';

/** Always `items − discount + shipping + tax = total`. */
export const totalsSchema = z.object({
  itemsAmount: z.int(),
  /** What promotions take off the pieces; `shippingAmount` is without what they take off the delivery. */
  discountAmount: z.int(),
  shippingAmount: z.int(),
  /** Added to the prices: nothing where they include it. */
  taxAmount: z.int(),
  totalAmount: z.int(),
  currency: z.string(),
});
export type Totals = z.infer<typeof totalsSchema>;

/** By rate, in basis points; empty where the shop states none. */
export const taxGroupsSchema = z.array(z.object({ basisPoints: z.int(), net: z.int(), tax: z.int(), gross: z.int() }));

export const orderTotalsSchema = totalsSchema.extend({
  /** Of the total, what gift cards pay. */
  giftCardAmount: z.int(),
  /** Whether the prices include their tax. */
  pricesInclude: z.boolean(),
  taxes: taxGroupsSchema,
});

/** What a promotion took off an order, in all. */
export const takenOffSchema = z.object({ code: z.string().nullable(), title: z.string(), amount: z.int() });

export const shippingMethodSchema = z.object({
  id: z.string(),
  title: z.string(),
  amount: z.int(),
  /** Days there, such as `2026-11-25`. */
  earliest: z.iso.date(),
  latest: z.iso.date(),
  /** Working days on its way. */
  daysLeast: z.int(),
  daysMost: z.int(),
});
export type OfferedMethod = z.infer<typeof shippingMethodSchema>;

export const pricedLineSchema = z.object({
  sku: z.string(),
  title: z.string(),
  quantity: z.int(),
  unitAmount: z.int(),
  discountAmount: z.int(),
  totalAmount: z.int(),
});

export const previewAnswerSchema = z.object({
  totals: orderTotalsSchema,
  lines: z.array(pricedLineSchema.extend({ available: z.int() })),
  promotions: z.array(takenOffSchema),
  shippingMethods: z.array(shippingMethodSchema),
});
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;
