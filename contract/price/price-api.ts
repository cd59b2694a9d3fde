import { z } from 'zod';
import { moment } from '#contract/value/moment.ts';
import { amountSchema } from '#contract/value/money.ts';
import { pageQuerySchema } from '#contract/value/page-of.ts';
import { text } from '#contract/value/text.ts';
import { scheduledPriceStates } from '#domain/price/scheduled-price.ts';

/** `POST /scheduled-prices`. Without `startsAt` it begins at once; without `endsAt` it stays. */
export const schedulePriceSchema = z.object({
  sku: text().min(1).max(100),
  amount: amountSchema,
  startsAt: moment().optional(),
  endsAt: moment().optional(),
});
export type SchedulePrice = z.infer<typeof schedulePriceSchema>;

export const scheduledPriceSchema = z.object({
  id: z.string(),
  sku: z.string(),
  amount: z.int(),
  currency: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime().nullable(),
  state: z.enum(scheduledPriceStates),
  /** The price that follows it, in minor units; null until it begins. */
  thenAmount: z.int().nullable(),
});
export type ScheduledPrice = z.infer<typeof scheduledPriceSchema>;

export const scheduledPricesQuerySchema = pageQuerySchema.extend({ sku: text().min(1).max(100).optional() });

/** A price and since when it applied. */
export const priceSinceSchema = z.object({ amount: z.int(), currency: z.string(), since: z.iso.datetime() });
/** The same where the currency is known: minor units, ISO 8601. */
export type PriceStep = Omit<z.infer<typeof priceSinceSchema>, 'currency'>;
