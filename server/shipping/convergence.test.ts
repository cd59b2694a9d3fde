/**
 * I6 at a size: many orders, each with its events shuffled, repeated and sent by many at once, through
 * the real command. `CONVERGENCE_ORDERS=1000` for the long form.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TrackingEventInput } from '#contract/shipping/shipment.ts';
import { plainOrder } from '#domain/order/price/plain-order.ts';
import { priceOrder } from '#domain/order/price/price-order.ts';
import { trackingOf } from '#domain/shipping/tracking/parcel-tracking.ts';
import { trackingStatuses } from '#domain/shipping/tracking/tracking-status.ts';
import { database } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { insertOrders, newPublicId } from '#server/order/insert-orders.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { placeByTown } from '#server/shipping/place-by-town.ts';
import { shipmentView } from '#server/shipping/shipment-view.ts';
import { parcelEventOf, trackingRow } from '#server/shipping/tracking-rows.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { anAddress } from '#server/testing/order-factories.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { recordTrackingEvent } from './record-tracking-event.ts';

testDatabase();

const orders = Number(process.env.CONVERGENCE_ORDERS ?? propertyRuns(200));
const eventsEach = 20;
const atOnce = 4;
const start = Date.parse('2026-11-20T00:00:00Z');

const anEvent = (n: number): fc.Arbitrary<TrackingEventInput> =>
  fc.record(
    {
      id: fc.constant(`e${n}`),
      status: fc.constantFrom(...trackingStatuses, 'CUSTOMS_HOLD', 'estimate'),
      // Few moments, so that ties are common.
      occurredAt: fc.nat(15).map((hour) => new Date(start + hour * 3_600_000).toISOString()),
      eta: fc.nat(4).map((day) => new Date(start + day * 86_400_000).toISOString()),
      delayed: fc.boolean(),
    },
    { requiredKeys: ['id', 'status', 'occurredAt'] },
  );
const aLife = fc.tuple(...Array.from({ length: eventsEach }, (_, n) => anEvent(n))).chain((events) =>
  fc.record({
    events: fc.constant(events),
    // Every event at least once, half of them again, cut into messages.
    arrived: fc.shuffledSubarray([...events, ...events.slice(0, eventsEach / 2)], { minLength: eventsEach * 1.5 }),
    cut: fc.integer({ min: 1, max: 7 }),
  }),
);

async function aShippedOrder(personId: string, line: { variantId: string; sku: string; slug: string }) {
  const id = newId();
  const publicId = newPublicId();
  await insertOrders(database(), [
    {
      id,
      publicId,
      personId,
      source: 'api',
      placeKey: null,
      placedBy: 'system',
      payBy: new Date(),
      email: 'm@example.com',
      currency: 'EUR',
      lines: [{ ...line, title: 'Bowl', imageFile: null, quantity: 1, unitAmount: 1000 }],
      priced: priceOrder(plainOrder([{ sku: line.sku, quantity: 1, unitAmount: 1000 }], { amount: 0, freeFrom: null })),
      shippingAddress: anAddress,
    },
  ]);
  await database().order.update({ where: { id }, data: { status: 'shipped' } });
  const parcel = await database().shipment.create({
    data: { orderId: id, carrier: 'DHL', trackingNumber: publicId, status: 'label_created' },
  });
  return { publicId, parcel };
}

it(`I6: ${orders} orders with ${eventsEach} events each, shuffled and repeated, end as the fold of their sets`, async () => {
  const { productId: _p, ...line } = await aProduct();
  const personId = await aPerson();
  const lives = fc.sample(aLife, { numRuns: orders, seed: 20_261_120 });
  const statuses = new Set<string>();
  const live = async (life: (typeof lives)[number]) => {
    const { publicId, parcel } = await aShippedOrder(personId, line);
    const messages: TrackingEventInput[][] = [];
    for (let at = 0; at < life.arrived.length; at += life.cut) messages.push(life.arrived.slice(at, at + life.cut));
    // Two senders at once: the order of arrival is theirs to race for.
    const half = Math.ceil(messages.length / 2);
    await Promise.all(
      [messages.slice(0, half), messages.slice(half)].map(async (queue) => {
        for (const message of queue) await recordTrackingEvent(parcel.id, message);
      }),
    );
    const placed = await Promise.all(life.events.map(placeByTown));
    const rows = placed.map((event) => ({ ...trackingRow(parcel.id, event), id: '' }));
    const told = trackingOf(rows.map(parcelEventOf).sort((a, b) => a.occurredAt - b.occurredAt));
    const view = await readOrderView(publicId);
    const shown = view?.data.shipments[0];
    const withoutIds = ({ events, ...rest }: NonNullable<typeof shown>) => ({
      ...rest,
      events: events.map(({ id: _id, ...event }) => event),
    });
    if (!shown) throw new Error('The parcel is gone.');
    expect(withoutIds(shown)).toEqual(withoutIds(shipmentView({ ...parcel, events: rows })));
    const row = await database().shipment.findUniqueOrThrow({ where: { id: parcel.id } });
    expect(row.status).toBe(told.status);
    statuses.add(told.status);
  };
  const queue = [...lives];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let life = queue.pop(); life; life = queue.pop()) await live(life);
    }),
  );
  expect(statuses.size).toBeGreaterThan(4);
}, 300_000);
