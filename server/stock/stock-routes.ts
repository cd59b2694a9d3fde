import {
  adjustedStockSchema,
  adjustStockSchema,
  changedVariantSchema,
  changeVariantSchema,
} from '#contract/catalogue/product-api.ts';
import { pieceNumbersSchema, undoPriceSchema } from '#contract/desk/desk-forms.ts';
import { accept } from '#domain/decision.ts';
import { readViewOfSku } from '#server/desk/desk-pieces.ts';
import { changedAddress } from '#server/desk/pieces-address.ts';
import { publicRoute, type Route, route } from '#server/http/route.ts';
import { adjustStock } from './adjust-stock.ts';
import { changeVariant } from './change-variant.ts';
import { stockActor } from './stock-reason.ts';
import { undoPrice } from './undo-price.ts';

export const stockRoutes: readonly Route[] = [
  route.post('/desk/variants/:sku/price-undo', {
    access: 'merchant',
    body: undoPriceSchema,
    async run({ params: { sku }, body }) {
      const undone = await undoPrice(sku, body);
      if (!undone.ok) return undone;
      const view = await readViewOfSku(sku);
      return accept({ ...undone.value, views: view ? [view] : [] });
    },
    goTo: ({ sku }, { headers }) => changedAddress(sku, null, headers),
  }),

  route.post('/desk/variants/:sku/numbers', {
    access: 'merchant',
    body: pieceNumbersSchema,
    async run({ params: { sku }, body: { numbered, numberedOf = null }, actor }) {
      const changed = await changeVariant(sku, { numberedOf: numbered ? numberedOf : null }, stockActor(actor));
      if (!changed.ok) return changed;
      const view = await readViewOfSku(sku);
      return accept({ ...changed.value, views: view ? [view] : [] });
    },
    goTo: ({ sku }, { headers }) => changedAddress(sku, null, headers),
  }),

  publicRoute.post('/v1/stock-adjustments', {
    summary: 'Adjust stock on hand by a delta',
    access: { scope: 'stock:write' },
    body: adjustStockSchema,
    answer: adjustedStockSchema,
    status: 201,
    refusals: ['below_reserved', 'beyond_edition'],
    run: ({ body, actor }) => adjustStock(body, stockActor(actor)),
  }),

  publicRoute.patch('/v1/variants/:sku', {
    summary: 'Set a variant’s price, stock on hand, compare-at price or numbers',
    access: { scope: 'stock:write' },
    body: changeVariantSchema,
    answer: changedVariantSchema,
    refusals: ['below_reserved', 'beyond_edition', 'numbering_not_possible'],
    run: ({ params, body, actor }) => changeVariant(params.sku, body, stockActor(actor)),
  }),
];
