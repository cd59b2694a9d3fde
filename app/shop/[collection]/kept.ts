import { shelfQuerySchema } from '#contract/shelf/shelf.ts';
import { readFirstCollections } from '#server/catalogue/asked-first.ts';
import { oneOffsOf, type PageKeeping } from '#server/http/page-cache/page-keeping.ts';
import { lastingFacets } from '#server/search/facet-value.ts';

export const kept = {
  parameters: oneOffsOf(shelfQuerySchema, lastingFacets({ isAll: false })),
  first: readFirstCollections,
} satisfies PageKeeping;
