import { z } from 'zod';
import { pageOfSchema, pageQuerySchema } from '#contract/value/page-of.ts';
import { text } from '#contract/value/text.ts';
import { apiProductSchema } from '../catalogue/product-api.ts';
import type { ShelfAvailability } from './shelf-limits.ts';

export const longestSearch = 200;

const several = <T extends z.ZodType>(value: T) => z.array(value).max(50).default([]);
const name = text().trim().min(1).max(200);
const amount = z.coerce.number().int().min(0).max(2_000_000_000);

/** A lot's aren't a piece's. */
export const productAvailabilities = [
  'in_stock',
  'scarce',
  'in_bags',
  'sold_out',
] as const satisfies readonly ShelfAvailability[];

/** `GET /products?q=…`. Of a facet that is repeated any value will do; a piece fits all facets that are given. */
export const productSearchSchema = pageQuerySchema
  .extend({
    q: text().trim().max(longestSearch).optional(),
    collection: several(name),
    maker: several(name),
    form: several(name),
    material: several(name),
    availability: several(z.enum(productAvailabilities)),
    /** Minor units, both included. */
    minPrice: amount.optional(),
    maxPrice: amount.optional(),
    /** Without words `relevance` is the house's order. */
    sort: z.enum(['relevance', 'newest', 'price', '-price']).default('relevance'),
  })
  .refine(({ minPrice = 0, maxPrice = minPrice }) => minPrice <= maxPrice, {
    path: ['minPrice'],
    message: 'must not be above maxPrice',
  });
export type ProductSearch = z.output<typeof productSearchSchema>;
/** The names that may come several times. */
export const productSearchFacets = ['collection', 'maker', 'form', 'material', 'availability'] as const;

const facetValueSchema = z.object({ value: z.string(), label: z.string(), count: z.int() });

export const foundProductsSchema = pageOfSchema(apiProductSchema).extend({
  total: z.int(),
  /** How many each value would give; a facet's counts ignore what is chosen in it. */
  facets: z.record(z.enum(productSearchFacets), z.array(facetValueSchema)),
  /** Nothing matches as typed: `items` are what matches this. */
  didYouMean: z.string().optional(),
});
export type FoundProducts = z.infer<typeof foundProductsSchema>;

export const suggestionQuerySchema = z.object({ q: text().trim().max(longestSearch) });

const linkSchema = z.object({ slug: z.string(), title: z.string() });
/** At most ten in all. */
export const suggestionsSchema = z.object({
  products: z.array(linkSchema),
  lots: z.array(linkSchema),
  makers: z.array(z.object({ slug: z.string(), name: z.string() })),
  collections: z.array(linkSchema),
  /** Words that what is typed may become. */
  queries: z.array(z.string()),
});
export type Suggestions = z.infer<typeof suggestionsSchema>;
