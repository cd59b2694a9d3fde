import { numberedPieceToMoveSchema, pieceNumbersSchema, undoPriceSchema } from '#contract/catalogue/desk-pieces.ts';
import {
  adjustedStockSchema,
  adjustStockSchema,
  type ChangedVariant,
  changedVariantSchema,
  changeVariantSchema,
  variantNumbersSchema,
} from '#contract/catalogue/product-api.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { publicRoute, type Route, route } from '#server/api/route.ts';
import { readViewOfSku } from '#server/desk/desk-pieces.ts';
import { changedAddress, numbersAddress } from '#server/desk/pieces-address.ts';
import { requirePermission } from '#server/session/can.ts';
import { adjustStock } from './adjust-stock.ts';
import { changeVariant } from './change-variant.ts';
import { readVariantNumbers } from './read-numbers.ts';
import { stockActor } from './stock-reason.ts';
import { undoPrice } from './undo-price.ts';
import { giveBackPiece, withdrawPiece } from './withdraw-piece.ts';

async function withView(sku: string, changed: Decision<ChangedVariant, Problem>) {
  if (!changed.ok) return changed;
  const view = await readViewOfSku(sku);
  return accept({ ...changed.value, views: view ? [view] : [] });
}

export const stockRoutes: readonly Route[] = [
  route.post('/desk/variants/:sku/price-undo', {
    access: { desk: 'piece:price' },
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
    access: { desk: 'stock:adjust' },
    body: pieceNumbersSchema,
    async run({ params: { sku }, body: { numbered, numberedOf = null }, actor }) {
      const change = { numberedOf: numbered ? numberedOf : null };
      return withView(sku, await changeVariant(sku, change, stockActor(actor)));
    },
    goTo: ({ sku }, { headers }) => changedAddress(sku, null, headers),
  }),

  route.post('/desk/variants/:sku/numbers/withdraw', {
    access: { desk: 'stock:adjust' },
    body: numberedPieceToMoveSchema,
    run: async ({ params: { sku }, body: piece, actor }) =>
      withView(sku, await withdrawPiece({ sku, piece, by: stockActor(actor) })),
    goTo: ({ sku }) => numbersAddress(sku),
  }),

  route.post('/desk/variants/:sku/numbers/give-back', {
    access: { desk: 'stock:adjust' },
    body: numberedPieceToMoveSchema,
    run: async ({ params: { sku }, body: piece, actor }) =>
      withView(sku, await giveBackPiece({ sku, piece, by: stockActor(actor) })),
    goTo: ({ sku }) => numbersAddress(sku),
  }),

  publicRoute.post('/v1/stock-adjustments', {
    summary: 'Adjust stock on hand by a delta',
    access: { key: 'stock:adjust' },
    body: adjustStockSchema,
    answer: adjustedStockSchema,
    status: 201,
    refusals: ['below_reserved', 'beyond_edition'],
    run: ({ body, actor }) => adjustStock(body, stockActor(actor)),
  }),

  publicRoute.patch('/v1/variants/:sku', {
    summary: 'Set a variant’s price, stock on hand, compare-at price or numbers',
    access: { key: { any: ['piece:price', 'stock:adjust'] } },
    body: changeVariantSchema,
    answer: changedVariantSchema,
    refusals: ['below_reserved', 'beyond_edition', 'numbering_not_possible'],
    run: ({ params, body, actor }) => {
      const { priceAmount, compareAtAmount, ...stock } = body;
      if (priceAmount !== undefined || compareAtAmount !== undefined) requirePermission(actor, 'piece:price');
      if (Object.values(stock).some((value) => value !== undefined)) requirePermission(actor, 'stock:adjust');
      return changeVariant(params.sku, body, stockActor(actor));
    },
  }),

  publicRoute.get('/v1/variants/:sku/numbers', {
    summary: 'List the numbers of a numbered edition, and how each stands',
    access: { key: 'stock:read' },
    answer: variantNumbersSchema,
    run: async ({ params }) => accept(await readVariantNumbers(params.sku)),
  }),
];
