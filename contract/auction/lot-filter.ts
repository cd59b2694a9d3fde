import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import { type LotFormat, lotFormats, type Manner, traitsOf } from '#domain/auction/format.ts';
import { resultsStep } from './results-step.ts';

/** The list is filtered by how lots are bid on; addresses say it in the words of their first formats. */
export const filterOfManner = { rising: 'english', falling: 'dutch', sealed: 'sealed' } as const satisfies Record<
  Manner,
  string
>;

const word = text().trim().max(200).catch('');
const flag = z.preprocess((value) => value === '1', z.boolean()).catch(false);

/** The query of `/auctions?state=live&maker=…`. Invalid parts are dropped, since people edit addresses by hand. */
export const lotFilterSchema = z.object({
  state: z.enum(['live', 'upcoming', 'ended']).or(z.literal('')).catch(''),
  maker: word,
  material: word,
  format: z.enum(filterOfManner).or(z.literal('')).catch(''),
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

export const formatsOf = (filter: LotFilter['format']): LotFormat[] =>
  lotFormats.filter((format) => filterOfManner[traitsOf[format].manner] === filter);

export interface LotFacets {
  makers: string[];
  materials: string[];
}
