import { pageQuerySchema } from '#contract/page-of.ts';
import { createSaleSchema } from '#contract/sale.ts';
import { listApiSales, readApiSale } from '#server/auction/api-sales.ts';
import { createSale } from '#server/auction/create-sale.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { validate } from '#server/web/request-body.ts';

export const GET = endpoint({
  access: 'anyone',
  async run({ query }) {
    return { ok: true, value: await listApiSales(validate(pageQuerySchema, Object.fromEntries(query))) };
  },
});

export const POST = endpoint({
  access: { scope: 'auctions:write' },
  body: createSaleSchema,
  async run({ body }) {
    const { id } = await createSale(body);
    return { ok: true, status: 201, value: await readApiSale(id) };
  },
});
