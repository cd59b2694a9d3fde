import { changeVariantSchema } from '#contract/product-api.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { stockActor } from '#server/stock/reason.ts';

export const PATCH = endpoint({
  access: { scope: 'stock:write' },
  body: changeVariantSchema,
  run: ({ params, body, actor }) => changeVariant(params.sku ?? '', body, stockActor(actor)),
});
