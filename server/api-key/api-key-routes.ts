import { endKeySchema, makeKeySchema } from '#contract/desk/api-key.ts';
import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/http/route.ts';
import { requireMerchant } from '#server/session/actor.ts';
import { endApiKey } from './end-api-key.ts';
import { makeApiKey } from './make-api-key.ts';
import { newKeyCookie } from './new-key-cookie.ts';

export const apiKeyRoutes: readonly Route[] = [
  route.post('/desk/keys', {
    access: 'merchant',
    body: makeKeySchema,
    secretAnswer: true,
    async run({ body, actor }) {
      const made = await makeApiKey(requireMerchant(actor), body);
      return made.ok ? { ...made, cookies: [newKeyCookie(made.value.key)] } : made;
    },
    goTo: () => '/desk/keys',
  }),

  route.post('/desk/keys/end', {
    access: 'merchant',
    body: endKeySchema,
    run: async ({ body }) => accept(await endApiKey(body.id)),
    goTo: () => '/desk/keys',
  }),
];
