import { lotFilterSchema } from '#contract/auction/lot-filter.ts';
import { oneOffsOf, type PageKeeping } from '#server/http/page-cache/page-keeping.ts';

export const kept = { parameters: oneOffsOf(lotFilterSchema) } satisfies PageKeeping;
