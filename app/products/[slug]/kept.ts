import { addToBagSchema } from '#contract/bag/bag.ts';
import { readFirstPieces } from '#server/catalogue/asked-first.ts';
import { hasVariant } from '#server/catalogue/has-variant.ts';
import { inMemory, oneOffCode, oneOffCountry, type PageKeeping } from '#server/engine/pages/page-keeping.ts';

export const kept = {
  parameters: {
    variant: inMemory(addToBagSchema.shape.sku, (sku, slug) => hasVariant(slug, sku)),
    problem: oneOffCode,
    to: oneOffCountry,
  },
  first: readFirstPieces,
} satisfies PageKeeping;
