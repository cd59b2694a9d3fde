import { z } from 'zod';
import { text } from '#contract/value/text.ts';

/** `GET /api/v1/orders/{id}/customs`: of one parcel, or of all that hasn't been refunded before it left. */
export const customsQuerySchema = z.object({ shipment: text().max(100).optional() });

export const customsSchema = z.object({
  /** Whether the parcel crosses a customs border. */
  needed: z.boolean(),
  currency: z.string(),
  from: z.array(z.string()),
  to: z.array(z.string()),
  items: z.array(
    z.object({
      sku: z.string(),
      title: z.string(),
      quantity: z.int(),
      /** What was paid for all of these, without tax. */
      valueAmount: z.int(),
      /** Of all of these; null: not known. */
      weightGrams: z.int().nullable(),
      /** Empty: not given. */
      hsCode: z.string(),
      /** ISO 3166; empty: not given. */
      originCountry: z.string(),
    }),
  ),
  totalAmount: z.int(),
  weightGrams: z.int().nullable(),
  /** What customs ask for and isn't given, by SKU. */
  missing: z.array(z.object({ sku: z.string(), fields: z.array(z.enum(['hsCode', 'originCountry', 'weightGrams'])) })),
});
export type Customs = z.infer<typeof customsSchema>;
