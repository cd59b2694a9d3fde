import { shelfQuerySchema } from '#contract/shelf/shelf.ts';
import { oneOffsOf, type PageKeeping } from '#server/http/page-cache/page-keeping.ts';

export const kept = { parameters: oneOffsOf(shelfQuerySchema) } satisfies PageKeeping;
