import { z } from 'zod';

/** ISO 4217, upper case. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR');

/** Integer minor units: 1240 is €12.40. Up to ten million major units, so that it fits an int4. */
export const amountSchema = z.int().min(0).max(1_000_000_000);

export const moneySchema = z.object({ amount: z.int(), currency: z.string() });
export type Money = z.infer<typeof moneySchema>;
