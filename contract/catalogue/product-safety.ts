import { z } from 'zod';
import { countryCodeSchema } from '#contract/value/country-code.ts';
import { text, writtenText } from '#contract/value/text.ts';
import { noSafety, type ProductSafety } from '#domain/catalogue/product-safety.ts';

const line = (most: number) => text().trim().max(most, `Write at most ${most} characters.`);

const contact = line(200).refine(
  (words) => words === '' || /^\S+@\S+\.\S+$/.test(words) || z.url({ protocol: /^https?$/ }).safeParse(words).success,
  'Enter an email address, or a web address that begins with https://.',
);

/** Who answers for a piece's safety. What isn't sent stays as it is; an empty text takes it away. */
export const safetySchema = z.object({
  manufacturer: line(200).optional(),
  manufacturerAddress: writtenText(null, 300).optional(),
  manufacturerContact: contact.optional(),
  manufacturerCountry: countryCodeSchema.optional(),
  responsible: line(200).optional(),
  responsibleAddress: writtenText(null, 300).optional(),
  responsibleContact: contact.optional(),
  warnings: writtenText(null, 2_000).optional(),
} satisfies Record<keyof ProductSafety, z.ZodType>);

export const safetyKeys = Object.keys(noSafety) as (keyof ProductSafety)[];

/** Six to ten digits, with or without points: the Harmonized System's code and what countries add to it. */
export const hsCodeSchema = text()
  .trim()
  .transform((code) => code.replaceAll(/[.\s]/g, ''))
  .refine((code) => /^(\d{6,10})?$/.test(code), 'Enter an HS code of 6 to 10 digits, for example 6913.10.');

/** `POST /api/desk/safety/:maker`: a form with all fields; one that is left out has been emptied. */
export const saveMakerSafetySchema = z
  .object(safetySchema.shape)
  .transform((sent): ProductSafety => ({ ...noSafety, ...Object.fromEntries(given(sent)) }));

const given = (sent: Partial<ProductSafety>) =>
  Object.entries(sent).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));

/** Returns only what is given and not empty, as it is stored. */
export const storedSafety = (safety: Partial<ProductSafety>): Partial<ProductSafety> =>
  Object.fromEntries(given(safety).filter(([, value]) => value !== ''));
