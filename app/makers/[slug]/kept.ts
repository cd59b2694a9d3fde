import type { PageKeeping } from '#server/engine/pages/page-keeping.ts';

export const kept = { parameters: {} } satisfies PageKeeping;
