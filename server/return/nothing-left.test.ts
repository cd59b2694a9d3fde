import { expect, it } from 'vitest';
import { createPromotionSchema } from '#contract/promotion/promotion.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database } from '#server/engine/database/database.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { createPromotion } from '#server/promotion/create-promotion.ts';
import type { ReturnKey } from '#server/return/state/lock-return.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aDeliveredOrder, aKey, anApiOrder, aReturn } from '#server/testing/order-factories.ts';
import { approveReturn } from './approve-return.ts';
import { receiveReturn } from './receive-return.ts';
import { refundReturn } from './refund-return.ts';

testDatabase();

const desk = { actor: aKey };
const orderOf = (publicId: string) =>
  database().order.findUniqueOrThrow({ where: { publicId }, include: { refunds: true, lines: true } });
const told = async ({ returnId }: ReturnKey) =>
  (await database().notice.findFirst({ where: { key: `return_update:${returnId}:received` } }))?.body;

/** A return of one piece of this SKU, on the desk's table after what happens meanwhile. */
async function aReceived(publicId: string, sku: string, meanwhile: () => Promise<unknown> = async () => {}) {
  const { lines } = await orderOf(publicId);
  const lineId = lines.find((line) => line.sku === sku)?.id ?? '';
  const key = await aReturn(publicId, { lines: [{ lineId, quantity: 1, reason: 'damaged' }] });
  await approveReturn(key, desk);
  await meanwhile();
  await receiveReturn(key, { ...desk, lines: [] });
  return key;
}

async function expectClosed(key: ReturnKey) {
  const { refunds } = await orderOf(key.publicId);
  const documents = await database().invoice.count();
  expect(await refundReturn(key, desk)).toEqual({ ok: true, value: 'closed' });
  expect((await orderOf(key.publicId)).refunds).toHaveLength(refunds.length);
  expect(await database().invoice.count()).toBe(documents);
  const back = await database().orderReturn.findUniqueOrThrow({ where: { id: key.returnId } });
  expect(back).toMatchObject({ status: 'closed', closedAt: expect.any(Date) });
  expect(await refundReturn(key, desk)).toMatchObject({ refusal: { code: 'illegal_transition' } });
}

async function withAFreePiece() {
  const [sold, free] = [await aProduct({ onHand: 5 }), await aProduct({ onHand: 5 })];
  const promotion = { title: 'Free', kind: 'percentage', percent: 100, skus: [free.sku] };
  await createPromotion(createPromotionSchema.parse(promotion));
  const lines = [sold, free].map(({ sku }) => ({ sku, quantity: 1 }));
  const placed = await placeApiOrder(anApiOrder(sold.sku, { lines }), { by: 'key:test', placeKey: null });
  if (!placed.ok) throw new Error(placed.refusal.message);
  return { publicId: placed.value.publicId, sold: sold.sku, free: free.sku };
}

it('a return of a piece that cost nothing is closed, and says so', async () => {
  const { publicId, free } = await withAFreePiece();
  const parcel = await createShipment(publicId, { ...desk, carrier: 'DHL', trackingNumber: `F-${publicId}` });
  if (!parcel.ok) throw new Error(parcel.refusal.message);
  await recordTrackingEvent(parcel.value.id, { status: 'delivered', occurredAt: new Date().toISOString() });
  const key = await aReceived(publicId, free);
  await expectClosed(key);
  expect(await told(key)).toContain('cost you nothing');
});

it.each([
  ['its pieces', { lines: true }],
  ['the whole order', { lines: false }],
])('a return is closed if the desk has refunded %s meanwhile', async (_what, { lines }) => {
  const { sku } = await aProduct({ onHand: 5, priceAmount: 5_000 });
  const { publicId } = await aDeliveredOrder(sku, 2);
  const pieces = lines ? { lines: [{ sku, quantity: 2 }] } : {};
  const key = await aReceived(publicId, sku, () => refundOrder(publicId, { ...desk, ...pieces, reason: 'sorry' }));
  await expectClosed(key);
  expect(await told(key)).toContain('already refunded these pieces');
});

it('a return of which less is left than its pieces cost gets what is left', async () => {
  const { sku } = await aProduct({ onHand: 5, priceAmount: 5_000 });
  const { publicId } = await aDeliveredOrder(sku, 1);
  const key = await aReceived(publicId, sku, () => refundOrder(publicId, { ...desk, amount: 4_000, reason: 'a chip' }));
  expect(await refundReturn(key, { ...desk, amount: 0 })).toMatchObject({ refusal: { code: 'refund_too_large' } });
  expect(await refundReturn(key, desk)).toEqual({ ok: true, value: 'refunded' });
  expect(await orderOf(publicId)).toMatchObject({ status: 'refunded', refundedAmount: 5_900 });
});

it('a piece that cost nothing can be taken out of an order before it is sent', async () => {
  const { publicId, free } = await withAFreePiece();
  const lines = [{ sku: free, quantity: 1, restock: true }];
  const documents = await database().invoice.count();
  expect(await refundOrder(publicId, { ...desk, lines, reason: 'broken' })).toMatchObject({
    ok: true,
    value: { amount: 0, status: 'done', orderStatus: 'paid' },
  });
  expect((await database().variant.findUniqueOrThrow({ where: { sku: free } })).onHand).toBe(5);
  expect(await database().invoice.count()).toBe(documents);
});
