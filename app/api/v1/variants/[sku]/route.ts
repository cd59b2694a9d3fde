import { changeVariantSchema } from '#contract/product-api.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { changeVariant } from '#server/stock/change-variant.ts';

export const PATCH = endpoint({
  access: { scope: 'stock:write' },
  body: changeVariantSchema,
  run: ({ params, body }) => changeVariant(params.sku ?? '', body),
});
