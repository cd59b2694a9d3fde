import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { documentContentSchema } from '#contract/invoice/invoice.ts';
import { createPromotionSchema } from '#contract/promotion/promotion.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { createPromotion } from '#server/promotion/create-promotion.ts';
import type { ReturnKey } from '#server/return/state/lock-return.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct, shopper } from '#server/testing/factories.ts';
import { aDeliveredOrder, aKey, aReturn } from '#server/testing/order-factories.ts';
import { approveReturn } from './approve-return.ts';
import { exchangeReturn } from './exchange-return.ts';
import { receiveReturn } from './receive-return.ts';
import { refundReturn } from './refund-return.ts';

testDatabase();

const desk = { actor: aKey };
const orderOf = (publicId: string) =>
  database().order.findUniqueOrThrow({
    where: { publicId },
    include: { payments: true, refunds: { orderBy: { id: 'asc' } }, invoices: { orderBy: { number: 'asc' } } },
  });
const bankGaveBack = async (publicId: string) => {
  const { payments } = await orderOf(publicId);
  return (await database().testCharge.findUniqueOrThrow({ where: { key: payments[0]?.id ?? '' } })).refunded;
};
const afterSale = async (publicId: string) => (await readOrderView(publicId))?.data.afterSale;
const told = async (publicId: string) => {
  const { id } = await orderOf(publicId);
  return (await database().notice.findFirst({ where: { key: `order_cancelled:${id}` } }))?.body;
};

/** Everything of an order back on the desk's table. */
async function received(publicId: string, quantity?: number): Promise<ReturnKey> {
  const lines = await database().orderLine.findMany({ where: { order: { publicId } } });
  const part = lines.map((line) => ({
    lineId: line.id,
    quantity: quantity ?? line.quantity,
    reason: 'damaged' as const,
  }));
  const key = await aReturn(publicId, { lines: part });
  await approveReturn(key, desk);
  const rows = await database().returnLine.findMany({ where: { returnId: key.returnId } });
  await receiveReturn(key, { ...desk, lines: rows.map(({ id, quantity: restock }) => ({ lineId: id, restock })) });
  return key;
}

async function exchanged(publicId: string): Promise<string> {
  const made = await exchangeReturn(await received(publicId), desk);
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value.publicId;
}

async function deliver(publicId: string): Promise<void> {
  const parcel = await createShipment(publicId, { ...desk, carrier: 'DHL', trackingNumber: `X-${randomUUID()}` });
  if (!parcel.ok) throw new Error(parcel.refusal.message);
  await recordTrackingEvent(parcel.value.id, { status: 'delivered', occurredAt: new Date().toISOString() });
}

/** A delivered order of pieces at 50.00 with 9.00 of delivery, and the order that replaces them. */
async function anExchange(quantity = 1) {
  const { sku } = await aProduct({ onHand: 9, priceAmount: 5_000 });
  const { publicId } = await aDeliveredOrder(sku, quantity);
  return { sku, first: publicId, second: await exchanged(publicId) };
}

describe('cancelling an exchange', () => {
  it('gives back what was paid for the pieces that it replaced, once, with a credit note of the first order', async () => {
    const { sku, first, second } = await anExchange();
    const { personId, id } = await orderOf(first);
    expect((await afterSale(second))?.exchangeFor).toMatchObject({ left: 5_000, refundedAmount: 0 });
    const mine = { actor: shopper(personId), reason: 'changed my mind' };
    const pressed = await Promise.all([cancelOrder(second, mine), cancelOrder(second, mine)]);
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);

    const order = await orderOf(first);
    expect(order).toMatchObject({ status: 'delivered', refundedAmount: 5_000, refunds: [{ amount: 5_000 }] });
    expect(await bankGaveBack(first)).toBe(5_000);
    const [, credit] = order.invoices;
    expect(credit).toMatchObject({ series: 'CN', totalAmount: 5_000 });
    expect(documentContentSchema.parse(credit?.content).lines).toMatchObject([{ sku, quantity: 1, unitAmount: 5_000 }]);
    expect(await orderOf(second)).toMatchObject({ status: 'cancelled', refunds: [{ amount: 0, status: 'done' }] });
    expect((await afterSale(second))?.exchangeFor).toMatchObject({ left: 0, refundedAmount: 5_000 });
    expect((await afterSale(first))?.returns).toMatchObject([{ status: 'exchanged', refundedAmount: 5_000 }]);
    expect(await told(second)).toContain(`€50 that you paid with order ${orderNumber(order)} goes back`);
    expect(await database().notice.count({ where: { kind: 'refund_made', personId } })).toBe(1);
    expect((await database().variant.findUniqueOrThrow({ where: { sku } })).onHand).toBe(9);
    expect(await database().refund.count({ where: { orderId: id, status: 'done' } })).toBe(1);
  });

  it('gives back of the order that was paid, however often its pieces were exchanged', async () => {
    const { first, second } = await anExchange(2);
    await deliver(second);
    const third = await exchanged(second);
    expect((await afterSale(third))?.exchangeFor).toMatchObject({ left: 10_000 });
    expect(await cancelOrder(third, { ...desk, reason: 'none left' })).toMatchObject({ ok: true });
    expect(await orderOf(first)).toMatchObject({ refundedAmount: 10_000 });
    expect(await bankGaveBack(first)).toBe(10_000);
  });

  it('says that nothing was left where the first order was refunded meanwhile', async () => {
    const { first, second } = await anExchange();
    await refundOrder(first, { ...desk, reason: 'sorry' });
    expect(await cancelOrder(second, { ...desk, reason: 'none left' })).toMatchObject({ ok: true });
    expect(await orderOf(first)).toMatchObject({ status: 'refunded', refundedAmount: 5_900 });
    expect(await bankGaveBack(first)).toBe(5_900);
    expect(await told(second)).toContain('Nothing was left to refund');
  });
});

describe('an exchange that is sent back', () => {
  it('is worth what was paid for the first pieces, and that is refunded', async () => {
    const { first, second } = await anExchange();
    await deliver(second);
    expect(await afterSale(second)).toMatchObject({ returnable: [{ quantity: 1, worth: [5_000] }] });
    const back = await received(second);
    expect(await refundReturn(back, desk)).toMatchObject({ ok: true, value: 'refunded' });
    expect(await orderOf(first)).toMatchObject({ status: 'delivered', refundedAmount: 5_000 });
    expect(await bankGaveBack(first)).toBe(5_000);
    expect((await afterSale(second))?.returns).toMatchObject([
      { status: 'refunded', amount: 5_000, refundedAmount: 5_000 },
    ]);
  });

  it('in parts gives back exactly what was paid, and leaves the first order’s other pieces their worth', async () => {
    const { sku } = await aProduct({ onHand: 9, priceAmount: 5_000 });
    const cent = { title: 'A cent off', kind: 'amount', amount: 1, currency: 'EUR', skus: [sku] };
    await createPromotion(createPromotionSchema.parse(cent));
    const { publicId: first } = await aDeliveredOrder(sku, 3);
    const made = await exchangeReturn(await received(first, 2), desk);
    if (!made.ok) throw new Error(made.refusal.message);
    const second = made.value.publicId;
    await deliver(second);
    const rest = (await afterSale(first))?.returnable[0]?.worth[0];
    for (const _ of [1, 2]) {
      expect(await refundReturn(await received(second, 1), desk)).toMatchObject({ ok: true });
      expect((await afterSale(first))?.returnable).toMatchObject([{ quantity: 1, worth: [rest] }]);
    }
    expect((await orderOf(first)).refundedAmount).toBe(14_999 - (rest ?? 0));
    expect(await refundReturn(await received(first, 1), desk)).toMatchObject({ ok: true });
    expect(await orderOf(first)).toMatchObject({ refundedAmount: 14_999 });
  });
});

it('pieces of an exchange that can’t be sent are refunded by hand, and put back; it goes on with the rest', async () => {
  const { sku, first, second } = await anExchange(2);
  const sent = { ...desk, carrier: 'DHL', trackingNumber: `P-${second}`, lines: [{ sku, quantity: 1 }] };
  expect(await createShipment(second, sent)).toMatchObject({ ok: true });
  const refund = { ...desk, lines: [{ sku, quantity: 1, restock: true }], reason: 'broken', key: 'once' };
  expect(await refundOrder(second, refund)).toMatchObject({ ok: true, value: { amount: 5_000, status: 'done' } });
  expect(await refundOrder(second, refund)).toMatchObject({ ok: true, value: { refundedAmount: 5_000 } });
  expect(await bankGaveBack(first)).toBe(5_000);
  expect(await orderOf(second)).toMatchObject({ status: 'shipped' });
  expect((await database().variant.findUniqueOrThrow({ where: { sku } })).onHand).toBe(8);
});

it('pieces that were exchanged are not refunded by hand as well, and the exchange says where its money is', async () => {
  const { sku, first, second } = await anExchange();
  const lines = [{ sku, quantity: 1 }];
  expect(await refundOrder(first, { ...desk, lines, reason: 'sorry' })).toMatchObject({ refusal: { left: 0 } });
  const order = await orderOf(first);
  expect(await refundOrder(second, { ...desk, amount: 500, reason: 'sorry' })).toMatchObject({
    refusal: { code: 'illegal_transition', message: expect.stringContaining(orderNumber(order)) },
  });
  expect(await database().refund.count({ where: { order: { publicId: { in: [first, second] } } } })).toBe(0);
});
