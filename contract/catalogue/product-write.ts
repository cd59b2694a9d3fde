/** What a product is made or changed with, over HTTP and by an import alike. */
import { z } from 'zod';
import { countryCodeSchema } from '#contract/value/country-code.ts';
import { amountSchema, currencySchema } from '#contract/value/money.ts';
import { text } from '#contract/value/text.ts';
import { taxClassSchema } from '../tariff/tax-class.ts';
import { productStatuses } from './catalogue.ts';
import { hsCodeSchema, safetySchema } from './product-safety.ts';

/** As Shopify's files have them. */
export const mostOptions = 3;
export const mostVariants = 250;
export const mostImages = 250;
export const mostCollections = 50;

export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const slug = text().max(100).regex(slugPattern, 'must be lower-case letters, digits and single hyphens');
const line = (most: number) => text().trim().max(most);
const label = text().trim().min(1).max(100);
export const onHandSchema = z.int().min(0).max(1_000_000);
export const weightSchema = z.int().min(1).max(10_000_000);
const lengthSchema = z.int().min(1).max(100_000);

export const skuSchema = text().trim().min(1).max(100);
export const optionSchema = z.object({ name: label, values: z.array(label).min(1).max(mostVariants) });
export type ProductOption = z.infer<typeof optionSchema>;

const variantSchema = z.object({
  sku: skuSchema,
  options: z.record(label, label).optional(),
  priceAmount: amountSchema.optional(),
  compareAtAmount: amountSchema.nullable().optional(),
  currency: currencySchema.optional(),
  onHand: onHandSchema.optional(),
  weightGrams: weightSchema.nullable().optional(),
});

const imageSchema = z
  .object({
    url: text().max(2_000).optional(),
    uploadId: text().max(100).optional(),
    alt: line(500).default(''),
  })
  .refine(({ url, uploadId }) => (url === undefined) !== (uploadId === undefined), 'give either url or uploadId');

const fields = {
  slug: slug.optional(),
  maker: line(120).optional(),
  description: text().max(60_000).optional(),
  descriptionFormat: z.enum(['plain', 'markdown', 'html']).optional(),
  collections: z.array(slug).max(mostCollections).optional(),
  form: line(80).optional(),
  material: line(200).optional(),
  status: z.enum(productStatuses).optional(),
  options: z.array(optionSchema).max(mostOptions).optional(),
  facts: z
    .array(z.object({ name: label, text: line(1_000) }))
    .max(30)
    .optional(),
  safety: safetySchema.optional(),
  hsCode: hsCodeSchema.optional(),
  originCountry: countryCodeSchema.optional(),
  /** One the shop has a rate for, such as `reduced`; `standard` unless it says otherwise. */
  taxClass: taxClassSchema.optional(),
  heightMm: lengthSchema.nullable().optional(),
  widthMm: lengthSchema.nullable().optional(),
  depthMm: lengthSchema.nullable().optional(),
  weightGrams: weightSchema.nullable().optional(),
  editionSize: z.int().min(1).max(1_000_000).nullable().optional(),
  images: z.array(imageSchema).max(mostImages).optional(),
};

const title = text().trim().min(1).max(200);

/** `POST /products`. */
export const createProductSchema = z.object({
  title,
  ...fields,
  status: z.enum(['draft', 'published']).optional(),
  variants: z
    .array(variantSchema.extend({ priceAmount: amountSchema, onHand: onHandSchema }))
    .min(1)
    .max(mostVariants),
});
export type CreateProduct = z.output<typeof createProductSchema>;

/** `PATCH /products/{slug}`: what isn't given stays. A list of variants is the whole list: those left out are archived. */
export const changeProductSchema = z.object({
  title: title.optional(),
  ...fields,
  variants: z.array(variantSchema).min(1).max(mostVariants).optional(),
});
export type ChangeProduct = z.output<typeof changeProductSchema>;

/** `POST /uploads`: a photograph that a product's `images` may name. */
export const uploadedSchema = z.object({
  id: z.string(),
  width: z.int(),
  height: z.int(),
  dominantHex: z.string(),
});
