import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, anApiOrder } from '#server/testing/order-factories.ts';
import { previewRefund } from './own-order.ts';
import { receiveStatement } from './receive-statement.ts';
import { settleLocked } from './settle-statement.ts';
import { lockStatement, type NamedPiece } from './statement.ts';

testDatabase();

const earlierDelivery = 'prisma/migrations/20261127040100_delivery_refunded_before/migration.sql';

/** One delivery costs 9, or 5 for a light parcel; the fast one 25, or 18. */
beforeAll(async () => {
  await database().shippingZone.deleteMany({});
  const rate = (method: string, [amount, weightFrom, weightTo]: [number, number, number | null], position: number) => ({
    ...{ id: `${method}-${weightFrom}`, method, title: method, amount, weightFrom, weightTo, position },
    ...{ daysLeast: 1, daysMost: 3 },
  });
  await database().shippingZone.create({
    data: {
      ...{ id: 'near', title: 'Near', countries: ['FR'], position: 0 },
      rates: {
        create: [
          rate('express', [1_800, 0, 1_500], 0),
          rate('express', [2_500, 1_500, null], 1),
          rate('standard', [500, 0, 1_500], 2),
          rate('standard', [900, 1_500, null], 3),
          rate('pick-up', [0, 0, null], 4),
        ],
      },
    },
  });
});

async function anOrder(shippingMethod: string) {
  const { sku } = await aProduct({ onHand: 5, priceAmount: 4_000 });
  await database().variant.update({ where: { sku }, data: { weightGrams: 1_000 } });
  const placed = await placeApiOrder(anApiOrder(sku, { lines: [{ sku, quantity: 2 }], shippingMethod }), {
    by: 'key:test',
    placeKey: null,
  });
  if (!placed.ok) throw new Error(placed.refusal.message);
  return { publicId: placed.value.publicId, sku };
}
const ship = (publicId: string) =>
  createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `D-${publicId}` });

/** Withdraws as the desk's refund does. @returns what went back for delivery */
async function withdraw(publicId: string, lines: NamedPiece[] | null): Promise<number> {
  const { id: orderId } = await database().order.findUniqueOrThrow({ where: { publicId } });
  const stated = {
    name: 'Maud',
    order: '',
    email: 'maud.renard@example.com',
    pieces: '',
    source: 'link',
    lines,
  } as const;
  const { id } = await receiveStatement({ ...stated, orderId });
  await database().withdrawal.update({ where: { id }, data: { status: 'to_refund', orderId } });
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { id: orderId });
    const settled = await settleLocked(tx, order, await lockStatement(tx, id), orderActor(aKey));
    expect(settled).toMatchObject({ ok: true });
    return (await tx.withdrawal.findUniqueOrThrow({ where: { id } })).deliveryAmount;
  });
}

describe('a withdrawal from an order with dearer delivery', () => {
  it('refunds what the cheapest would have cost, and says so before', async () => {
    const { publicId } = await anOrder('express');
    await ship(publicId);
    expect(await previewRefund(publicId, null)).toEqual({
      ...{ piecesAmount: 8_000, deliveryAmount: 900, amount: 8_900 },
      dearer: { title: 'express', paid: 2_500 },
    });
    expect(await withdraw(publicId, null)).toBe(900);
    expect(await database().order.findUniqueOrThrow({ where: { publicId } })).toMatchObject({ refundedAmount: 8_900 });
  });

  it('refunds no more for it piece by piece', async () => {
    const { publicId, sku } = await anOrder('express');
    await ship(publicId);
    expect(await withdraw(publicId, [{ sku, quantity: 1 }])).toBe(400);
    expect(await withdraw(publicId, [{ sku, quantity: 1 }])).toBe(500);
    expect(await database().order.findUniqueOrThrow({ where: { publicId } })).toMatchObject({ refundedAmount: 8_900 });
  });

  it('refunds no more for it if an earlier withdrawal was settled before its part was written down', async () => {
    const { publicId, sku } = await anOrder('express');
    await ship(publicId);
    await withdraw(publicId, [{ sku, quantity: 1 }]);
    await database().withdrawal.updateMany({ where: { order: { publicId } }, data: { deliveryAmount: 0 } });
    await database().$executeRawUnsafe(await readFile(earlierDelivery, 'utf8'));
    expect(await withdraw(publicId, [{ sku, quantity: 1 }])).toBe(500);
  });

  it('refunds all of it while nothing has left', async () => {
    const { publicId } = await anOrder('express');
    expect(await previewRefund(publicId, null)).toMatchObject({ amount: 10_500, dearer: null });
    await withdraw(publicId, null);
    expect(await database().order.findUniqueOrThrow({ where: { publicId } })).toMatchObject({ status: 'cancelled' });
  });

  it('isn’t one if the order chose the cheapest, and collecting it isn’t a cheaper delivery', async () => {
    const { publicId } = await anOrder('standard');
    await ship(publicId);
    expect(await previewRefund(publicId, null)).toMatchObject({ deliveryAmount: 900, dearer: null });
  });
});
