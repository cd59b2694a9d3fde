import { shelfQuerySchema } from '#contract/search/shelf.ts';
import { oneOffsOf, type PageKeeping } from '#server/engine/pages/page-keeping.ts';
import { lastingFacets } from '#server/search/facet-value.ts';
import { oneSpelling } from '#server/search/one-spelling.ts';

export const kept = {
  parameters: oneOffsOf(shelfQuerySchema, lastingFacets({ isAll: true })),
  canonical: oneSpelling,
} satisfies PageKeeping;
