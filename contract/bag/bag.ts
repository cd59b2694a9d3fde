import { z } from 'zod';
import { imageSchema } from '#contract/photograph/image.ts';
import { moneySchema } from '#contract/value/money.ts';
import { text } from '#contract/value/text.ts';
import { mostNumbered } from '#domain/stock/numbered.ts';

export const maxQuantityPerLine = 20;
export const quantitySchema = z.coerce.number().int().min(1).max(maxQuantityPerLine);

export const addToBagSchema = z.object({
  sku: text().min(1).max(100),
  quantity: quantitySchema.default(1),
  /** Which piece of a numbered edition: without it, the lowest number that is free. */
  number: z
    .union([z.literal('').transform(() => undefined), z.coerce.number().pipe(z.int().min(1).max(mostNumbered))])
    .optional(),
});
/** Sets a line's quantity; 0 removes the hold. */
export const changeBagLineSchema = z.object({
  sku: text().min(1).max(100),
  quantity: z.coerce.number().int().min(0).max(maxQuantityPerLine),
});
/** A promotion’s code or a gift card’s, however it is typed. */
export const bagCodeSchema = z.object({
  code: text({ error: 'Enter a code.' }).trim().min(1, 'Enter a code.').max(60, 'Codes have at most 60 characters.'),
});
/** By the id that the bag has for it. */
export const bagGiftCardSchema = z.object({ id: text().min(1).max(60) });
/** Where a bag goes and how: a place is chosen whole, with its country; what isn’t given stays as it was. */
export const bagDeliverySchema = z.object({
  country: z
    .string('Choose a country.')
    .trim()
    .regex(/^[A-Z]{2}$/, 'Choose a country.')
    .optional(),
  region: text().trim().max(100).optional(),
  postalCode: text().trim().max(20).optional(),
  shippingMethod: text().min(1).max(60).optional(),
});
/** As a form sends it: a box that isn’t ticked says nothing. */
export const bagGiftSchema = z.object({ gift: z.literal('yes').optional() });
export type BagDelivery = z.infer<typeof bagDeliverySchema>;
export const bagSkuSchema = z.object({ sku: text().min(1).max(100) });

export const bagLineViewSchema = z.object({
  variantId: z.string(),
  sku: z.string(),
  productId: z.string(),
  slug: z.string(),
  title: z.string(),
  variantTitle: z.string().nullable(),
  maker: z.string(),
  image: imageSchema.nullable(),
  quantity: z.int(),
  /** Which pieces of a numbered edition are held; null where pieces have no numbers. */
  numbers: z.array(z.int()).nullable(),
  numberedOf: z.int().nullable(),
  price: moneySchema,
  seenAmount: z.int(),
  heldUntil: z.iso.datetime().nullable(),
  heldSince: z.iso.datetime().nullable(),
  /** The drop that its pieces are kept for: once it isn't held, only those whose turn it is can take one. */
  drop: z.object({ slug: z.string(), title: z.string() }).nullable(),
});
export type BagLineView = z.infer<typeof bagLineViewSchema>;
