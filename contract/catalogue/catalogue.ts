import { z } from 'zod';
import { imageSchema, placeImageSchema } from '#contract/photograph/image.ts';
import { moneySchema } from '#contract/value/money.ts';
import { safetyKeys } from './product-safety.ts';

/** A photograph of a piece. */
export const pieceImageSchema = imageSchema.extend({
  /** One sentence under a detail; empty without. */
  caption: z.string(),
});
export type PieceImage = z.infer<typeof pieceImageSchema>;

/** Units of an edition by where they are. `sold` is null when the edition's size is not known. */
export const stockSchema = z.object({
  available: z.int(),
  inBags: z.int(),
  sold: z.int().nullable(),
});
export type Stock = z.infer<typeof stockSchema>;

/** What may be said of a lower price. All in minor units. */
const reductionShape = {
  /** The lowest price of the 30 days before this one began, where this is lower: the only one to compare with. */
  priorAmount: z.int().nullable(),
  /** The same, while the piece is offered as reduced: struck beside the price. */
  struckAmount: z.int().nullable(),
};

export const cardViewSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  maker: z.string(),
  material: z.string(),
  image: imageSchema.nullable(),
  /** Its next photograph, for a pointer that rests on the card. */
  secondFile: z.string().nullable(),
  price: moneySchema,
  /** The variants' prices differ: `price` is the lowest. */
  fromPrice: z.boolean(),
  ...reductionShape,
  priceChangedAt: z.iso.datetime().nullable(),
  stock: stockSchema,
});
export type CardView = z.infer<typeof cardViewSchema>;

/** What stays of a card while the piece sells. The live view brings its stock, and its second photograph. */
export interface CardLabel extends Omit<CardView, 'stock' | 'secondFile'> {
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
  ...reductionShape,
  /** While a scheduled price runs: until when, and which price follows. */
  scheduled: z.object({ until: z.iso.datetime(), thenAmount: z.int() }).nullable(),
  /** The price before the last change. */
  previousAmount: z.int().nullable(),
  priceChangedAt: z.iso.datetime().nullable(),
  stock: stockSchema,
  /**
   * Where each piece has a number of its own: a letter for each number, from 1. `f`: free, `h`: held in a bag or an
   * order, `s`: sold or not for sale. Never who has which.
   */
  numbers: z
    .string()
    .regex(/^[fhs]*$/)
    .nullable(),
  /** Once none is left: units that were withdrawn without being sold. */
  withdrawn: z.int(),
  /** When the soonest hold on it ends, if every unit left is held. */
  nextReleaseAt: z.iso.datetime().nullable(),
  /** While people wait for it: how many, how many units are offered to some of them, and when the first offer ends. */
  line: z.object({ waiting: z.int(), offered: z.int(), offeredUntil: z.iso.datetime().nullable() }).nullable(),
});
export type VariantView = z.infer<typeof variantViewSchema>;

/** Only what is published is listed and sold. A draft is nobody's to see; who has an archived piece's address may still read of it. */
export const productStatuses = ['draft', 'published', 'archived'] as const;
export type ProductStatus = (typeof productStatuses)[number];

/** Topic `product:<id>`: price and stock of each variant that is offered. Nothing but the id of what isn't published: see `isGone`. */
export const productViewSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  status: z.enum(productStatuses),
  variants: z.array(variantViewSchema),
});
export type ProductView = z.infer<typeof productViewSchema>;

/** Who made a piece, as their own page says it. */
export const makerSchema = z.object({
  slug: z.string(),
  name: z.string(),
  place: z.string(),
  since: z.int().nullable(),
  text: z.string(),
  portrait: placeImageSchema.nullable(),
});
export type Maker = z.infer<typeof makerSchema>;

/** What a piece's page shows and what doesn't change while it is open. */
export const pieceSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  maker: z.string(),
  material: z.string(),
  /** Its words alone. */
  description: z.string(),
  /** With its marks, sanitised; null where it has none. */
  descriptionHtml: z.string().nullable(),
  editionSize: z.int().nullable(),
  heightMm: z.int().nullable(),
  widthMm: z.int().nullable(),
  depthMm: z.int().nullable(),
  weightGrams: z.int().nullable(),
  /** By which its delivery is priced; null: not the same for all of its variants. */
  parcelGrams: z.int().nullable(),
  /** The first of those it is in. */
  collection: z.object({ slug: z.string(), title: z.string() }).nullable(),
  images: z.array(pieceImageSchema),
  /** What it is: `Vase`. */
  form: z.string(),
  /** Rows of its page, such as `Firing` and `Care`. */
  facts: z.array(z.object({ name: z.string(), text: z.string() })),
  /** Who answers for its safety, and what to warn of. */
  safety: z.record(z.enum(safetyKeys), z.string()),
  /** ISO 3166 code; empty if it isn't given. */
  originCountry: z.string(),
  makerPage: makerSchema.nullable(),
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
      /** Which of a numbered edition. */
      numbers: z.array(z.int()),
      at: z.iso.datetime(),
    }),
  ),
});
export type ShopView = z.infer<typeof shopViewSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    product: ProductView;
    card: CardView;
    collection: CollectionView;
    shop: ShopView;
  }
}
