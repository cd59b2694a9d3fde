import { adjustStockSchema } from '#contract/product-api.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { adjustStock } from '#server/stock/adjust-stock.ts';

export const POST = endpoint({
  access: { scope: 'stock:write' },
  body: adjustStockSchema,
  async run({ body }) {
    const adjusted = await adjustStock(body);
    return adjusted.ok ? { ...adjusted, status: 201 } : adjusted;
  },
});
