import type { PageKeeping } from '#server/http/page-cache/page-keeping.ts';

export const kept = { parameters: {} } satisfies PageKeeping;
