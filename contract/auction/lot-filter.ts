import { z } from 'zod';
import { resultsStep } from '#contract/limits.ts';
import { text } from '#contract/text.ts';

export const lotFormatFilters = ['english', 'dutch', 'sealed'] as const;
const word = text().trim().max(200).catch('');
const flag = z.preprocess((value) => value === '1', z.boolean()).catch(false);

/** The query of `/auctions?state=live&maker=…`. Invalid parts are dropped, since people edit addresses by hand. */
export const lotFilterSchema = z.object({
  state: z.enum(['live', 'upcoming', 'ended']).or(z.literal('')).catch(''),
  maker: word,
  material: word,
  format: z.enum(lotFormatFilters).or(z.literal('')).catch(''),
  /** Prices as typed, in whole units of the currency or finer. */
  from: word,
  to: word,
  met: flag,
  /** Only lots that nobody has bid on yet; of a sealed lot nobody knows. */
  unbid: flag,
  show: z.coerce
    .number()
    .int()
    .min(resultsStep)
    .max(480)
    .transform((show) => Math.ceil(show / resultsStep) * resultsStep)
    .catch(resultsStep),
});
export type LotFilter = z.infer<typeof lotFilterSchema>;

export interface LotFacets {
  makers: string[];
  materials: string[];
}
