import { pageQuerySchema } from '#contract/page-of.ts';
import { listApiProducts } from '#server/catalogue/api-products.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { hasScope } from '#server/session/actor.ts';
import { validate } from '#server/web/request-body.ts';

export const GET = endpoint({
  access: 'anyone',
  async run({ query, actor }) {
    const page = validate(pageQuerySchema, Object.fromEntries(query));
    return { ok: true, value: await listApiProducts(page, hasScope(actor, 'stock:read')) };
  },
});
