import { z } from 'zod';
import { moneySchema } from './money.ts';

export const imageSchema = z.object({
  file: z.string(),
  alt: z.string(),
  width: z.number(),
  height: z.number(),
  dominantHex: z.string(),
});
export type Image = z.infer<typeof imageSchema>;

/** Units of an edition by where they are. `sold` is null when the edition's size is not known. */
export const stockSchema = z.object({
  available: z.int(),
  inBags: z.int(),
  sold: z.int().nullable(),
});
export type Stock = z.infer<typeof stockSchema>;

export const cardViewSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  maker: z.string(),
  material: z.string(),
  image: imageSchema.nullable(),
  price: moneySchema,
  /** The variants' prices differ: `price` is the lowest. */
  fromPrice: z.boolean(),
  compareAtAmount: z.int().nullable(),
  previousAmount: z.int().nullable(),
  priceChangedAt: z.iso.datetime().nullable(),
  stock: stockSchema,
});
export type CardView = z.infer<typeof cardViewSchema>;

/** What stays of a card while the piece sells: all but its stock, which the live view brings. */
export interface CardLabel extends Omit<CardView, 'stock'> {
  editionSize: number | null;
  soldOut: boolean;
}
/** A label, and the card it was read from: a live view of this version or a newer one takes its place. */
export interface LabelledCard {
  topic: string;
  version: number;
  data: CardLabel;
}

export const variantViewSchema = z.object({
  id: z.string(),
  sku: z.string(),
  title: z.string(),
  options: z.record(z.string(), z.string()),
  imageFile: z.string().nullable(),
  price: moneySchema,
  compareAtAmount: z.int().nullable(),
  previousAmount: z.int().nullable(),
  priceChangedAt: z.iso.datetime().nullable(),
  stock: stockSchema,
  /** Once none is left: units that were withdrawn without being sold. */
  withdrawn: z.int(),
  /** When the soonest hold on it ends, if every unit left is held. */
  nextReleaseAt: z.iso.datetime().nullable(),
});
export type VariantView = z.infer<typeof variantViewSchema>;

/** Topic `product:<id>`: price and stock of each variant. */
export const productViewSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  variants: z.array(variantViewSchema),
});
export type ProductView = z.infer<typeof productViewSchema>;

/** What a piece's page shows and what doesn't change while it is open. */
export const pieceSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  maker: z.string(),
  material: z.string(),
  description: z.string(),
  editionSize: z.int().nullable(),
  heightMm: z.int().nullable(),
  widthMm: z.int().nullable(),
  depthMm: z.int().nullable(),
  weightGrams: z.int().nullable(),
  collection: z.object({ slug: z.string(), title: z.string() }).nullable(),
  images: z.array(imageSchema),
});
export type Piece = z.infer<typeof pieceSchema>;

export const collectionViewSchema = z.object({
  slug: z.string(),
  title: z.string(),
  productIds: z.array(z.string()),
});
export type CollectionView = z.infer<typeof collectionViewSchema>;

/** Topic `shop`: what happens in the house. Never says who. */
export const shopViewSchema = z.object({
  openLots: z.int(),
  soldLastHour: z.int(),
  justSold: z.array(
    z.object({
      id: z.string(),
      slug: z.string().nullable(),
      title: z.string(),
      imageFile: z.string().nullable(),
      quantity: z.int(),
      editionNo: z.int().nullable(),
      editionSize: z.int().nullable(),
      at: z.iso.datetime(),
    }),
  ),
});
export type ShopView = z.infer<typeof shopViewSchema>;

/** Topic `viewers:<topic>`: how many people look at it now. */
export const viewersViewSchema = z.object({ count: z.int() });
export type ViewersView = z.infer<typeof viewersViewSchema>;
