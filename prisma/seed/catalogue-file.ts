import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const image = z.object({
  file: z.string(),
  alt: z.string(),
  caption: z.string().default(''),
  width: z.number(),
  height: z.number(),
  dominantHex: z.string(),
});
const size = z.object({ h: z.number(), w: z.number(), d: z.number() });
const piece = {
  slug: z.string(),
  title: z.string(),
  maker: z.string(),
  description: z.string(),
  dimensionsCm: size,
  weightGrams: z.int(),
  editionSize: z.int(),
  stock: z.int(),
  images: z.array(image),
};

const productSchema = z.object({
  ...piece,
  kind: z.literal('product'),
  priceCents: z.int(),
  options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })).optional(),
  variants: z
    .array(
      z.object({
        optionValues: z.record(z.string(), z.string()),
        priceCents: z.int(),
        stock: z.int(),
        image: z.string(),
      }),
    )
    .optional(),
});
const lotSchema = z.object({
  ...piece,
  kind: z.literal('lot'),
  startCents: z.int(),
  reserveCents: z.int().nullish(),
  estimateLowCents: z.int(),
  estimateHighCents: z.int(),
});

export type CatalogueProduct = z.infer<typeof productSchema>;
export type CatalogueLot = z.infer<typeof lotSchema>;

/** The demo shop's pieces and lots. */
export async function readCatalogue(): Promise<{ products: CatalogueProduct[]; lots: CatalogueLot[] }> {
  const text = await readFile('prisma/seed/catalogue.json', 'utf8');
  const all = z.array(z.discriminatedUnion('kind', [productSchema, lotSchema])).parse(JSON.parse(text));
  return {
    products: all.filter((entry) => entry.kind === 'product'),
    lots: all.filter((entry) => entry.kind === 'lot'),
  };
}

export const millimetres = (centimetres: number): number => Math.round(centimetres * 10);
