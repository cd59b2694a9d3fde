import { oneOffCode, type PageKeeping } from '#server/engine/pages/page-keeping.ts';

export const kept = { parameters: { problem: oneOffCode, outcome: oneOffCode } } satisfies PageKeeping;
