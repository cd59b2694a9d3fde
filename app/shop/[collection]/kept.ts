import { shelfQuerySchema } from '#contract/shelf.ts';
import { readFirstCollections } from '#server/catalogue/asked-first.ts';
import { oneOffsOf, type PageKeeping } from '#server/http/page-cache/page-keeping.ts';

export const kept = {
  parameters: oneOffsOf(shelfQuerySchema),
  first: readFirstCollections,
} satisfies PageKeeping;
