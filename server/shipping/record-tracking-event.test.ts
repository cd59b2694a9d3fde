import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrackingEventInput } from '#contract/shipping/shipment.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { createShipment } from './create-shipment.ts';
import { recordTrackingEvent } from './record-tracking-event.ts';

testDatabase();

let numbers = 0;
async function aParcel(publicId?: string, lines?: { sku: string; quantity: number }[]) {
  const order = publicId ?? (await aPaidOrder((await aProduct()).sku));
  const trackingNumber = `T${++numbers}`;
  const created = await createShipment(order, {
    actor: aKey,
    carrier: 'DHL',
    trackingNumber,
    ...(lines ? { lines } : {}),
  });
  if (!created.ok) throw new Error(created.refusal.message);
  return { id: created.value.id, publicId: order, trackingNumber };
}
const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;
const shown = async (publicId: string) => {
  const view = await readOrderView(publicId);
  if (!view) throw new Error('There is no such order.');
  return view.data;
};

const journey: TrackingEventInput[] = [
  { status: 'picked_up', occurredAt: at(6), location: { city: 'Setúbal', country: 'PT' } },
  { status: 'in_transit', occurredAt: at(9), message: 'Arrived in Vitoria', eta: '2026-11-25T10:00:00.000Z' },
  { status: 'CUSTOMS_HELD', occurredAt: at(11), message: 'Waiting at the border' },
  { id: 'evt-7', status: 'in_transit', occurredAt: at(12) },
  { status: 'out_for_delivery', occurredAt: at(14), eta: '2026-11-24T16:00:00.000Z' },
  { status: 'delivered', occurredAt: at(15) },
  { status: 'delivered', occurredAt: at(16), proofOfDelivery: { signedBy: 'M. R.' } },
];

describe('tracking events', () => {
  it('I6: shuffled and repeated, they leave the same page behind', async () => {
    const straight = await aParcel();
    for (const event of journey) await recordTrackingEvent(straight.id, event);
    const pageOf = async (publicId: string) => {
      const { status, shipments } = await shown(publicId);
      return {
        status,
        parcels: shipments.map(({ id: _i, trackingNumber: _n, carrierUrl: _u, events, ...parcel }) => ({
          ...parcel,
          events: events.map(({ id: _e, ...event }) => event),
        })),
      };
    };
    const expected = await pageOf(straight.publicId);
    expect(expected.status).toBe('delivered');
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...journey, ...journey], { minLength: journey.length * 2 }),
        async (arrived) => {
          const parcel = await aParcel();
          for (const event of arrived) await recordTrackingEvent(parcel.id, event);
          expect(await pageOf(parcel.publicId)).toEqual(expected);
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);

  it('a scan that names its town without a position has the town’s; of two towns of one name it has none', async () => {
    const { id, publicId } = await aParcel();
    const scans = [
      [
        { city: 'TOULOUSE', country: 'FR' },
        { lat: 43.6, lng: 1.4 },
      ],
      [
        { city: 'Lyon', country: 'France', postalCode: '69007' },
        { lat: 45.7, lng: 4.8 },
      ],
      [
        { city: 'Saint-Denis', country: 'FR', postalCode: '93200' },
        { lat: 48.9, lng: 2.4 },
      ],
      [
        { city: 'Portland', country: 'US', region: 'ME' },
        { lat: 43.7, lng: -70.3 },
      ],
      [{ city: 'Springfield', country: 'US' }, null],
      [{ city: 'Lyon', country: 'FR', postalCode: '75001' }, null],
      [{ city: 'Toulouse' }, null],
      [
        { city: 'Toulouse', country: 'FR', lat: 43.6123, lng: 1.4321 },
        { lat: 43.6123, lng: 1.4321 },
      ],
    ] as const;
    const told = scans.map(
      ([location], hour): TrackingEventInput => ({ status: 'in_transit', occurredAt: at(hour), location }),
    );
    await recordTrackingEvent(id, told);
    const { version } = (await readOrderView(publicId)) ?? {};
    const { shipments } = await shown(publicId);
    expect(shipments[0]?.events.map(({ position }) => position).toReversed()).toEqual(scans.map(([, place]) => place));
    // Told again, it is no news.
    await recordTrackingEvent(id, told);
    expect((await readOrderView(publicId))?.version).toBe(version);
  });

  it('a repeat by the sender’s id, or by content, changes nothing and says the same', async () => {
    const { id, publicId } = await aParcel();
    const first = await recordTrackingEvent(id, { id: 'e1', status: 'in_transit', occurredAt: at(9) });
    await recordTrackingEvent(id, { status: 'in_transit', occurredAt: at(10) });
    const { version } = (await readOrderView(publicId)) ?? {};
    expect(await recordTrackingEvent(id, { id: 'e1', status: 'delivered', occurredAt: at(11) })).toEqual(first);
    await recordTrackingEvent(id, { status: 'in_transit', occurredAt: '2026-11-24T11:00:00+01:00' });
    expect((await readOrderView(publicId))?.version).toBe(version);
  });

  it('a carrier that repeats a parcel’s whole history is answered without its order’s lock', async () => {
    const { id, publicId } = await aParcel();
    const location = { city: 'Toulouse', country: 'FR' };
    const scans = [1, 2].map((hour): TrackingEventInput => ({ status: 'in_transit', occurredAt: at(hour), location }));
    await recordTrackingEvent(id, scans);
    await transaction(async (tx) => {
      await lockOrder(tx, { publicId });
      expect(await recordTrackingEvent(id, scans)).toEqual({ shipmentId: id, status: 'in_transit' });
    });
  });

  it('the same scan told by another sender under another id changes nothing', async () => {
    const { id, publicId } = await aParcel();
    await recordTrackingEvent(id, { id: 'a-1', status: 'in_transit', occurredAt: at(9), message: 'Left Porto' });
    const { version } = (await readOrderView(publicId)) ?? {};
    await recordTrackingEvent(id, { id: 'b-1', status: 'in_transit', occurredAt: at(9), message: 'Left Porto' });
    expect((await readOrderView(publicId))?.version).toBe(version);
  });

  it('each real change is one version, however much it moves', async () => {
    const { id, publicId } = await aParcel();
    const before = (await readOrderView(publicId))?.version ?? 0;
    await recordTrackingEvent(id, { status: 'in_transit', occurredAt: at(9) });
    await recordTrackingEvent(id, [
      { status: 'out_for_delivery', occurredAt: at(10) },
      { status: 'delivered', occurredAt: at(11) },
    ]);
    const after = await readOrderView(publicId);
    expect(after?.version).toBe(before + 2);
    expect(after?.data.status).toBe('delivered');
  });

  it('the promise stays in the history of the arrival', async () => {
    const order = await aPaidOrder((await aProduct()).sku);
    const eta = '2026-11-25T10:00:00.000Z';
    const later = '2026-11-26T10:00:00.000Z';
    const created = await createShipment(order, { actor: aKey, carrier: 'DHL', trackingNumber: 'T-promise', eta });
    if (!created.ok) throw new Error(created.refusal.message);
    await recordTrackingEvent(created.value.id, {
      status: 'in_transit',
      occurredAt: at(9),
      eta: later,
      message: 'Snow in the pass',
      location: { city: 'Vitoria', country: 'ES', lat: 42.85, lng: -2.67 },
    });
    expect((await shown(order)).shipments[0]).toMatchObject({
      eta: later,
      delayed: true,
      arrivals: [{ eta }, { eta: later, saidAt: at(9), why: 'Snow in the pass' }],
      events: [{ zone: 'Europe/Madrid', position: { lat: 42.85, lng: -2.67 } }],
    });
  });

  it('the same event sent ten times at once is kept once', async () => {
    const { id } = await aParcel();
    await Promise.all(
      Array.from({ length: 10 }, () => recordTrackingEvent(id, { id: 'same', status: 'delivered', occurredAt: at(9) })),
    );
    expect(await database().trackingEvent.count({ where: { shipmentId: id } })).toBe(1);
  });

  it('a word that nobody knows is shown as an update', async () => {
    const { id, publicId } = await aParcel();
    await recordTrackingEvent(id, { status: 'in_transit', occurredAt: at(9) });
    await recordTrackingEvent(id, { status: 'Zollabfertigung', occurredAt: at(10) });
    const [parcel] = (await shown(publicId)).shipments;
    expect(parcel).toMatchObject({
      status: 'in_transit',
      events: [{ status: 'unknown', message: 'Zollabfertigung' }, {}],
    });
  });

  it('an order is delivered when all of its parcels are, and not before', async () => {
    const { sku } = await aProduct();
    const publicId = await aPaidOrder(sku, 2);
    const first = await aParcel(publicId, [{ sku, quantity: 1 }]);
    await recordTrackingEvent(first.id, { status: 'delivered', occurredAt: at(9) });
    expect((await shown(publicId)).status).toBe('partly_shipped');
    const second = await aParcel(publicId, [{ sku, quantity: 1 }]);
    await recordTrackingEvent(second.id, { status: 'delivered', occurredAt: at(10) });
    const { status, events } = await shown(publicId);
    expect(status).toBe('delivered');
    expect(events.map((event) => event.kind)).toEqual([
      'placed',
      'paid',
      'packed',
      'partly_shipped',
      'shipped',
      'delivered',
    ]);
  });
});

describe('shipping', () => {
  it('refuses a number that another parcel has, and pieces that aren’t left to send', async () => {
    const { sku } = await aProduct();
    const { trackingNumber } = await aParcel();
    const publicId = await aPaidOrder(sku);
    const taken = await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber });
    expect(taken).toMatchObject({ ok: false, refusal: { code: 'tracking_number_taken' } });
    const tooMany = await createShipment(publicId, {
      actor: aKey,
      carrier: 'DHL',
      trackingNumber: 'T-free',
      lines: [{ sku, quantity: 2 }],
    });
    expect(tooMany).toMatchObject({ ok: false, refusal: { code: 'invalid', left: 1 } });
    expect((await shown(publicId)).status).toBe('paid');
  });

  it('two orders that claim one number at once: one gets it', async () => {
    const { sku } = await aProduct();
    const orders = [await aPaidOrder(sku), await aPaidOrder(sku)];
    const claims = await Promise.all(
      orders.map((publicId) => createShipment(publicId, { actor: aKey, carrier: 'UPS', trackingNumber: '1Z-race' })),
    );
    expect(claims.filter((claim) => claim.ok)).toHaveLength(1);
  });
});
