import { z } from 'zod';
import { oneOffCursor, type PageKeeping } from '#server/engine/pages/page-keeping.ts';

const oneOffLetter = { form: z.string().regex(/^[a-z0]$/), oneOff: true, many: false } as const;

export const kept = { parameters: { letter: oneOffLetter, after: oneOffCursor } } satisfies PageKeeping;
