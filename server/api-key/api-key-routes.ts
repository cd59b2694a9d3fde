import { endKeySchema, makeKeySchema } from '#contract/api-key/api-key.ts';
import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/api/route.ts';
import { requireDesk } from '#server/session/can.ts';
import { endApiKey } from './end-api-key.ts';
import { makeApiKey } from './make-api-key.ts';
import { newKeyCookie } from './new-key-cookie.ts';

export const apiKeyRoutes: readonly Route[] = [
  route.post('/desk/keys', {
    access: { desk: 'key:manage' },
    body: makeKeySchema,
    secretAnswer: true,
    async run({ body, actor }) {
      const made = await makeApiKey(requireDesk(actor, 'key:manage'), body);
      return made.ok ? { ...made, cookies: [newKeyCookie(made.value.key)] } : made;
    },
    goTo: () => '/desk/keys',
  }),

  route.post('/desk/keys/end', {
    access: { desk: 'key:manage' },
    body: endKeySchema,
    run: async ({ body }) => accept(await endApiKey(body.id)),
    goTo: () => '/desk/keys',
  }),
];
