import { z } from 'zod';

/** Invoices and credit notes are numbered apart. */
export const documentSeriesSchema = z.enum(['INV', 'CN']);
export type DocumentSeries = z.infer<typeof documentSeriesSchema>;

/** Everything that a document prints, as it was when it was issued. Amounts in minor units, VAT included. */
export const documentContentSchema = z.object({
  series: documentSeriesSchema,
  number: z.string(),
  issuedAt: z.iso.datetime(),
  orderNumber: z.string(),
  seller: z.object({ name: z.string(), address: z.array(z.string()), vatId: z.string().nullable() }),
  buyer: z.object({ address: z.array(z.string()), email: z.string() }),
  /** With a null SKU, an amount for no piece of its own: delivery, or a part given back. */
  lines: z.array(z.object({ sku: z.string().nullable(), title: z.string(), quantity: z.int(), unitAmount: z.int() })),
  totalAmount: z.int(),
  currency: z.string(),
  /** Null where the shop states no rate. */
  vat: z.object({ percent: z.number(), amount: z.int() }).nullable(),
  remark: z.string(),
  corrects: z.string().nullable(),
});
export type DocumentContent = z.infer<typeof documentContentSchema>;

export const documentViewSchema = z.object({
  number: z.string(),
  series: documentSeriesSchema,
  totalAmount: z.int(),
  issuedAt: z.iso.datetime(),
});
export type DocumentView = z.infer<typeof documentViewSchema>;
