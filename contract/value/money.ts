import { z } from 'zod';
import { shopCurrencies } from '#domain/money/shop-currencies.ts';

/** A new amount's currency: ISO 4217, upper case. */
export const currencySchema = z.enum([...shopCurrencies], 'must be the ISO 4217 code of a currency that shops can use');

/** Integer minor units: 1240 is €12.40. Up to ten million major units, so that it fits an int4. */
export const amountSchema = z.int().min(0).max(1_000_000_000);

export const moneySchema = z.object({ amount: z.int(), currency: z.string() });
export type Money = z.infer<typeof moneySchema>;
