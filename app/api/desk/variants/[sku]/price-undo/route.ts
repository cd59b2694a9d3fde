import { undoPriceSchema } from '#contract/desk.ts';
import { readViewOfSku } from '#server/desk/desk-pieces.ts';
import { changedAddress } from '#server/desk/pieces-address.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { undoPrice } from '#server/stock/undo-price.ts';

export const POST = endpoint({
  access: 'merchant',
  body: undoPriceSchema,
  async run({ params: { sku = '' }, body }) {
    const undone = await undoPrice(sku, body);
    if (!undone.ok) return undone;
    const view = await readViewOfSku(sku);
    return { ok: true, value: { ...undone.value, views: view ? [view] : [] } };
  },
  goTo: ({ sku }, { headers }) => changedAddress(sku, null, headers),
});
