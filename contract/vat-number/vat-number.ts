import { z } from 'zod';
import { text } from '#contract/value/text.ts';

/** `unknown`: VIES gave no answer, so VAT is charged. */
export const vatResults = ['valid', 'invalid', 'unknown'] as const;
export type VatResult = (typeof vatResults)[number];

/** What VIES said of a VAT number, and when. */
export const vatCheckSchema = z.object({
  number: z.string(),
  result: z.enum(vatResults),
  checkedAt: z.iso.datetime({ offset: true }),
  /** The holder's name and address, if their country tells them. */
  name: z.string().nullable(),
  address: z.string().nullable(),
  /** Proves the question; only given to a shop that asks with its own VAT number. */
  consultation: z.string().nullable(),
});
export type VatCheck = z.infer<typeof vatCheckSchema>;

/** `POST /api/bag/vat-number`: what the checkout's form has; left out: none any more. */
export const bagVatNumberSchema = z.object({ vatNumber: text().trim().max(30).optional() });
