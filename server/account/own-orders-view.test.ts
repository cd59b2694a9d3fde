import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aProduct } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { ownOrdersTopic } from './own-orders-view.ts';

testDatabase();

async function anOwnOrder() {
  const { personId } = await anAccount();
  const { sku } = await aProduct({ onHand: 5, title: 'Shino tea bowl' });
  const publicId = await aPaidOrder(sku);
  await database().order.update({ where: { publicId }, data: { personId } });
  const view = async () => {
    const read = (await ownOrdersTopic.read(database(), [personId])).get(personId);
    if (!read) throw new Error('There is no view.');
    return { version: read.version, order: read.data.orders[0] };
  };
  return { publicId, view };
}

test('an order in somebody’s list says what is in it', async () => {
  const { view } = await anOwnOrder();
  expect((await view()).order).toMatchObject({ titles: [expect.stringContaining('Shino tea bowl')], titleCount: 1 });
  expect((await view()).order).toMatchObject({ status: 'paid', toCollect: false, parcels: [] });
});

test('and where its parcel is: each word of the carrier changes the list', async () => {
  const { publicId, view } = await anOwnOrder();
  const parcel = await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `L-${randomUUID()}` });
  if (!parcel.ok) throw new Error(parcel.refusal.message);
  const sent = await view();
  const eta = '2026-11-24T11:00:00.000Z';
  await recordTrackingEvent(parcel.value.id, { status: 'in_transit', occurredAt: '2026-11-23T09:00:00Z', eta });
  const told = await view();
  expect(told.order).toMatchObject({ status: 'shipped', parcels: [{ status: 'in_transit', eta, deliveredAt: null }] });
  expect(told.version).toBeGreaterThan(sent.version);
  await recordTrackingEvent(parcel.value.id, { status: 'delivered', occurredAt: '2026-11-24T10:00:00Z' });
  const arrived = await view();
  expect(arrived.order).toMatchObject({ status: 'delivered', parcels: [{ deliveredAt: '2026-11-24T10:00:00.000Z' }] });
  expect(arrived.version).toBeGreaterThan(told.version);
});
