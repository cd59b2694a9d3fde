/** What the desk's forms of a piece send: text as it was typed. A field that is empty comes as none. */
import { z } from 'zod';
import { countryCodeSchema } from '#contract/value/country-code.ts';
import { text } from '#contract/value/text.ts';
import { taxClassSchema } from '../tariff/tax-class.ts';
import { productStatuses } from './catalogue.ts';
import { stockCount } from './desk-pieces.ts';
import { hsCodeSchema } from './product-safety.ts';
import { mostCollections, mostOptions, mostVariants, skuSchema, slugPattern } from './product-write.ts';

export const mostTitleCharacters = 200;
export const mostDescriptionCharacters = 60_000;

const atMost = (most: number) => `Use at most ${most.toLocaleString('en-GB')} characters.`;
const line = (most: number) => text().trim().max(most, atMost(most)).default('');
const title = text({ error: 'Give the piece a title.' })
  .trim()
  .min(1, 'Give the piece a title.')
  .max(mostTitleCharacters, atMost(mostTitleCharacters));
const price = text({ error: 'Enter a price such as 88 or 88.50.' })
  .trim()
  .max(30, 'Enter a price such as 88 or 88.50.');
const onHand = z.preprocess((typed) => typed ?? '0', stockCount);

/** A piece of one kind: its options and photographs come on its own page. */
export const newPieceSchema = z.object({ title, maker: line(120), price, onHand, sku: skuSchema.optional() });
export type NewPiece = z.output<typeof newPieceSchema>;

const lengthMessage = 'Enter centimetres, such as 22 or 22.5.';
/** In centimetres as typed, with a point or a comma; in millimetres once it is read. */
const centimetres = text()
  .trim()
  .regex(/^\d{1,4}(?:[.,]\d)?$/, lengthMessage)
  .transform((typed) => Math.round(Number(typed.replace(',', '.')) * 10))
  .refine((mm) => mm > 0, lengthMessage)
  .optional()
  .transform((mm) => mm ?? null);
const whole = (most: number, message: string) =>
  z.coerce
    .number(message)
    .pipe(z.int(message).min(1, message).max(most, message))
    .optional()
    .transform((count) => count ?? null);

const collectionField = 'collection.';
/** The name of a collection's box in the form. */
export const collectionBox = (slug: string) => `${collectionField}${slug}`;

export const descriptionFormats = ['markdown', 'plain', 'html'] as const;

const reload = 'Reload the page and try again.';
/** Names what a form was filled with: see `pieceWordsMark` and `pieceOptionsMark`. */
const seen = text({ error: reload }).regex(/^[0-9a-f]{16}$/, reload);

/** All that is said of a piece. */
export const pieceWordsSchema = z
  .object({
    title,
    maker: line(120),
    form: line(80),
    material: line(200),
    description: text()
      .max(mostDescriptionCharacters, atMost(mostDescriptionCharacters))
      .default('')
      .transform((typed) => typed.replaceAll('\r\n', '\n')),
    descriptionFormat: z.enum(descriptionFormats),
    heightMm: centimetres,
    widthMm: centimetres,
    depthMm: centimetres,
    weightGrams: whole(10_000_000, 'Enter the weight in whole grams.'),
    editionSize: whole(1_000_000, 'Enter how many pieces the edition has.'),
    taxClass: taxClassSchema,
    hsCode: hsCodeSchema.default(''),
    originCountry: countryCodeSchema.default(''),
    seen,
  })
  .catchall(z.literal('on'))
  .transform((typed) => {
    const { seen, title, maker, form, material, description, descriptionFormat, ...more } = typed;
    const { heightMm, widthMm, depthMm, weightGrams, editionSize, taxClass, hsCode, originCountry, ...boxes } = more;
    const words = { title, maker, form, material, description, descriptionFormat };
    const facts = { heightMm, widthMm, depthMm, weightGrams, editionSize, taxClass, hsCode, originCountry };
    const collections = Object.keys(boxes).flatMap((name) =>
      name.startsWith(collectionField) ? name.slice(collectionField.length) : [],
    );
    return { seen, words: { ...words, ...facts, collections } };
  })
  .refine(
    ({ words: { collections } }) =>
      collections.length <= mostCollections && collections.every((slug) => slugPattern.test(slug)),
    { message: 'There is no such collection.', path: ['collections'] },
  );
export type PieceWords = z.output<typeof pieceWordsSchema>;

/** What is asked while a description is typed. */
export const previewSchema = z.object({
  description: text().max(mostDescriptionCharacters, atMost(mostDescriptionCharacters)).default(''),
  descriptionFormat: z.enum(descriptionFormats),
});

export const pieceStatusSchema = z.object({ status: z.enum(productStatuses) });

const rows = Array.from({ length: mostOptions }, (_, row) => row);
/** The name of an option's field in the form: `options.0.name`. */
export const optionField = (row: number, part: 'was' | 'name' | 'values') => `options.${row}.${part}`;

export interface TypedOption {
  /** The name that it has so far, if it is one of the piece's already. */
  was: string | null;
  name: string;
  values: string[];
}

export interface PieceOptions {
  seen: string;
  options: TypedOption[];
}

/** Up to three rows, each the name of an option and its values, one on each line: a value may have a comma. A row without a name is no option. */
export const pieceOptionsSchema = z.record(text(), text().max(5_000)).transform((fields, context): PieceOptions => {
  const mark = seen.safeParse(fields.seen);
  if (!mark.success) context.addIssue({ code: 'custom', message: reload, path: ['seen'] });
  const options: TypedOption[] = [];
  for (const row of rows) {
    const typed = (part: Parameters<typeof optionField>[1]) => (fields[optionField(row, part)] ?? '').trim();
    const name = typed('name');
    if (name === '') continue;
    const values = typed('values')
      .split(/\r?\n/)
      .flatMap((value) => value.trim() || []);
    const say = (part: 'name' | 'values', message: string) =>
      context.addIssue({ code: 'custom', message, path: [optionField(row, part)] });
    if (name.length > 100) say('name', atMost(100));
    if (values.length === 0) say('values', 'Enter at least one value. Put each on a line of its own.');
    if (values.length > mostVariants) say('values', `Enter up to ${mostVariants} values.`);
    if (values.some((value) => value.length > 100)) say('values', 'Use at most 100 characters for a value.');
    options.push({ was: typed('was') || null, name, values });
  }
  return { seen: mark.data ?? '', options };
});

const chosen = z.array(z.tuple([z.string(), z.string()]));
/** The value of each option by its name: see `choiceText`. */
const choice = text({ error: reload })
  .max(2_000, reload)
  .transform((typed, context): Record<string, string> => {
    try {
      return Object.fromEntries(chosen.parse(JSON.parse(typed)));
    } catch {
      context.addIssue({ code: 'custom', message: reload });
      return z.NEVER;
    }
  });

/** A variant that is to be made. Without `onHand`, one that was sold before keeps its stock. */
export const newVariantSchema = z.object({
  choice,
  sku: skuSchema.optional(),
  price,
  onHand: stockCount.optional(),
});
export type NewVariant = z.output<typeof newVariantSchema>;
/** The value of each option, as one field of a form. */
export const choiceText = (chosen: readonly (readonly [name: string, value: string])[]): string =>
  JSON.stringify(chosen);

export const variantToRemoveSchema = z.object({ sku: skuSchema });

export const photographActionSchema = z.object({
  action: z.enum(['describe', 'earlier', 'later', 'first', 'remove']),
  alt: line(500),
});
export type PhotographAction = z.output<typeof photographActionSchema>;
