import { lotParametersOf } from '#contract/auction/lot-address.ts';
import { lotFilterSchema } from '#contract/auction/lot-filter.ts';
import { oneOffsOf, type PageKeeping } from '#server/engine/pages/page-keeping.ts';

export const kept = {
  parameters: oneOffsOf(lotFilterSchema),
  canonical: (query) => lotParametersOf(lotFilterSchema.parse(Object.fromEntries(query))),
} satisfies PageKeeping;
