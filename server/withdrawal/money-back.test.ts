import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { approveReturn } from '#server/return/approve-return.ts';
import { receiveReturn } from '#server/return/receive-return.ts';
import { refundReturn } from '#server/return/refund-return.ts';
import { requestReturn } from '#server/return/request-return.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct, shopper } from '#server/testing/factories.ts';
import { aKey, anApiOrder } from '#server/testing/order-factories.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { receiveStatement } from './receive-statement.ts';
import { settleLocked } from './settle-statement.ts';
import { lockStatement, type NamedPiece } from './statement.ts';

testDatabase();

beforeAll(async () => {
  const rate = (method: string, [amount, weightFrom, weightTo]: [number, number, number | null], position: number) => ({
    ...{ id: `${method}-${weightFrom}`, method, title: method, amount, weightFrom, weightTo, position },
    ...{ daysLeast: 1, daysMost: 3 },
  });
  await database().shippingZone.deleteMany({});
  await database().shippingZone.create({
    data: {
      ...{ id: 'near', title: 'Near', countries: ['FR'], position: 0 },
      rates: {
        create: [
          rate('express', [1_799, 0, 1_500], 0),
          rate('express', [2_501, 1_500, null], 1),
          rate('standard', [499, 0, 1_500], 2),
          rate('standard', [901, 1_500, null], 3),
        ],
      },
    },
  });
  await database().taxRate.deleteMany({});
  await database().taxRate.create({ data: { country: 'FR', basisPoints: 2_000, validFrom: new Date('2020-01-01') } });
});

const sell = (isNet: boolean) =>
  database().taxSettings.updateMany({ data: { rule: 'destination', pricesInclude: !isNet } });

async function anOrder(quantity: number, shippingMethod: string) {
  const { sku } = await aProduct({ onHand: 9, priceAmount: 3_333 });
  await database().variant.update({ where: { sku }, data: { weightGrams: 1_000 } });
  const placed = await placeApiOrder(anApiOrder(sku, { lines: [{ sku, quantity }], shippingMethod }), {
    by: 'key:test',
    placeKey: null,
  });
  if (!placed.ok) throw new Error(placed.refusal.message);
  return { publicId: placed.value.publicId, sku };
}

async function deliver(publicId: string): Promise<void> {
  const trackingNumber = `D-${randomUUID()}`;
  const parcel = await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber });
  if (parcel.ok)
    await recordTrackingEvent(parcel.value.id, { status: 'delivered', occurredAt: new Date().toISOString() });
}

/** Withdraws as the desk's refund does. @returns what went back for delivery */
async function withdraw(publicId: string, lines: NamedPiece[] | null): Promise<number> {
  const { id: orderId } = await database().order.findUniqueOrThrow({ where: { publicId } });
  const stated = { name: 'Maud', order: '', email: 'maud.renard@example.com', pieces: '', source: 'link' } as const;
  const { id } = await receiveStatement({ ...stated, lines, orderId });
  await database().withdrawal.update({ where: { id }, data: { status: 'to_refund', orderId } });
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { id: orderId });
    await settleLocked(tx, order, await lockStatement(tx, id), orderActor(aKey));
    return (await tx.withdrawal.findUniqueOrThrow({ where: { id } })).deliveryAmount;
  });
}

async function sendBack(publicId: string, amount: number | undefined): Promise<void> {
  const { lines, personId } = await database().order.findUniqueOrThrow({
    where: { publicId },
    include: { lines: true },
  });
  const requested = await requestReturn(publicId, {
    lines: lines.map(({ id }) => ({ lineId: id, quantity: 1, reason: 'changed_mind' })),
    ...{ resolution: 'refund', note: '', key: randomUUID(), photos: [] },
    actor: shopper(personId),
  });
  if (!requested.ok) return;
  const key = { publicId, returnId: requested.value.id };
  await approveReturn(key, { actor: aKey });
  await receiveReturn(key, { actor: aKey, lines: lines.map(({ id }) => ({ lineId: id, restock: 1 })) });
  await refundReturn(key, { actor: aKey, amount });
}

/** What was paid and went back, as the order, its refunds and its documents say. */
async function booksOf(publicId: string) {
  const order = await database().order.findUniqueOrThrow({
    where: { publicId },
    include: { refunds: true, withdrawals: true, lines: true },
  });
  const documents = await database().invoice.findMany({ where: { orderId: order.id } });
  const taxOf = (series: string) =>
    documents
      .filter((one) => one.series === series)
      .flatMap(({ content }) => (content as { taxes: { tax: number; net: number }[] }).taxes)
      .reduce((sum, { tax, net }) => ({ tax: sum.tax + tax, gross: sum.gross + tax + net }), { tax: 0, gross: 0 });
  const linesTax = order.lines.reduce((sum, { taxAmount }) => sum + taxAmount, 0);
  return {
    total: order.totalAmount,
    refunded: order.refundedAmount,
    owed: order.refunds.reduce((sum, { amount }) => sum + amount, 0),
    deliveryPaid: order.shippingAmount + (order.pricesInclude ? 0 : order.taxAmount - linesTax),
    deliveryBack: order.withdrawals.reduce((sum, { deliveryAmount }) => sum + deliveryAmount, 0),
    sold: taxOf('INV'),
    credited: taxOf('CN'),
  };
}

describe('money that goes back', () => {
  it('for the delivery of part of an order at net prices leaves what the rest’s would have cost, with its VAT', async () => {
    await sell(true);
    const { publicId, sku } = await anOrder(2, 'standard');
    await deliver(publicId);
    // 901 and 499, each with 20 %.
    expect(await withdraw(publicId, [{ sku, quantity: 1 }])).toBe(Math.floor(901 * 1.2) - Math.ceil(499 * 1.2));
    expect(await withdraw(publicId, null)).toBe(Math.ceil(499 * 1.2));
  });

  const step = fc.oneof(
    fc.record({ act: fc.constant('withdraw' as const), quantity: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ act: fc.constantFrom('withdraw all', 'cancel', 'deliver') }),
    fc.record({
      act: fc.constant('refund pieces' as const),
      quantity: fc.integer({ min: 1, max: 2 }),
      restock: fc.boolean(),
    }),
    fc.record({ act: fc.constantFrom('refund', 'return for'), amount: fc.integer({ min: 1, max: 4_000 }) }),
    fc.record({ act: fc.constant('return' as const) }),
  );

  beforeEach(() => sell(false));

  it('is never more than was paid, the delivery’s never twice, and documents agree, in whatever order', async () => {
    const order = fc.record({
      isNet: fc.boolean(),
      quantity: fc.integer({ min: 1, max: 4 }),
      method: fc.constantFrom('standard', 'express'),
      steps: fc.array(step, { minLength: 2, maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(order, async ({ isNet, quantity, method, steps }) => {
        await sell(isNet);
        const { publicId, sku } = await anOrder(quantity, method);
        for (const one of steps) {
          const {
            quantity: units = 1,
            amount,
            restock = false,
          } = one as {
            quantity?: number;
            amount?: number;
            restock?: boolean;
          };
          if (one.act === 'withdraw') await withdraw(publicId, [{ sku, quantity: units }]);
          if (one.act === 'withdraw all') await withdraw(publicId, null);
          if (one.act === 'cancel') await cancelOrder(publicId, { reason: 'a mistake', actor: aKey });
          if (one.act === 'deliver') await deliver(publicId);
          if (one.act === 'refund') await refundOrder(publicId, { actor: aKey, reason: 'late', amount });
          if (one.act === 'refund pieces')
            await refundOrder(publicId, { actor: aKey, reason: 'chipped', lines: [{ sku, quantity: units, restock }] });
          if (one.act.startsWith('return')) await sendBack(publicId, amount);
          const books = await booksOf(publicId);
          expect(books.refunded).toBe(books.owed);
          expect(books.refunded).toBeLessThanOrEqual(books.total);
          expect(books.deliveryBack).toBeLessThanOrEqual(books.deliveryPaid);
          expect(books.credited.gross).toBe(books.refunded);
          expect(books.credited.tax).toBeLessThanOrEqual(books.sold.tax);
          if (books.refunded === books.total) expect(books.credited.tax).toBe(books.sold.tax);
        }
      }),
      { numRuns: propertyRuns(24) },
    );
  });
});
