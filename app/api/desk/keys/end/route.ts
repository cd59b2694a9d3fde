import { endKeySchema } from '#contract/api-key.ts';
import { endApiKey } from '#server/api-key/end-api-key.ts';
import { endpoint } from '#server/http/endpoint.ts';

export const POST = endpoint({
  access: 'merchant',
  body: endKeySchema,
  run: async ({ body }) => ({ ok: true, value: await endApiKey(body.id) }),
  goTo: () => '/desk/keys',
});
