import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderStatuses, orderTransitions } from '#domain/order/order-transitions.ts';
import { database } from '#server/engine/database/database.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { packOrder } from '#server/shipping/pack-order.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { startPacking } from '#server/shipping/start-packing.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct, shopper } from '#server/testing/factories.ts';
import { aKey, anApiOrder, aPaidOrder } from '#server/testing/order-factories.ts';
import { placeApiOrder } from '../checkout/place-api-order.ts';
import { cancelOrder } from './cancel-order.ts';
import { completeOrders } from './complete-orders.ts';
import { refundOrder } from './refund/refund-order.ts';

testDatabase();

const orderOf = (publicId: string) =>
  database().order.findUniqueOrThrow({
    where: { publicId },
    include: { events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] }, payments: true, refunds: true, shipments: true },
  });
const stockOf = (sku: string) =>
  database().variant.findUniqueOrThrow({ where: { sku }, select: { onHand: true, reserved: true } });
const bookOf = async (publicId: string) =>
  database().testCharge.findUniqueOrThrow({ where: { key: (await orderOf(publicId)).payments[0]?.id ?? '' } });
let parcels = 0;
const ship = (publicId: string, lines?: { sku: string; quantity: number }[]) =>
  createShipment(publicId, {
    actor: aKey,
    carrier: 'DHL',
    trackingNumber: `L-${publicId}-${++parcels}`,
    ...(lines ? { lines } : {}),
  });
const deliver = (shipmentId: string) =>
  recordTrackingEvent(shipmentId, { status: 'delivered', occurredAt: new Date().toISOString() });

describe('parcels', () => {
  it('each takes what is left and no more; the order is shipped with the last and delivered with all', async () => {
    const { sku } = await aProduct({ onHand: 5 });
    const publicId = await aPaidOrder(sku, 3);
    const first = await ship(publicId, [{ sku, quantity: 2 }]);
    expect((await orderOf(publicId)).status).toBe('partly_shipped');
    expect(await ship(publicId, [{ sku, quantity: 2 }])).toMatchObject({ refusal: { code: 'invalid', sku, left: 1 } });
    if (first.ok) await deliver(first.value.id);
    expect((await orderOf(publicId)).status).toBe('partly_shipped');
    const rest = await ship(publicId);
    expect((await orderOf(publicId)).status).toBe('shipped');
    if (rest.ok) await deliver(rest.value.id);
    const { status, shipments } = await orderOf(publicId);
    expect(status).toBe('delivered');
    expect(shipments.map((parcel) => parcel.lines)).toContainEqual([{ sku, quantity: 1 }]);
  });

  it('at once never take more than there is', async () => {
    const { sku } = await aProduct({ onHand: 5 });
    const publicId = await aPaidOrder(sku, 3);
    const sent = await Promise.all([1, 2, 3, 4].map(() => ship(publicId, [{ sku, quantity: 1 }])));
    expect(sent.filter((answer) => answer.ok)).toHaveLength(3);
    expect((await orderOf(publicId)).status).toBe('shipped');
  });

  it('an order that has left in part can’t be cancelled; what has not left can be refunded instead', async () => {
    const { sku } = await aProduct({ onHand: 5, priceAmount: 5_000 });
    const publicId = await aPaidOrder(sku, 3);
    const first = await ship(publicId, [{ sku, quantity: 1 }]);
    if (first.ok) await deliver(first.value.id);
    const cancelled = await cancelOrder(publicId, { actor: aKey, reason: 'late' });
    expect(cancelled).toMatchObject({ refusal: { code: 'illegal_transition', left: [{ sku, quantity: 2 }] } });
    const lines = [{ sku, quantity: 2, restock: true }];
    expect(await refundOrder(publicId, { actor: aKey, lines, reason: 'late' })).toMatchObject({
      value: { amount: 10_000, orderStatus: 'delivered' },
    });
    expect(await stockOf(sku)).toEqual({ onHand: 4, reserved: 0 });
  });
});

describe('money that is taken when it is packed', () => {
  const later = async (token: 'tok_visa' | 'tok_slow' | 'tok_capture_declined' | 'tok_lost_response', sku: string) => {
    await saveShop({ paymentCapture: 'when_packed' });
    const placed = await placeApiOrder(anApiOrder(sku, { payment: { provider: 'test', token } }), {
      by: 'key:test',
      placeKey: null,
    });
    await saveShop({ paymentCapture: 'at_once' });
    if (!placed.ok) throw new Error(placed.refusal.message);
    return placed.value.publicId;
  };

  it('is set aside at first, with the pieces sold, and taken as the packing begins', async () => {
    const { sku } = await aProduct({ onHand: 2 });
    const publicId = await later('tok_visa', sku);
    expect(await orderOf(publicId)).toMatchObject({
      status: 'authorised',
      paidAt: null,
      payments: [{ status: 'authorised' }],
    });
    expect(await stockOf(sku)).toEqual({ onHand: 1, reserved: 0 });
    expect(await database().invoice.count({ where: { order: { publicId } } })).toBe(0);
    const pressed = await Promise.all([startPacking(publicId, aKey), startPacking(publicId, aKey)]);
    expect(pressed.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await orderOf(publicId)).toMatchObject({ status: 'packing', payments: [{ status: 'approved' }] });
    expect(await bookOf(publicId)).toMatchObject({ status: 'approved' });
    expect(await database().invoice.count({ where: { order: { publicId } } })).toBe(1);
  });

  it('that the bank doesn’t give any more is said, and nothing is packed', async () => {
    const publicId = await later('tok_capture_declined', (await aProduct()).sku);
    for (const refused of [await startPacking(publicId, aKey), await packOrder(publicId, aKey), await ship(publicId)]) {
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'capture_failed', reason: 'capture_declined' } });
    }
    expect(await orderOf(publicId)).toMatchObject({ status: 'authorised', shipments: [] });
  });

  it('is let go when the order is cancelled, by its customer too, and nothing is refunded', async () => {
    const { sku } = await aProduct({ onHand: 2 });
    const publicId = await later('tok_visa', sku);
    const { personId } = await orderOf(publicId);
    expect(await cancelOrder(publicId, { actor: shopper(personId), reason: 'no' })).toMatchObject({ ok: true });
    expect(await orderOf(publicId)).toMatchObject({
      status: 'cancelled',
      refunds: [],
      payments: [{ status: 'declined' }],
    });
    expect(await bookOf(publicId)).toMatchObject({ status: 'declined', reason: 'abandoned' });
    expect(await stockOf(sku)).toEqual({ onHand: 2, reserved: 0 });
  });
});

describe('the end', () => {
  it('a delivered order is completed when its time to be sent back is over', async () => {
    const publicId = await aPaidOrder((await aProduct()).sku);
    const parcel = await ship(publicId);
    if (parcel.ok) await deliver(parcel.value.id);
    await completeOrders.run();
    expect((await orderOf(publicId)).status).toBe('delivered');
    await database().order.update({ where: { publicId }, data: { completesAt: new Date(Date.now() - 1) } });
    await Promise.all([completeOrders.run(), completeOrders.run()]);
    const { status, events } = await orderOf(publicId);
    expect([status, events.filter((event) => event.kind === 'completed').length]).toEqual(['completed', 1]);
  });
});

describe('any commands in any order', () => {
  const command = fc.oneof(
    ...(['start', 'pack', 'ship all', 'deliver', 'refund all', 'cancel', 'complete'] as const).map((name) =>
      fc.constant(name),
    ),
    fc.constant('ship one' as const),
    fc.constant('refund one' as const),
    fc.constant('refund and take out one' as const),
    fc.constant('cancel by its customer' as const),
  );
  const started = 20;

  async function run(name: typeof command extends fc.Arbitrary<infer T> ? T : never, publicId: string, sku: string) {
    const one = [{ sku, quantity: 1 }];
    switch (name) {
      case 'start':
        return startPacking(publicId, aKey);
      case 'pack':
        return packOrder(publicId, aKey);
      case 'ship all':
        return ship(publicId);
      case 'ship one':
        return ship(publicId, one);
      case 'refund all':
        return refundOrder(publicId, { actor: aKey, reason: 'x' });
      case 'refund one':
        return refundOrder(publicId, { actor: aKey, lines: one, reason: 'x' });
      case 'refund and take out one':
        return refundOrder(publicId, { actor: aKey, lines: [{ sku, quantity: 1, restock: true }], reason: 'x' });
      case 'cancel':
        return cancelOrder(publicId, { actor: aKey, reason: 'x' });
      case 'cancel by its customer':
        return cancelOrder(publicId, { actor: shopper(await aPerson()), reason: 'x' });
      case 'complete':
        await database().order.updateMany({
          where: { publicId, status: 'delivered' },
          data: { completesAt: new Date(0) },
        });
        return completeOrders.run();
      case 'deliver': {
        const open = (await orderOf(publicId)).shipments.find((parcel) => parcel.status !== 'delivered');
        return open && deliver(open.id);
      }
    }
  }

  it('I1, I5: stay on the table, and stock, money and their books agree after every step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 9 }), async (commands) => {
        const { sku } = await aProduct({ onHand: started, priceAmount: 5_000 });
        const publicId = await aPaidOrder(sku, 3);
        let before = (await orderOf(publicId)).status;
        for (const name of commands) {
          await run(name, publicId, sku);
          const { status, refundedAmount, totalAmount, refunds, shipments } = await orderOf(publicId);
          expect(orderStatuses).toContain(status);
          // A command may imply one step before its own, and a carrier's news one after.
          if (status !== before) expect(reachable(before), `${name}: ${before} to ${status}`).toContain(status);
          before = status;
          expect(refundedAmount).toBeLessThanOrEqual(totalAmount);
          expect(refunds.reduce((sum, refund) => sum + refund.amount, 0)).toBe(refundedAmount);
          expect((await bookOf(publicId)).refunded).toBe(refundedAmount);
          const ledger = await database().stockLedgerEntry.findMany({ where: { variant: { sku } } });
          const { onHand, reserved } = await stockOf(sku);
          expect([onHand, reserved]).toEqual([
            ledger.reduce((sum, row) => sum + row.deltaOnHand, 0),
            ledger.reduce((sum, row) => sum + row.deltaReserved, 0),
          ]);
          const takenOut = refunds
            .flatMap((refund) => (refund.lines as { quantity: number; takenOut: boolean }[] | null) ?? [])
            .filter((line) => line.takenOut)
            .reduce((sum, line) => sum + line.quantity, 0);
          expect(onHand).toBe(status === 'cancelled' ? started : started - 3 + takenOut);
          const sent = shipments.flatMap(
            (parcel) => (parcel.lines as { quantity: number }[] | null) ?? [{ quantity: 3 - takenOut }],
          );
          expect(sent.reduce((sum, line) => sum + line.quantity, 0) + takenOut).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

const nextOf = (from: string) => orderTransitions.filter((row) => row.from === from).map((row) => row.to as string);
const reachable = (from: string) => [...nextOf(from), ...nextOf(from).flatMap(nextOf)];
