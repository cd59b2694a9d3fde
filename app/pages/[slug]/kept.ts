import { z } from 'zod';
import { oneOffCode, oneOffCountry, type PageKeeping } from '#server/engine/pages/page-keeping.ts';

export const kept = {
  parameters: {
    // How the contact page's form came back without JavaScript.
    problem: oneOffCode,
    sent: { form: z.literal('yes'), oneOff: true, many: false },
    to: oneOffCountry,
  },
} satisfies PageKeeping;
