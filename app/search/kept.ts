import { shelfQuerySchema } from '#contract/search/shelf.ts';
import { oneOffsOf, type PageKeeping } from '#server/engine/pages/page-keeping.ts';
import { oneSpelling } from '#server/search/one-spelling.ts';

export const kept = { parameters: oneOffsOf(shelfQuerySchema), canonical: oneSpelling } satisfies PageKeeping;
