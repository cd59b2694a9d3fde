import { beforeAll, expect, it } from 'vitest';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database } from '#server/engine/database/database.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, anApiOrder, aPaidOrder } from '#server/testing/order-factories.ts';
import { handOverOrder } from './hand-over-order.ts';
import { packOrder } from './pack-order.ts';

testDatabase();

beforeAll(async () => {
  const zone = await database().shippingZone.findFirstOrThrow();
  await database().shippingRate.create({
    data: {
      zoneId: zone.id,
      method: 'pick-up',
      title: 'At the shop',
      amount: 0,
      daysLeast: 0,
      daysMost: 1,
      position: 9,
    },
  });
});

async function toCollect() {
  const { sku } = await aProduct({ onHand: 3, priceAmount: 5_000 });
  const wanted = anApiOrder(sku, { shippingMethod: 'pick-up' });
  const placed = await placeApiOrder(wanted, { by: 'key:test', placeKey: null });
  if (!placed.ok) throw new Error(placed.refusal.message);
  return { sku, publicId: placed.value.publicId };
}

it('what is collected is said to be ready, is handed over once, and has left the house', async () => {
  const { sku, publicId } = await toCollect();
  expect(await handOverOrder(publicId, aKey)).toMatchObject({ refusal: { code: 'illegal_transition' } });
  await packOrder(publicId, aKey);
  const told = await database().notice.findMany({ where: { href: `/orders/${publicId}` }, orderBy: { at: 'asc' } });
  expect(told.map(({ title }) => title).at(-1)).toMatch(/is ready to collect$/);
  const both = await Promise.all([handOverOrder(publicId, aKey), handOverOrder(publicId, aKey)]);
  expect(both.filter((one) => one.ok)).toHaveLength(1);
  expect((await readOrderView(publicId))?.data).toMatchObject({
    status: 'delivered',
    collectAt: expect.any(Array),
    totals: { shippingAmount: 0 },
    afterSale: { unsent: [], returnable: [{ quantity: 1 }], returnUntil: expect.any(String) },
  });
  const lines = [{ sku, quantity: 1, restock: true }];
  expect(await refundOrder(publicId, { actor: aKey, lines, reason: 'x' })).toMatchObject({
    refusal: { code: 'invalid', left: 0 },
  });
});

it('what a carrier brings can’t be handed over, and nothing changes', async () => {
  const { sku } = await aProduct({ onHand: 3 });
  const publicId = await aPaidOrder(sku);
  await packOrder(publicId, aKey);
  expect(await handOverOrder(publicId, aKey)).toMatchObject({ refusal: { code: 'illegal_transition' } });
  expect((await readOrderView(publicId))?.data.status).toBe('packed');
});
