import { describe, expect, it } from 'vitest';
import { cancelReasons } from '#domain/order/cancel-reason.ts';
import { database } from '#server/engine/database/database.ts';
import { readOrderAnswer } from '#server/order/page/order-answer.ts';
import type { Actor } from '#server/session/actor.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { packOrder } from '#server/shipping/pack-order.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { readMeView } from '#server/testing/me-view.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { cancelOrder } from './cancel-order.ts';
import { orderCancelled } from './notices/order-cancelled.ts';
import { stepNotice } from './notify-of-order-step.ts';
import { refundOrder } from './refund/refund-order.ts';

testDatabase();

const stockOf = (sku: string) =>
  database().variant.findUniqueOrThrow({ where: { sku }, select: { onHand: true, reserved: true } });
const orderOf = (publicId: string) =>
  database().order.findUniqueOrThrow({
    where: { publicId },
    include: { events: { orderBy: { at: 'asc' } }, payments: true },
  });
const bookOf = async (publicId: string) => {
  const [payment] = (await orderOf(publicId)).payments;
  return database().testCharge.findUniqueOrThrow({ where: { key: payment?.id ?? '' } });
};

async function aSoldOrder(quantity = 2) {
  const { sku } = await aProduct({ onHand: 5, priceAmount: 5_000 });
  return { sku, publicId: await aPaidOrder(sku, quantity) };
}

describe('the desk’s commands', () => {
  it('packing moves a paid order and says who did it', async () => {
    const { publicId } = await aSoldOrder();
    expect(await packOrder(publicId, aKey)).toEqual({ ok: true, value: 'packed' });
    expect((await orderOf(publicId)).events.at(-1)).toMatchObject({ kind: 'packed', actor: 'key:test' });
    expect(await packOrder(publicId, aKey)).toMatchObject({ ok: false, refusal: { code: 'illegal_transition' } });
  });

  it('a shopper can’t pack', async () => {
    const { publicId } = await aSoldOrder();
    const shopper: Actor = { kind: 'nobody' };
    expect(await packOrder(publicId, shopper)).toMatchObject({ ok: false, refusal: { code: 'illegal_transition' } });
    expect(await orderOf(publicId)).toMatchObject({ status: 'paid' });
  });

  it('an order that is nobody’s is not found', async () => {
    await expect(packOrder('no-such-order', aKey)).rejects.toThrow('There is no such order.');
  });

  it('cancelling a paid order gives the money and the pieces back, once', async () => {
    const { sku, publicId } = await aSoldOrder();
    const cancels = await Promise.all(
      [1, 2, 3].map(() => cancelOrder(publicId, { actor: aKey, reason: 'changed their mind' })),
    );
    expect(cancels.filter((cancel) => cancel.ok)).toHaveLength(1);
    expect(await stockOf(sku)).toEqual({ onHand: 5, reserved: 0 });
    expect(await orderOf(publicId)).toMatchObject({
      status: 'cancelled',
      cancelReason: null,
      cancelNote: 'changed their mind',
      refundedAmount: 10_900,
      payments: [{ status: 'refunded' }],
    });
    expect(await bookOf(publicId)).toMatchObject({ refunded: 10_900 });
    const ledger = await database().stockLedgerEntry.findMany({ where: { variant: { sku } }, orderBy: { id: 'asc' } });
    expect(ledger.at(-1)).toMatchObject({ reason: 'restocked', deltaOnHand: 2 });
  });

  it('the ledger names who at the desk put pieces back, wrote them off or let them go', async () => {
    const desk: Actor = {
      kind: 'person',
      guest: false,
      roles: ['owner'],
      personId: 'p-7',
      name: 'Ana',
      email: 'a@example.com',
      sessionId: 's',
    };
    const movedBy = async (sku: string) => {
      const where = { variant: { sku }, actor: { not: null } };
      const lines = await database().stockLedgerEntry.findMany({ where, orderBy: { id: 'asc' } });
      return lines.map(({ reason, actor }) => `${reason} ${actor}`);
    };
    const [cancelled, spoilt, refunded] = [await aSoldOrder(), await aSoldOrder(), await aSoldOrder()];
    expect((await cancelOrder(cancelled.publicId, { actor: desk, reason: 'asked' })).ok).toBe(true);
    expect(await movedBy(cancelled.sku)).toEqual(['restocked desk:p-7']);
    expect((await cancelOrder(spoilt.publicId, { actor: desk, reason: 'broken', writeOff: true })).ok).toBe(true);
    expect(await movedBy(spoilt.sku)).toEqual(['restocked desk:p-7', 'written_off desk:p-7']);
    const { sku } = refunded;
    const lines = [{ sku, quantity: 1, restock: true }];
    expect((await refundOrder(refunded.publicId, { actor: desk, amount: 100, reason: 'one', lines })).ok).toBe(true);
    expect(await movedBy(sku)).toEqual(['restocked desk:p-7']);
  });

  it.each(cancelReasons)('what somebody types as the reason is theirs, also “%s”', async (typed) => {
    const { publicId } = await aSoldOrder();
    expect((await cancelOrder(publicId, { actor: aKey, reason: typed })).ok).toBe(true);
    const { id, personId, cancelReason, cancelNote } = await orderOf(publicId);
    expect([cancelReason, cancelNote]).toEqual([null, typed]);
    // It is in their list, they are told, and integrators read it as it was typed.
    expect((await readMeView(personId))?.data.orders.map((order) => order.publicId)).toContain(publicId);
    expect(await database().notice.count({ where: { key: `order_cancelled:${id}` } })).toBe(1);
    expect(await readOrderAnswer(publicId)).toMatchObject({ cancelReason: typed });
  });

  it('nobody is told that nothing was charged while the bank may still take the money', () => {
    const order = {
      id: 'o',
      number: 'MD-1',
      source: 'shop',
      status: 'placed',
      currency: 'EUR',
      totalAmount: 500,
      giftCardAmount: 0,
      refundedAmount: 0,
    } as const;
    const told = (undecided: boolean) => stepNotice(order, { command: 'cancel', undecided });
    expect(told(false)?.facts).toEqual({ outcome: 'not_charged', number: 'MD-1' });
    const facts = { outcome: 'not_charged', number: 'MD-1', undecided: true } as const;
    expect(told(true)?.facts).toEqual(facts);
    expect(orderCancelled.words(facts)).toMatchObject({
      body: 'If your bank still takes the money, we’ll refund it at once.',
    });
  });

  it('what has left the house can’t be cancelled', async () => {
    const { sku, publicId } = await aSoldOrder();
    await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `C-${publicId}` });
    expect(await cancelOrder(publicId, { actor: aKey, reason: 'late' })).toMatchObject({ ok: false });
    expect(await stockOf(sku)).toEqual({ onHand: 3, reserved: 0 });
    expect(await orderOf(publicId)).toMatchObject({ status: 'shipped', refundedAmount: 0 });
  });
});

describe('refunds', () => {
  it('never give back more than was paid, also when they come at once', async () => {
    const { publicId } = await aSoldOrder();
    const refunds = await Promise.all(
      Array.from({ length: 5 }, () => refundOrder(publicId, { actor: aKey, amount: 4_000, reason: 'chipped' })),
    );
    expect(refunds.filter((refund) => refund.ok)).toHaveLength(2);
    expect(refunds.find((refund) => !refund.ok)).toMatchObject({ refusal: { code: 'refund_too_large', left: 2_900 } });
    expect(await orderOf(publicId)).toMatchObject({ status: 'paid', refundedAmount: 8_000 });
    expect(await bookOf(publicId)).toMatchObject({ refunded: 8_000 });
  });

  it('of everything that is left make the order refunded', async () => {
    const { publicId } = await aSoldOrder();
    await refundOrder(publicId, { actor: aKey, amount: 900, reason: 'delivery' });
    const rest = await refundOrder(publicId, { actor: aKey, reason: 'broken' });
    expect(rest).toMatchObject({ ok: true, value: { amount: 10_000, status: 'done', orderStatus: 'refunded' } });
    expect(await bookOf(publicId)).toMatchObject({ refunded: 10_900 });
    expect(await refundOrder(publicId, { actor: aKey, reason: 'again' })).toMatchObject({
      ok: false,
      refusal: { code: 'illegal_transition' },
    });
  });

  it('with the same key are one refund', async () => {
    const { publicId } = await aSoldOrder();
    const wanted = { actor: aKey, amount: 100, reason: 'goodwill', key: 'once' };
    await Promise.all([refundOrder(publicId, wanted), refundOrder(publicId, wanted)]);
    expect(await orderOf(publicId)).toMatchObject({ refundedAmount: 100 });
  });

  it('I5: leave the amounts of the order as they were placed, which the database insists on', async () => {
    const { publicId } = await aSoldOrder();
    await refundOrder(publicId, { actor: aKey, reason: 'broken' });
    expect(await orderOf(publicId)).toMatchObject({ itemsAmount: 10_000, shippingAmount: 900, totalAmount: 10_900 });
    await expect(
      database().order.update({ where: { publicId }, data: { totalAmount: 1, itemsAmount: 1, shippingAmount: 0 } }),
    ).rejects.toThrow();
  });
});
