import { makeKeySchema } from '#contract/api-key.ts';
import { makeApiKey } from '#server/api-key/make-api-key.ts';
import { newKeyCookie } from '#server/api-key/new-key-cookie.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireMerchant } from '#server/session/actor.ts';

export const POST = endpoint({
  access: 'merchant',
  body: makeKeySchema,
  secretAnswer: true,
  async run({ body, actor }) {
    const made = await makeApiKey(requireMerchant(actor), body);
    return made.ok ? { ...made, cookies: [newKeyCookie(made.value.key)] } : made;
  },
  goTo: () => '/desk/keys',
});
