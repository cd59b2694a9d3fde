import { lotResultsSchema, resultParametersOf } from '#contract/auction/lot-results.ts';
import { oneOffsOf, type PageKeeping } from '#server/engine/pages/page-keeping.ts';

export const kept = {
  parameters: oneOffsOf(lotResultsSchema),
  canonical: (query) => resultParametersOf(lotResultsSchema.parse(Object.fromEntries(query))),
} satisfies PageKeeping;
