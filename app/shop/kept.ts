import { catalogueQuerySchema } from '#contract/catalogue-query.ts';
import { oneOffsOf, type PageKeeping } from '#server/http/page-cache/page-keeping.ts';

export const kept = { parameters: oneOffsOf(catalogueQuerySchema) } satisfies PageKeeping;
