import { oneOffCursor, type PageKeeping } from '#server/http/page-cache/page-keeping.ts';

export const kept = { parameters: { after: oneOffCursor } } satisfies PageKeeping;
