import { z } from 'zod';
import { oneOffCode, type PageKeeping } from '#server/http/page-cache/page-keeping.ts';

export const kept = {
  // How the contact page's form came back without JavaScript.
  parameters: { problem: oneOffCode, sent: { form: z.literal('yes'), oneOff: true, many: false } },
} satisfies PageKeeping;
