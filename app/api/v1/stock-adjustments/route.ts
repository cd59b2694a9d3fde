import { adjustStockSchema } from '#contract/product-api.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { adjustStock } from '#server/stock/adjust-stock.ts';
import { stockActor } from '#server/stock/reason.ts';

export const POST = endpoint({
  access: { scope: 'stock:write' },
  body: adjustStockSchema,
  async run({ body, actor }) {
    const adjusted = await adjustStock(body, stockActor(actor));
    return adjusted.ok ? { ...adjusted, status: 201 } : adjusted;
  },
});
