import { z } from 'zod';
import { catalogueSorts, catalogueStep } from './limits.ts';
import { text } from './text.ts';

const flag = z.preprocess((value) => value === '1', z.boolean());
const words = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(text().max(100)).max(50),
);

/** The query of `/shop?q=glaze&stock=1&maker=…`. Invalid parts are dropped, since people edit addresses by hand. */
export const catalogueQuerySchema = z.object({
  q: text().trim().max(100).catch(''),
  /** Only what can still be had, or may come back from a bag. */
  stock: flag.catch(false),
  few: flag.catch(false),
  maker: words.catch([]),
  sort: z.enum(catalogueSorts).catch('hung'),
  shown: z.coerce.number().int().min(1).max(480).catch(catalogueStep),
});
export type CatalogueQuery = z.infer<typeof catalogueQuerySchema>;
