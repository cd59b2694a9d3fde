import {
  newPieceSchema,
  newVariantSchema,
  photographActionSchema,
  pieceOptionsSchema,
  pieceStatusSchema,
  pieceWordsSchema,
  previewSchema,
  variantToRemoveSchema,
} from '#contract/catalogue/piece-form.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import type { Needed } from '#domain/permission/permissions.ts';
import { type Route, route } from '#server/api/route.ts';
import { typedAmount } from '#server/desk/typed-amount.ts';
import { mostPhotographBytes } from '#server/photograph/keep-photograph.ts';
import { htmlOf } from '#server/rich-text/written-text.ts';
import { stockActor } from '#server/stock/stock-reason.ts';
import { writeProduct } from '../write/write-product.ts';
import { addPiece, type PriceIn } from './add-piece.ts';
import { addPhotograph, changePhotograph } from './change-photographs.ts';
import { addVariant, removeVariant, saveOptions } from './change-variants.ts';
import { savePieceWords } from './save-words.ts';

/** A new piece has a price and stock from its first moment. */
const whoAdds: Needed = { all: ['piece:write', 'piece:price', 'stock:adjust'] };

const addressOf = ({ slug }: { slug: string }) => `/desk/pieces/of/${slug}`;
/** With scripts the page is asked for again, and must know which. */
const addressed = async (written: Promise<Decision<string, Problem>>) => {
  const answer = await written;
  return answer.ok ? accept({ slug: answer.value }) : answer;
};
const priceOf =
  (typed: string): PriceIn =>
  (currency) =>
    typedAmount(typed, { currency, field: 'price' });

export const pieceRoutes: readonly Route[] = [
  route.post('/desk/pieces', {
    access: { desk: whoAdds },
    body: newPieceSchema,
    keepsTyped: 'refused',
    run: ({ body: { price, ...piece }, actor }) => addressed(addPiece(piece, priceOf(price), stockActor(actor))),
    goTo: addressOf,
  }),

  route.post('/desk/pieces/preview', {
    access: { desk: 'piece:write' },
    body: previewSchema,
    run: async ({ body: { description, descriptionFormat } }) =>
      accept({ html: htmlOf({ text: description, format: descriptionFormat }) }),
  }),

  route.post('/desk/pieces/of/:slug', {
    access: { desk: 'piece:write' },
    body: pieceWordsSchema,
    run: ({ params, body, actor }) => addressed(savePieceWords(params.slug, body, stockActor(actor))),
    goTo: addressOf,
  }),

  route.post('/desk/pieces/of/:slug/status', {
    access: { desk: 'piece:write' },
    body: pieceStatusSchema,
    run: ({ params: { slug }, body: { status }, actor }) =>
      addressed(writeProduct(async () => accept({ slug, mustBeNew: false, status }), stockActor(actor))),
    goTo: addressOf,
  }),

  route.post('/desk/pieces/of/:slug/options', {
    access: { desk: whoAdds },
    body: pieceOptionsSchema,
    run: ({ params, body, actor }) => addressed(saveOptions(params.slug, body, stockActor(actor))),
    goTo: addressOf,
  }),

  route.post('/desk/pieces/of/:slug/variants', {
    access: { desk: whoAdds },
    body: newVariantSchema,
    run: ({ params, body: { price, ...variant }, actor }) =>
      addressed(addVariant(params.slug, variant, priceOf(price), stockActor(actor))),
    goTo: addressOf,
  }),

  route.post('/desk/pieces/of/:slug/variants/removals', {
    access: { desk: whoAdds },
    body: variantToRemoveSchema,
    run: ({ params, body: { sku }, actor }) => addressed(removeVariant(params.slug, sku, stockActor(actor))),
    goTo: addressOf,
  }),

  route.post('/desk/pieces/of/:slug/photographs', {
    access: { desk: 'piece:write' },
    files: { field: 'photographs', most: 1, bytesEach: mostPhotographBytes },
    run: ({ params, files: [bytes], actor }) => addressed(addPhotograph(params.slug, bytes, stockActor(actor))),
    goTo: addressOf,
  }),

  route.post('/desk/pieces/of/:slug/photographs/:id', {
    access: { desk: 'piece:write' },
    body: photographActionSchema,
    run: ({ params: { slug, id }, body, actor }) => addressed(changePhotograph(slug, id, body, stockActor(actor))),
    goTo: addressOf,
  }),
];
