import { z } from 'zod';
import { vatInPrices } from '#domain/tariff/vat-in-prices.ts';

/** Amounts in minor units, weights in grams, days are working days. */
const publicRateSchema = z.object({
  method: z.string(),
  amount: z.int(),
  /** Null: of whatever currency the piece is. */
  currency: z.string().nullable(),
  freeFrom: z.int().nullable(),
  weightFrom: z.int(),
  weightTo: z.int().nullable(),
  daysLeast: z.int(),
  daysMost: z.int(),
});

/** Countries where delivery costs the same. */
export const publicZoneSchema = z.object({
  /** ISO 3166 codes. None: wherever no other zone is. */
  countries: z.array(z.string()),
  /** Of the countries, in their order. */
  names: z.array(z.string()),
  /** Those of the countries, then those of some of their postcodes. None: nothing is sent there. */
  tariffs: z.array(z.array(publicRateSchema)),
});

/** Topic `tariff`: what delivery costs, and how prices stand to VAT. */
export const tariffViewSchema = z.object({
  zones: z.array(publicZoneSchema),
  /** Until when an order is sent on that day. */
  sending: z.object({ orderBy: z.iso.datetime(), day: z.iso.date() }),
  vat: z.enum(vatInPrices),
});
export type TariffView = z.infer<typeof tariffViewSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    tariff: TariffView;
  }
}
