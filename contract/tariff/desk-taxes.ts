import { z } from 'zod';
import { taxClassSchema } from '#contract/tariff/tax-class.ts';
import { text } from '#contract/value/text.ts';
import { countryCalled } from '#domain/address/country-name.ts';
import { standardTaxClass } from '#domain/tariff/rate-of.ts';
import { taxRules } from '#domain/tariff/tax-rates.ts';

const typed = (most: number) => text().trim().max(most);
const countryWords = 'Name a country: its English name or its two letters.';
const country = typed(100).transform((name, context) => {
  const code = countryCalled(name);
  if (code === null) context.addIssue(countryWords);
  return code ?? '';
});
const seenVersion = z.coerce.number().int().min(1);
const percentWords = 'Enter a percentage from 0 to 100, such as 21 or 5.5.';
const percent = z.coerce
  .number(percentWords)
  .min(0, percentWords)
  .max(100, percentWords)
  .multipleOf(0.01, percentWords)
  .transform((given) => Math.round(given * 100));
const dayWords = 'Enter the first day of the rate, from 1970 on.';

const named = {
  country,
  /** As addresses have it: `NY`. Left out: all of the country. */
  region: typed(100)
    .optional()
    .transform((region) => region ?? ''),
  class: taxClassSchema.optional().transform((name) => name ?? standardTaxClass),
  validFrom: z.iso.date(dayWords).refine((day) => day >= '1970-01-01' && day < '3000-01-01', dayWords),
  seenVersion,
};

/** `POST /api/desk/taxes/rates`: the rate of a day is written over. */
export const saveTaxRateSchema = z
  .object({ ...named, percent })
  .transform(({ percent: basisPoints, ...rate }) => ({ ...rate, basisPoints }));
export type SaveTaxRate = z.output<typeof saveTaxRateSchema>;

export const removeTaxRateSchema = z.object(named);
export type RemoveTaxRate = z.output<typeof removeTaxRateSchema>;

export const saveTaxSettingsSchema = z.object({
  rule: z.enum(taxRules, 'Choose whose VAT an order has.'),
  pricesInclude: z.enum(['yes', 'no'], 'Choose whether prices include VAT.').transform((answer) => answer === 'yes'),
  /** Left out or empty: the sentence of the shop's country. */
  exemptNote: typed(300)
    .optional()
    .transform((note) => note ?? ''),
  /** Ticked: what another answer means for the prices shown has been read. */
  understood: z.literal('on').optional(),
  seenVersion,
});
export type SaveTaxSettings = z.output<typeof saveTaxSettingsSchema>;

/** From a day on, until a later row of the same country, region and class. */
export const taxRateSchema = z.object({
  country: z.string(),
  /** Empty: all of the country. */
  region: z.string(),
  class: z.string(),
  basisPoints: z.int(),
  validFrom: z.iso.date(),
});
export type ListedTaxRate = z.infer<typeof taxRateSchema>;

export interface DeskTaxRate extends ListedTaxRate {
  name: string;
  /** It applies from a later day on. */
  isComing: boolean;
  /** The standard rate on its first day or today, whichever is later; null: not known, or another class. */
  standard: number | null;
}

export interface DeskTaxes {
  rule: (typeof taxRules)[number];
  pricesInclude: boolean;
  /** The shop’s country by name; null: nobody has set it. */
  originName: string | null;
  /** Of the shop’s own country, in basis points; null: none applies. */
  ownRate: number | null;
  /** Of the server’s settings, in basis points; null: none is set. */
  flatRate: number | null;
  /** The merchant's own sentence for invoices of an exempt business; empty: none. */
  exemptNote: string;
  /** The sentence used without one. */
  usualExemptNote: string;
  version: number;
  /** Those that apply now or later. */
  rates: DeskTaxRate[];
  /** Countries whose standard rate is known, and that have none here. */
  missing: { name: string; standard: number }[];
  /** How many pieces are in each class, archived ones too. */
  classes: { class: string; pieces: number }[];
  /** From which list the standard rates come, and when it was read. */
  source: { name: string; readOn: string };
}
