import { changePieceSchema } from '#contract/desk.ts';
import { changePiece } from '#server/desk/change-piece.ts';
import { readViewOfSku } from '#server/desk/desk-pieces.ts';
import { changedAddress, questionAddress } from '#server/desk/pieces-address.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { stockActor } from '#server/stock/reason.ts';

export const POST = endpoint({
  access: 'merchant',
  body: changePieceSchema,
  async run({ params: { sku = '' }, body, headers, actor }) {
    const changed = await changePiece(sku, body, stockActor(actor));
    if (!changed.ok)
      return { ok: false, refusal: { ...changed.refusal, ...questionAddress(sku, changed.refusal, body, headers) } };
    const view = await readViewOfSku(sku);
    return { ok: true, value: { ...changed.value, views: view ? [view] : [] } };
  },
  goTo: ({ sku, undo }, { headers }) => changedAddress(sku, undo, headers),
});
