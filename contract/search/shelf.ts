import { z } from 'zod';
import { shelfAvailabilities, shelfSizes, shelfSortNames, shelfStep } from '#contract/search/shelf-limits.ts';
import { text } from '#contract/value/text.ts';
import { plainAmount } from './plain-amount.ts';
import { withPricesInOrder } from './prices-in-order.ts';
import { longestShelfKey } from './shelf-key.ts';

const several = <T extends string>(value: z.ZodType<T>) =>
  z
    .preprocess(
      (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
      z
        .array(value)
        .max(50)
        .transform((values) => [...new Set(values)]),
    )
    .catch([]);
const name = text().trim().min(1).max(200);
const amount = text().trim().max(20).transform(plainAmount).catch('');

/** Cells of a page as it comes: more take too long to render. */
const mostAtFirst = 3 * shelfStep;

/** The query of `/shop?q=glaze&form=Vase&…`. Invalid parts are dropped, since people edit addresses by hand. */
export const shelfQuerySchema = z
  .object({
    q: text().trim().max(200).catch(''),
    availability: several(z.enum(shelfAvailabilities)),
    form: several(name),
    material: several(name),
    maker: several(name),
    size: several(z.enum(shelfSizes)),
    /** Prices, in whole units of the currency or finer. */
    from: amount,
    to: amount,
    /** `''`: what answers the words best, or the house's order where there are none. */
    sort: z.enum(shelfSortNames).catch(''),
    /** Of a longer list the rest is asked for by the cells' own script. */
    shown: z.coerce
      .number()
      .int()
      .min(1)
      .max(480)
      .transform((shown) => Math.min(mostAtFirst, Math.ceil(shown / shelfStep) * shelfStep))
      .catch(shelfStep),
    /** The cursor of the page before. */
    after: text().max(200).catch(''),
  })
  .overwrite(withPricesInOrder);
export type ShelfPageQuery = z.infer<typeof shelfQuerySchema>;

const shelfFacetSchema = z.object({
  /** The name in the address. */
  name: z.enum(['availability', 'form', 'material', 'maker', 'size']),
  values: z.array(z.object({ value: z.string(), count: z.int() })),
  /** How many more values there are. */
  more: z.int(),
});
export type ShelfFacet = z.infer<typeof shelfFacetSchema>;

/** The same of an address's parameters. */
export function shelfQueryOf(parameters: URLSearchParams): ShelfPageQuery {
  const names = [...new Set(parameters.keys())];
  const values = Object.fromEntries(
    names.map((name) => {
      const all = parameters.getAll(name);
      return [name, all.length > 1 ? all : all[0]];
    }),
  );
  return shelfQuerySchema.parse(values);
}

/** Topic `facets:<key>`: how many there are of what a list asks for, and what each further choice would give. */
export const shelfCountsSchema = z.object({
  pieces: z.int(),
  lots: z.int(),
  facets: z.array(shelfFacetSchema),
  /**
   * How the prices lie, in minor units: so many in each column from the lowest to the highest, each of them where there
   * are few, in order, and round prices with something up to each.
   */
  prices: z
    .object({
      from: z.int(),
      to: z.int(),
      bars: z.array(z.int()),
      dots: z.array(z.int()).nullable(),
      steps: z.array(z.int()),
    })
    .nullable(),
  /** The numbers of the newest, the newest first. */
  newest: z.array(z.int()),
});
export type ShelfCounts = z.infer<typeof shelfCountsSchema>;

/** `GET /api/shelf`: what follows a place of a list, or the newest of it. */
export const shelfCellsQuerySchema = z.object({
  /** The list's name, as in its topic. */
  key: text().min(1).max(longestShelfKey),
  after: text().max(200).optional(),
  /** In place of what follows: so many of the newest. */
  newest: z.coerce.number().int().min(1).max(20).optional(),
});

/** `GET /api/shelf/values`: all values of one facet. */
export const shelfValuesQuerySchema = z.object({
  key: text().min(1).max(longestShelfKey),
  facet: z.enum(['form', 'material', 'maker']),
});

declare module '#contract/wire/views.ts' {
  interface ViewData {
    facets: ShelfCounts;
  }
}
