import { readLotsClosingFirst } from '#server/auction/lot/closing-first.ts';
import { oneOffCode, type PageKeeping } from '#server/engine/pages/page-keeping.ts';

export const kept = {
  parameters: { problem: oneOffCode, outcome: oneOffCode },
  first: readLotsClosingFirst,
} satisfies PageKeeping;
