import { lotFilterSchema } from '#contract/lot-filter.ts';
import { oneOffsOf, type PageKeeping } from '#server/http/page-cache/page-keeping.ts';

export const kept = { parameters: oneOffsOf(lotFilterSchema) } satisfies PageKeeping;
