import { z } from 'zod';

/** A month of the shop's time zone. */
export const monthSchema = z.object({
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'Enter a month such as 2026-11.'),
});

/** `form`: in DATEV's format or as plain CSV; without it, as the shop's country has it. */
export const bookkeepingSchema = monthSchema.extend({ form: z.enum(['datev', 'csv']).optional() });
