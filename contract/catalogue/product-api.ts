import { z } from 'zod';
import { amountSchema } from '#contract/value/money.ts';
import { text } from '#contract/value/text.ts';
import { mostNumbered } from '#domain/stock/numbered.ts';
import { productStatuses } from './catalogue.ts';

export const apiVariantSchema = z.object({
  sku: z.string(),
  title: z.string(),
  priceAmount: z.int(),
  currency: z.string(),
  options: z.record(z.string(), z.string()),
  compareAtAmount: z.int().nullable(),
  available: z.int(),
  onHand: z.int().optional(),
  reserved: z.int().optional(),
});

export const apiProductSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  topic: z.string(),
  maker: z.string(),
  form: z.string(),
  material: z.string(),
  /** By slug, in their order. */
  collections: z.array(z.string()),
  options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  /** Addresses of the originals. */
  images: z.array(z.object({ url: z.string(), alt: z.string() })),
  status: z.enum(productStatuses).optional(),
  variants: z.array(apiVariantSchema),
});
export type ApiProduct = z.infer<typeof apiProductSchema>;

/** `PATCH /variants/{sku}`. Only what is given changes; `compareAtAmount: null` removes it. A `number` of a numbered edition is chosen in the bag. */
export const changeVariantSchema = z
  .object({
    priceAmount: amountSchema.optional(),
    onHand: z.int().min(0).max(1_000_000).optional(),
    compareAtAmount: amountSchema.nullable().optional(),
    /** Each of its pieces has a number of its own, from 1 to this; null: none has. */
    numberedOf: z.int().min(1).max(mostNumbered).nullable().optional(),
    /** All numbers that are not for sale, such as those of pieces that broke; the others are. */
    withdrawnNumbers: z.array(z.int().min(1).max(mostNumbered)).max(mostNumbered).optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: 'give at least one of priceAmount, onHand, compareAtAmount, numberedOf, withdrawnNumbers',
  })
  .refine(({ numberedOf, withdrawnNumbers }) => numberedOf === undefined || withdrawnNumbers === undefined, {
    message: 'give numberedOf first, and withdrawnNumbers in a request of its own',
    path: ['withdrawnNumbers'],
  });
export type ChangeVariant = z.infer<typeof changeVariantSchema>;

export const changedVariantSchema = z.object({
  sku: z.string(),
  onHand: z.int(),
  reserved: z.int(),
  available: z.int(),
  priceAmount: z.int(),
  version: z.int(),
  /** Where the request set one of these: how many numbers there are (null: none), and which are not for sale. */
  numberedOf: z.int().nullable().optional(),
  withdrawnNumbers: z.array(z.int()).optional(),
});
export type ChangedVariant = z.infer<typeof changedVariantSchema>;

/** `GET /variants/{sku}/numbers`. */
export const variantNumbersSchema = z.object({
  sku: z.string(),
  /** Null: its pieces have no numbers. */
  numberedOf: z.int().nullable(),
  onHand: z.int(),
  reserved: z.int(),
  numbers: z.array(
    z.object({
      number: z.int(),
      /** `held`: in a bag, in an order that is being paid, or offered to somebody who waits. */
      state: z.enum(['free', 'held', 'sold', 'withdrawn']),
    }),
  ),
});
export type VariantNumbers = z.infer<typeof variantNumbersSchema>;

export const adjustStockSchema = z.object({
  sku: text().min(1).max(100),
  delta: z.int().min(-1_000_000).max(1_000_000),
  reason: text().trim().min(1).max(100),
});
export type AdjustStock = z.infer<typeof adjustStockSchema>;

export const adjustedStockSchema = z.object({
  sku: z.string(),
  onHand: z.int(),
  reserved: z.int(),
  available: z.int(),
});
