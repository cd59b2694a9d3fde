import { z } from 'zod';
import { taxTreatments } from '#domain/tariff/tax-treatment.ts';

/** `GET /api/v1/vat-figures` and the desk's file: one quarter of the shop's time zone. */
export const vatQuarterSchema = z.object({
  quarter: z.string().regex(/^20\d\d-Q[1-4]$/, 'Enter a quarter such as 2026-Q4.'),
});

export const vatFigureSchema = z.object({
  quarter: z.string(),
  /** The earlier quarter that this corrects; null: none. */
  corrects: z.string().nullable(),
  country: z.string(),
  treatment: z.enum(taxTreatments),
  basisPoints: z.int(),
  currency: z.string(),
  /** In minor units; credit notes count below nothing. */
  net: z.int(),
  tax: z.int(),
  /** Whether it belongs in the return of the One Stop Shop. */
  isOss: z.boolean(),
});
export type VatFigureAnswer = z.infer<typeof vatFigureSchema>;
