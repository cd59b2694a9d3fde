import { changePieceSchema } from '#contract/desk.ts';
import { changePiece } from '#server/desk/change-piece.ts';
import { readViewOfSku } from '#server/desk/desk-pieces.ts';
import { endpoint } from '#server/http/endpoint.ts';

export const POST = endpoint({
  access: 'merchant',
  body: changePieceSchema,
  async run({ params, body }) {
    const sku = params.sku ?? '';
    const changed = await changePiece(sku, body);
    if (!changed.ok) return changed;
    const view = await readViewOfSku(sku);
    return { ok: true, value: { ...changed.value, views: view ? [view] : [] } };
  },
});
