import { describe, expect, it } from 'vitest';
import type { StaffRole } from '#domain/permission/staff-roles.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import type { Actor } from '#server/session/actor.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct, shopper } from '#server/testing/factories.ts';
import { aKey, anApiOrder, aPaidOrder } from '#server/testing/order-factories.ts';
import { aSession } from '#server/testing/session.ts';
import { correctParcel } from './correct-parcel.ts';
import { createShipment } from './create-shipment.ts';
import { packOrder } from './pack-order.ts';
import { recordCarrierNews, recordTrackingEvent } from './record-tracking-event.ts';
import { takeParcelBack } from './take-parcel-back.ts';

testDatabase();

let numbers = 0;
const aNumber = () => `CP-${++numbers}`;

/** Somebody who works here, with a name. */
async function colleague(name: string, role: StaffRole = 'packer'): Promise<Actor> {
  const { personId } = await aSession(role);
  await database().user.updateMany({ where: { person: { id: personId } }, data: { name } });
  return shopper(personId, role);
}

async function anOrder(quantity = 1) {
  const { sku } = await aProduct({ onHand: 5 });
  return { sku, publicId: await aPaidOrder(sku, quantity) };
}
const send = (publicId: string, { actor = aKey, number = aNumber(), lines }: Sent = {}) =>
  createShipment(publicId, { actor, carrier: 'DHL', trackingNumber: number, ...(lines ? { lines } : {}) });
interface Sent {
  actor?: Actor;
  number?: string;
  lines?: { sku: string; quantity: number }[];
}
async function aParcel(publicId: string, sent: Sent = {}): Promise<string> {
  const answer = await send(publicId, sent);
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value.id;
}
const told = (shipmentId: string, status: string) =>
  recordTrackingEvent(shipmentId, { status, occurredAt: new Date().toISOString() });
let minutes = 0;
const toldLater = (shipmentId: string, status: string) =>
  recordTrackingEvent(shipmentId, { status, occurredAt: new Date(Date.now() + ++minutes * 60_000).toISOString() });
const shown = async (publicId: string) => {
  const view = await readOrderView(publicId);
  if (!view) throw new Error('no such order');
  return view.data;
};
const kindsOf = async (publicId: string) => (await shown(publicId)).events.map(({ kind }) => kind);

describe('a second parcel', () => {
  it('of pieces that have gone is refused, with who sent them: two people at once send one', async () => {
    const { publicId } = await anOrder();
    const [rosa, sam] = [await colleague('Rosa', 'owner'), await colleague('Sam')];
    const sent = await Promise.all([rosa, sam].map((actor) => send(publicId, { actor })));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = sent.find((answer) => !answer.ok);
    const first = sent[0]?.ok ? 'Rosa' : 'Sam';
    expect(refused).toMatchObject({ refusal: { code: 'nothing_to_send', by: first, at: expect.any(String) } });
    expect(refused?.ok === false && refused.refusal.message).toMatch(
      new RegExp(`^${first} sent order \\S+ at \\d\\d:\\d\\d \\(DHL CP-\\d+\\)\\.`),
    );
    const { shipments, status } = await shown(publicId);
    expect([shipments.length, status]).toEqual([1, 'shipped']);
  });

  it('is refused with its pieces named, too, and tells whoever sent the first that it was them', async () => {
    const { publicId, sku } = await anOrder();
    const sam = await colleague('Sam');
    await aParcel(publicId, { actor: sam });
    const again = await send(publicId, { actor: sam, lines: [{ sku, quantity: 1 }] });
    expect(again).toMatchObject({ refusal: { code: 'nothing_to_send', by: 'You' } });
  });

  it.each(['returned', 'lost'])(
    'takes the place of one that was %s, and its arrival is the order’s',
    async (status) => {
      const { publicId } = await anOrder(2);
      await told(await aParcel(publicId), status);
      expect((await shown(publicId)).afterSale).toMatchObject({ unsent: [], toSend: [{ quantity: 2 }] });
      const second = await aParcel(publicId);
      expect(await send(publicId)).toMatchObject({ refusal: { code: 'nothing_to_send' } });
      expect((await shown(publicId)).status).toBe('shipped');
      await told(second, 'delivered');
      expect((await shown(publicId)).status).toBe('delivered');
    },
  );
});

describe('a colleague who comes second', () => {
  it('reads who packed it and when; a customer’s cancelling is the customer’s', async () => {
    const { publicId } = await anOrder();
    const [rosa, sam] = [await colleague('Rosa', 'owner'), await colleague('Sam')];
    expect(await packOrder(publicId, sam)).toMatchObject({ ok: true });
    const second = await packOrder(publicId, rosa);
    expect(second).toMatchObject({ refusal: { code: 'illegal_transition', by: 'Sam' } });
    expect(second.ok === false && second.refusal.message).toMatch(/^Sam packed this at \d\d:\d\d\.$/);
  });
});

describe('a parcel that hasn’t left', () => {
  it('is corrected: the new number counts, what was said of the old one goes, and the customer is told once', async () => {
    const { publicId } = await anOrder();
    const sam = await colleague('Sam');
    const [wrong, right] = [aNumber(), aNumber()];
    const shipmentId = await aParcel(publicId, { number: wrong });
    await told(shipmentId, 'label_created');
    const name = { carrier: 'DHL', trackingNumber: right };
    for (let press = 0; press < 2; press += 1) {
      expect(await correctParcel({ publicId, shipmentId }, { ...name, actor: sam })).toMatchObject({ ok: true });
    }
    const { shipments, events } = await shown(publicId);
    expect(shipments).toMatchObject([{ id: shipmentId, trackingNumber: right, status: 'label_created', events: [] }]);
    expect(events.at(-1)).toMatchObject({ kind: 'parcel_corrected', note: `DHL ${wrong} is now DHL ${right}` });
    const notices = await database().notice.findMany({ where: { kind: 'parcel_sent', key: { contains: shipmentId } } });
    expect(notices).toHaveLength(2);
    // A number that comes back is told again.
    for (const trackingNumber of [wrong, right])
      await correctParcel({ shipmentId }, { carrier: 'DHL', trackingNumber, actor: sam });
    expect(await database().notice.count({ where: { kind: 'parcel_sent', key: { contains: shipmentId } } })).toBe(4);
    // The old number is free again.
    const other = await anOrder();
    await aParcel(other.publicId, { number: wrong });
  });

  it('isn’t given a number that another parcel has', async () => {
    const [one, other] = [await anOrder(), await anOrder()];
    const taken = aNumber();
    await aParcel(one.publicId, { number: taken });
    const shipmentId = await aParcel(other.publicId);
    const corrected = await correctParcel({ shipmentId }, { actor: aKey, carrier: 'dhl', trackingNumber: taken });
    expect(corrected).toMatchObject({ refusal: { code: 'tracking_number_taken', field: 'trackingNumber' } });
  });

  it('is taken back once: its pieces are to be sent, and the order is where it was', async () => {
    const { publicId, sku } = await anOrder(3);
    const first = await aParcel(publicId, { lines: [{ sku, quantity: 1 }] });
    const rest = await aParcel(publicId);
    expect((await shown(publicId)).status).toBe('shipped');
    const both = await Promise.allSettled([1, 2].map(() => takeParcelBack({ publicId, shipmentId: rest }, aKey)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await shown(publicId)).toMatchObject({
      status: 'partly_shipped',
      afterSale: { toSend: [{ sku, quantity: 2 }] },
    });
    expect(await takeParcelBack({ publicId, shipmentId: first }, aKey)).toMatchObject({ value: 'packed' });
    expect((await kindsOf(publicId)).slice(-2)).toEqual(['parcel_taken_back', 'parcel_taken_back']);
    await aParcel(publicId);
    expect((await shown(publicId)).status).toBe('shipped');
  });

  it('was one too many once the lost one is found: without it the order stays sent, or has arrived', async () => {
    const { publicId } = await anOrder(2);
    const first = await aParcel(publicId);
    await told(first, 'lost');
    const second = await aParcel(publicId);
    await toldLater(first, 'in_transit');
    expect(await takeParcelBack({ publicId, shipmentId: second }, aKey)).toMatchObject({ value: 'shipped' });
    expect(await shown(publicId)).toMatchObject({ status: 'shipped', afterSale: { toSend: [] } });
    await toldLater(first, 'delivered');
    expect((await shown(publicId)).status).toBe('delivered');

    const other = await anOrder(2);
    const lost = await aParcel(other.publicId);
    await told(lost, 'lost');
    const spare = await aParcel(other.publicId);
    await toldLater(lost, 'delivered');
    expect((await shown(other.publicId)).status).toBe('shipped');
    expect(await takeParcelBack({ shipmentId: spare }, aKey)).toMatchObject({ value: 'delivered' });
  });

  it('has nothing to bring again of what was lost and refunded: the rest’s arrival is the order’s', async () => {
    const [{ sku: lost }, { sku: kept }] = [await aProduct({ onHand: 5 }), await aProduct({ onHand: 5 })];
    const placed = await placeApiOrder(anApiOrder(lost, { lines: [lost, kept].map((sku) => ({ sku, quantity: 1 })) }), {
      by: 'key:test',
      placeKey: null,
    });
    if (!placed.ok) throw new Error(placed.refusal.message);
    const { publicId } = placed.value;
    const lines = [{ sku: lost, quantity: 1 }];
    await told(await aParcel(publicId, { lines }), 'lost');
    await told(await aParcel(publicId, { lines: [{ sku: kept, quantity: 1 }] }), 'delivered');
    expect((await shown(publicId)).afterSale.toSend).toEqual(lines);
    expect(await refundOrder(publicId, { actor: aKey, lines, reason: 'lost' })).toMatchObject({ ok: true });
    expect(await shown(publicId)).toMatchObject({ status: 'delivered', afterSale: { toSend: [] } });

    const other = await anOrder();
    await told(await aParcel(other.publicId), 'lost');
    const all = [{ sku: other.sku, quantity: 1 }];
    await refundOrder(other.publicId, { actor: aKey, lines: all, amount: 1, reason: 'lost' });
    expect(await send(other.publicId)).toMatchObject({ refusal: { code: 'nothing_to_send' } });
  });

  it('leaves the order sent in part while another is lost: what is lost is not put back in stock', async () => {
    const { publicId, sku } = await anOrder(2);
    await told(await aParcel(publicId), 'lost');
    const second = await aParcel(publicId);
    expect(await takeParcelBack({ publicId, shipmentId: second }, aKey)).toMatchObject({ value: 'partly_shipped' });
    expect((await shown(publicId)).afterSale).toMatchObject({ unsent: [], toSend: [{ sku, quantity: 2 }] });
    const cancelled = await cancelOrder(publicId, { actor: aKey, reason: 'lost' });
    expect(cancelled).toMatchObject({ refusal: { code: 'illegal_transition' } });
    await aParcel(publicId);
    expect((await shown(publicId)).status).toBe('shipped');
  });

  it('is neither corrected nor taken back once its carrier has it, nor by the page of another order', async () => {
    const [one, other] = [await anOrder(), await anOrder()];
    const shipmentId = await aParcel(one.publicId);
    const name = { carrier: 'GLS', trackingNumber: aNumber() };
    await expect(takeParcelBack({ publicId: other.publicId, shipmentId }, aKey)).rejects.toThrow('no such parcel');
    await told(shipmentId, 'picked_up');
    const refused = { ok: false, refusal: { code: 'parcel_has_left' } };
    expect(await correctParcel({ shipmentId }, { ...name, actor: aKey })).toMatchObject(refused);
    expect(await takeParcelBack({ shipmentId }, aKey)).toMatchObject(refused);
    expect((await shown(one.publicId)).shipments).toHaveLength(1);
  });

  it('is told of once it is kept back; a correction of a refunded order is told to nobody', async () => {
    const { publicId, sku } = await anOrder();
    const first = await aParcel(publicId);
    await takeParcelBack({ publicId, shipmentId: first }, aKey);
    const noticesOf = (shipmentId: string) =>
      database().notice.findMany({
        where: { kind: 'parcel_sent', key: { contains: shipmentId } },
        orderBy: { id: 'asc' },
      });
    expect((await noticesOf(first)).map(({ title }) => title).at(-1)).toMatch(/hasn’t left yet$/);

    const shipmentId = await aParcel(publicId);
    await refundOrder(publicId, { actor: aKey, reason: 'damaged' });
    expect(await shown(publicId)).toMatchObject({ status: 'refunded', lines: [{ sku }] });
    const before = (await noticesOf(shipmentId)).length;
    const name = { carrier: 'GLS', trackingNumber: aNumber() };
    expect(await correctParcel({ shipmentId }, { ...name, actor: aKey })).toMatchObject({ ok: true });
    expect(await noticesOf(shipmentId)).toHaveLength(before);
  });
});

describe('a mistyped number that a carrier has scanned', () => {
  it('is corrected by whoever says that it was another parcel’s, whose scans go', async () => {
    const { publicId } = await anOrder();
    const shipmentId = await aParcel(publicId);
    await told(shipmentId, 'in_transit');
    const name = { carrier: 'DHL', trackingNumber: aNumber(), actor: aKey };
    expect(await correctParcel({ shipmentId }, name)).toMatchObject({ refusal: { code: 'parcel_has_left' } });
    expect(await correctParcel({ shipmentId }, { ...name, thoughScanned: true })).toMatchObject({ ok: true });
    expect(await shown(publicId)).toMatchObject({
      status: 'shipped',
      shipments: [{ trackingNumber: name.trackingNumber, events: [], status: 'label_created' }],
    });
    await told(shipmentId, 'delivered');
    const again = { ...name, trackingNumber: aNumber(), thoughScanned: true };
    expect(await correctParcel({ shipmentId }, again)).toMatchObject({ refusal: { code: 'parcel_has_left' } });
  });

  it('gets no scan that was read for its old number', async () => {
    const { publicId } = await anOrder();
    const wrong = aNumber();
    const shipmentId = await aParcel(publicId, { number: wrong });
    const events = [{ status: 'in_transit', occurredAt: new Date().toISOString() }];
    const news = { parcel: { carrier: 'dhl', trackingNumber: wrong }, events };
    await correctParcel({ shipmentId }, { carrier: 'DHL', trackingNumber: aNumber(), actor: aKey });
    expect(await recordCarrierNews(shipmentId, news)).toBe(false);
    expect((await shown(publicId)).shipments).toMatchObject([{ events: [], status: 'label_created' }]);
    await takeParcelBack({ publicId, shipmentId }, aKey);
    expect(await recordCarrierNews(shipmentId, news)).toBe(false);
  });
});
