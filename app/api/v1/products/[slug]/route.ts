import { readApiProduct } from '#server/catalogue/api-products.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { hasScope } from '#server/session/actor.ts';

export const GET = endpoint({
  access: 'anyone',
  async run({ params, actor }) {
    return { ok: true, value: await readApiProduct(params.slug ?? '', hasScope(actor, 'stock:read')) };
  },
});
