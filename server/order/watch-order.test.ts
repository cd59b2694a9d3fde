import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { linkCookieName } from '#server/order/link/order-link.ts';
import { requirePerson } from '#server/session/actor.ts';
import { becomeGuest } from '#server/session/guest/become-guest.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';
import { aCheckout, aKey, aKeyTo } from '#server/testing/order-factories.ts';

testDatabase();
let server: TestLiveServer;
beforeAll(async () => {
  server = await startTestLiveServer();
});
afterAll(() => server.stop());

/** A guest with a browser: their person and the cookie that proves it. */
async function aGuest() {
  const { actor, headers } = await becomeGuest(new Headers());
  const cookie = headers
    .filter(([name]) => name === 'set-cookie')
    .map(([, value]) => value.split(';')[0])
    .join('; ');
  return { personId: requirePerson(actor).personId, cookie };
}

async function aGuestWithAnOrder() {
  const guest = await aGuest();
  const { sku } = await aProduct();
  await addToBag(guest.personId, { sku, quantity: 1 });
  const placed = await placeOrder(guest.personId, aCheckout(5_900));
  if (!placed.ok) throw new Error(placed.refusal.message);
  return { ...guest, publicId: placed.value.publicId };
}

const connectWith = (cookie: string) => server.connect({ extraHeaders: { cookie } });
const watchOrder = async (cookie: string, publicId: string) => {
  const socket = await connectWith(cookie);
  const reply = await socket.emitWithAck('watch', { topics: [{ topic: topicOf.order(publicId) }] });
  return { socket, reply };
};

describe('watching an order', () => {
  it('its owner’s browser gets every step as it happens', async () => {
    const { cookie, publicId } = await aGuestWithAnOrder();
    const { socket, reply } = await watchOrder(cookie, publicId);
    expect(reply).toMatchObject({ ok: true, denied: [], views: [{ data: { publicId, status: 'paid' } }] });
    const { until } = recordViews(socket);
    const status = (view: View) => (view as View<'order'>).data.status;
    const shipment = await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `W-${publicId}` });
    await until((view) => status(view) === 'shipped');
    if (!shipment.ok) throw new Error(shipment.refusal.message);
    await recordTrackingEvent(shipment.value.id, { status: 'delivered', occurredAt: '2026-11-24T11:26:00.000Z' });
    await until((view) => status(view) === 'delivered');
  });

  it('a bag’s owner watches their own `me` by the cookie', async () => {
    const { cookie } = await aGuest();
    const socket = await connectWith(cookie);
    const reply = await socket.emitWithAck('watch', { topics: [{ topic: topicOf.me }] });
    expect(reply).toMatchObject({ ok: true, denied: [], views: [{ topic: 'me' }] });
  });

  it('the bearer of its link may watch it too', async () => {
    const { publicId } = await aGuestWithAnOrder();
    const { reply } = await watchOrder(`${linkCookieName('owner', publicId)}=${await aKeyTo(publicId)}`, publicId);
    expect(reply).toMatchObject({ ok: true, denied: [], views: [{ data: { publicId } }] });
  });

  it('I7: a stranger gets nothing of it, with or without a session of their own, then or later', async () => {
    for (const cookie of ['', (await aGuest()).cookie]) {
      const { publicId } = await aGuestWithAnOrder();
      const { socket, reply } = await watchOrder(cookie, publicId);
      expect(reply).toMatchObject({ ok: true, views: [], denied: [{ code: 'not_found' }] });
      const missing = await socket.emitWithAck('watch', { topics: [{ topic: topicOf.order('no-such-order') }] });
      expect(missing).toMatchObject({ ok: true, views: [], denied: [{ code: 'not_found' }] });
      const { views } = recordViews(socket);
      const owner = await watchOrder(`${linkCookieName('owner', publicId)}=${await aKeyTo(publicId)}`, publicId);
      const heard = recordViews(owner.socket);
      await createShipment(publicId, { actor: aKey, carrier: 'UPS', trackingNumber: `S-${publicId}-${cookie.length}` });
      await heard.until(() => true);
      expect(views).toEqual([]);
    }
  });
});
