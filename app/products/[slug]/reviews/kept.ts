import { oneOffCursor, type PageKeeping } from '#server/engine/pages/page-keeping.ts';

export const kept = { parameters: { after: oneOffCursor } } satisfies PageKeeping;
