import { expect, it } from 'vitest';
import { readOrderView } from '#server/order/page/order-view.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { textOfPdf } from '#server/testing/pdf-text.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { createShipment } from './create-shipment.ts';
import { readPackingSlip } from './packing-slip.ts';
import { shippingRoutes } from './shipping-routes.ts';

testDatabase();

const readSlip = handlerOf(shippingRoutes, 'GET /desk/orders/:publicId/packing-slip');

async function aSale() {
  const { sku } = await aProduct({ onHand: 5, priceAmount: 5_000 });
  return { sku, publicId: await aPaidOrder(sku, 2) };
}

it('is for the desk alone, and names no price', async () => {
  const { publicId, sku } = await aSale();
  const shown = textOfPdf(Buffer.from(await readPackingSlip(publicId)));
  expect(shown).toContain(sku);
  expect(shown).not.toMatch(/€|50\.00|100\.00|109\.00/);
  const request = new Request(`http://shop.test/api/desk/orders/${publicId}/packing-slip`);
  expect((await readSlip(request, { publicId })).status).toBe(401);
  await expect(readPackingSlip('no-such-order')).rejects.toThrow('no such order');
});

it('lists what is to be in the box: nothing that was refunded and stays', async () => {
  const { publicId, sku } = await aSale();
  const lines = [{ sku, quantity: 2, restock: true }];
  expect(await refundOrder(publicId, { actor: aKey, lines, reason: 'a chip' })).toMatchObject({ ok: true });
  expect(textOfPdf(Buffer.from(await readPackingSlip(publicId)))).not.toContain(sku);
});

it('lists what is still to be sent of an order that was sent in part, and all again once everything was', async () => {
  const { publicId, sku } = await aSale();
  const piecesOn = async () =>
    textOfPdf(Buffer.from(await readPackingSlip(publicId)))
      .split('\n')
      .filter((words) => /^[12]$/.test(words));
  const sent = { actor: aKey, carrier: 'DHL' };
  expect(await piecesOn()).toEqual(['2']);
  await createShipment(publicId, { ...sent, trackingNumber: 'SLIP-1', lines: [{ sku, quantity: 1 }] });
  expect(await piecesOn()).toEqual(['1']);
  await createShipment(publicId, { ...sent, trackingNumber: 'SLIP-2' });
  expect(await piecesOn()).toEqual(['2']);
});

it('a number is on one slip, and in one order, also after it was taken out of another', async () => {
  const { sku } = await aProduct({ onHand: 2, editionSize: 2, numbered: true });
  const first = await aPaidOrder(sku, 2);
  const lines = [{ sku, quantity: 1, restock: true }];
  expect(await refundOrder(first, { actor: aKey, lines, reason: 'one less' })).toMatchObject({ ok: true });
  const second = await aPaidOrder(sku);
  const slipOf = async (publicId: string) => textOfPdf(Buffer.from(await readPackingSlip(publicId)));
  expect([await slipOf(first), await slipOf(second)]).toEqual([
    expect.stringContaining('No. 1 of 2'),
    expect.stringContaining('No. 2 of 2'),
  ]);
  const shown = async (publicId: string) => (await readOrderView(publicId))?.data.lines.map(({ numbers }) => numbers);
  expect([await shown(first), await shown(second)]).toEqual([[[1]], [[2]]]);
});
