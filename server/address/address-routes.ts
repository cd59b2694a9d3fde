import { z } from 'zod';
import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/api/route.ts';

export const addressRoutes: readonly Route[] = [
  /** Without JavaScript: the form comes back with the chosen country's fields, and with everything that was typed. */
  route.post('/address-form', {
    access: 'anyone',
    body: z.record(z.string(), z.unknown()),
    keepsTyped: 'always',
    run: async () => accept({}),
  }),
];
