import { z } from 'zod';
import { moment } from '#contract/value/moment.ts';
import { text } from '#contract/value/text.ts';

/** Topic `sale:<id>`. Prices and ends are in each lot's own view. */
export const saleViewSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  startsAt: z.iso.datetime(),
  firstEndsAt: z.iso.datetime(),
  everySeconds: z.int(),
  lotIds: z.array(z.string()),
  soldCount: z.int(),
  soldTotals: z.array(z.object({ amount: z.int(), currency: z.string() })),
});
export type SaleView = z.infer<typeof saleViewSchema>;

/** `POST /sales`. */
export const createSaleSchema = z.object({
  title: text().trim().min(1).max(200),
  description: text().max(10_000).default(''),
  /** Absent: at once. */
  startsAt: moment().optional(),
  firstEndsAt: moment(),
  everySeconds: z.int().min(10).max(86_400).default(60),
  /** People can bid at it in person: a public auction, from which consumers can't withdraw. */
  attended: z.boolean().optional(),
});
export type CreateSale = z.infer<typeof createSaleSchema>;

export const apiSaleSchema = saleViewSchema.extend({ topic: z.string(), version: z.int() });
export type ApiSale = z.infer<typeof apiSaleSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    sale: SaleView;
  }
}
