import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { database } from '#server/engine/database/database.ts';
import { endDueLinks } from '#server/order/link/end-due-links.ts';
import { openLink } from '#server/order/link/open-link.ts';
import { findOrderLink, linkCookieName } from '#server/order/link/order-link.ts';
import { ownerLink } from '#server/order/link/owner-link.ts';
import { orderRoutes } from '#server/order/order-routes.ts';
import { orderTopic } from '#server/order/page/order-view.ts';
import { readSharedDestination, readSharedOrder, sharedOrderTopic } from '#server/order/page/shared-order-view.ts';
import { writeOrderMessage } from '#server/order/write-order-message.ts';
import { actorOf, requirePerson } from '#server/session/actor.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { atItsEnd } from '#server/testing/at-its-end.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';
import { aKey, aKeyTo, anOrderOf, aPaidOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { accessTo } from '#server/testing/topic-access.ts';
import { endSharing } from './end-sharing.ts';
import { shareOrder } from './share-order.ts';

const endLinks = handlerOf(orderRoutes, 'POST /orders/:publicId/links/end');

testDatabase();
let server: TestLiveServer;
beforeAll(async () => {
  server = await startTestLiveServer();
});
afterAll(() => server.stop());

/** An order on its way that is shared, and the cookie that its link was exchanged for. */
async function aSharedOrder() {
  const publicId = await aPaidOrder((await aProduct({ title: 'Oatmeal bowl' })).sku);
  const shipment = await createShipment(publicId, {
    actor: aKey,
    carrier: 'Correos Express',
    trackingNumber: `SH-${publicId}`,
    eta: '2026-11-24T12:00:00.000Z',
  });
  if (!shipment.ok) throw new Error(shipment.refusal.message);
  const { url } = await shareOrder(publicId);
  const { pathname, searchParams } = new URL(url);
  const [, , , link = ''] = pathname.split('/');
  const cookie = (await openLink('shared', link, searchParams.get('key') ?? '')).split(';')[0] ?? '';
  const [name = '', value = ''] = cookie.split('=');
  const friend = { actor: { kind: 'nobody' } as const, cookies: new Map([[name, value]]) };
  return { publicId, shipmentId: shipment.value.id, url, link, cookie, friend };
}

const secrets = [
  /Maud/,
  /Renard/,
  /Capucins/,
  /(?<![\w-])69001(?![\w-])/,
  /maud\.renard/,
  /MD-\d/,
  /Correos/,
  /SH-/,
  // Not a part of an id.
  /(?<![\w-])(5900|5000)(?![\w-])/,
  /Test card/,
];

describe('I7: a friend with the shared link', () => {
  it('sees what comes, when and in which city, and nothing that tells who, where or how much', async () => {
    const { publicId, shipmentId, link, friend } = await aSharedOrder();
    await recordTrackingEvent(shipmentId, {
      status: 'out_for_delivery',
      occurredAt: '2026-11-24T07:00:00.000Z',
      message: 'Ask for Maud Renard',
      location: { city: 'Villeurbanne' },
      proofOfDelivery: { signedBy: 'Renard', photoUrl: 'https://carrier.example/door.jpg' },
    });
    await writeOrderMessage(publicId, { author: 'customer', body: 'Leave it with Renard', key: 'message-1' });
    const view = await readSharedOrder(friend, link);
    expect(view?.data).toMatchObject({
      open: true,
      status: 'shipped',
      city: 'Lyon',
      country: 'FR',
      pieces: [{ title: 'Oatmeal bowl', quantity: 1 }],
      parcels: [{ status: 'out_for_delivery', updates: [{ status: 'out_for_delivery' }] }],
    });
    const seen = JSON.stringify(view);
    for (const secret of [...secrets, /Villeurbanne/, /door\.jpg/]) expect(seen).not.toMatch(secret);
    expect(seen).not.toContain(publicId);
    // The guard: the full view does say these, so the patterns could have matched.
    const full = JSON.stringify([...(await orderTopic.read(database(), [publicId])).values()]);
    for (const secret of [/Maud/, /Capucins/, /MD-\d/, /Correos/]) expect(full).toMatch(secret);
  });

  it('is told of an order that its buyer collects, and not in which town they live', async () => {
    const { publicId, link, friend } = await aSharedOrder();
    await database().order.update({ where: { publicId }, data: { shippingMethod: 'pick-up' } });
    const view = await readSharedOrder(friend, link);
    expect(view?.data).toMatchObject({ toCollect: true, city: null, country: null, collectedAt: null });
  });

  it('sees the towns on the road and a coarse map of them, and no place near the door', async () => {
    const { shipmentId, link, friend } = await aSharedOrder();
    const at = (hour: number) => `2026-11-24T0${hour}:00:00.000Z`;
    const seen = [
      { status: 'in_transit', city: 'Toulouse', lat: 43.60447, lng: 1.44421 },
      { status: 'in_transit', city: '14 rue des Capucins', lat: 45.74, lng: 4.8 },
      { status: 'out_for_delivery', city: 'Croix-Rousse', lat: 45.7741, lng: 4.8272 },
      { status: 'delivered', city: 'Lyon', lat: 45.76789, lng: 4.83456 },
    ];
    for (const [hour, { status, ...location }] of seen.entries()) {
      await recordTrackingEvent(shipmentId, { status, occurredAt: at(hour), location });
    }
    const view = await readSharedOrder(friend, link);
    expect(view?.data.open && view.data.parcels[0]?.updates.map(({ city }) => city)).toEqual([
      null,
      null,
      null,
      'Toulouse',
    ]);
    const parcels = view?.data.open ? view.data.parcels : [];
    expect(parcels[0]?.updates.map(({ position }) => position)).toEqual([
      null,
      null,
      { lat: 45.7, lng: 4.8 },
      { lat: 43.6, lng: 1.4 },
    ]);
    expect(await readSharedDestination(friend, link)).toEqual({ lat: 45.7, lng: 4.8, label: 'Lyon', kind: 'town' });
    const nobody = { actor: { kind: 'nobody' } as const, cookies: new Map<string, string>() };
    expect(await readSharedDestination(nobody, link)).toBeNull();
  });

  it('opens that and nothing else: not the order, not its messages, not another’s delivery', async () => {
    const [mine, other] = [await aSharedOrder(), await aSharedOrder()];
    expect(await accessTo(orderTopic, mine.friend, mine.publicId)).toBe('not_found');
    expect(await accessTo(sharedOrderTopic, mine.friend, other.link)).toBe('not_found');
    const nobody = { actor: { kind: 'nobody' } as const, cookies: new Map<string, string>() };
    expect(await accessTo(sharedOrderTopic, nobody, mine.link)).toBe('not_found');
    const ownerKey = await aKeyTo(mine.publicId);
    await expect(openLink('shared', mine.link, ownerKey)).rejects.toThrow('no such order');
    const sharedKey = new URL(mine.url).searchParams.get('key') ?? '';
    await expect(openLink('owner', mine.publicId, sharedKey)).rejects.toThrow('no such order');
  });

  it('sees each step as it happens, until sharing ends: then the page goes dark and stays so', async () => {
    const { publicId, shipmentId, link, cookie, friend } = await aSharedOrder();
    const socket = await server.connect({ extraHeaders: { cookie } });
    const topic = topicOf.sharedOrder(link);
    const reply = await socket.emitWithAck('watch', { topics: [{ topic }, { topic: topicOf.order(publicId) }] });
    expect(reply).toMatchObject({ ok: true, views: [{ topic }], denied: [{ code: 'not_found' }] });
    const { until, views } = recordViews(socket);
    const data = (view: View) => (view as View<'shared-order'>).data;
    await recordTrackingEvent(shipmentId, { status: 'delivered', occurredAt: '2026-11-24T11:26:00.000Z' });
    await until((view) => {
      const order = data(view);
      return order.open && order.parcels[0]?.status === 'delivered';
    });
    await endSharing(publicId);
    await until((view) => !data(view).open);
    expect(await readSharedOrder(friend, link)).toBeNull();
    for (const view of views) expect(view.topic).toBe(topic);
    for (const secret of secrets) expect(JSON.stringify(views)).not.toMatch(secret);
  });
});

it('sharing twice, also at once, is one link; after ending it, another', async () => {
  const { publicId, url } = await aSharedOrder();
  const again = await Promise.all([shareOrder(publicId), shareOrder(publicId)]);
  expect(again.map((link) => link.url)).toEqual([url, url]);
  await endSharing(publicId);
  expect((await shareOrder(publicId)).url).not.toBe(url);
});

it('a link that is over shows nothing more', async () => {
  const { publicId, link, friend } = await aSharedOrder();
  await database().orderLink.updateMany({
    where: { order: { publicId }, scope: 'shared' },
    data: { expiresAt: new Date(Date.now() - 1_000) },
  });
  expect(await readSharedOrder(friend, link)).toBeNull();
  const [view] = [...(await sharedOrderTopic.read(database(), [link])).values()];
  expect(view?.data).toEqual({ open: false });
});

it('a page that is open by a shared link says so when its time is over', async () => {
  const { link, cookie } = await aSharedOrder();
  const socket = await server.connect({ extraHeaders: { cookie } });
  const { until } = recordViews(socket);
  await socket.emitWithAck('watch', { topics: [{ topic: topicOf.sharedOrder(link) }] });
  await atItsEnd('order_link', link);
  await endDueLinks.run();
  await until((view) => !(view as View<'shared-order'>).data.open);
});

describe('I7: a page that is open by a link', () => {
  /** The owner's page and the one of whoever has the link, both open. */
  async function openPages() {
    const { cookie, personId } = await aSession('shopper');
    const publicId = await anOrderOf(personId);
    const key = new URL(await ownerLink(database(), { publicId })).searchParams.get('key');
    const open = async (withCookie: string) => {
      const socket = await server.connect({ extraHeaders: { cookie: withCookie } });
      const topics = [{ topic: topicOf.order(publicId) }, { topic: topicOf.orderMessages(publicId) }];
      const reply = await socket.emitWithAck('watch', { topics });
      return { socket, reply, seen: recordViews(socket) };
    };
    const bearersCookie = `${linkCookieName('owner', publicId)}=${key}`;
    const [owner, bearer] = [await open(`${cookie}; ${bearersCookie}`), await open(bearersCookie)];
    expect(bearer.reply).toMatchObject({ ok: true, denied: [] });
    return { publicId, cookie, owner, bearer, openAgain: () => open(bearersCookie) };
  }
  const ends: [how: string, end: (publicId: string, cookie: string) => Promise<unknown>][] = [
    [
      'its owner ends all links',
      (publicId, cookie) =>
        endLinks(new Request('http://shop.test/x', { method: 'POST', headers: { host: 'shop.test', cookie } }), {
          publicId,
        }),
    ],
    [
      'the link’s time is over',
      async (publicId) => {
        for (const { id } of await database().orderLink.findMany({ where: { order: { publicId } } }))
          await atItsEnd('order_link', id);
        await endDueLinks.run();
      },
    ],
    ['the link is deleted', (publicId) => database().orderLink.deleteMany({ where: { order: { publicId } } })],
  ];
  it.each(ends)('is sent nothing more once %s; the owner’s own page is', async (_how, end) => {
    const { publicId, cookie, owner, bearer, openAgain } = await openPages();
    await end(publicId, cookie);
    await expect.poll(() => bearer.socket.connected, { timeout: 15_000 }).toBe(false);
    await writeOrderMessage(publicId, { author: 'customer', body: 'My new phone is 555', key: randomUUID() });
    await owner.seen.until((view) => JSON.stringify(view).includes('555'));
    expect(JSON.stringify(bearer.seen.views)).not.toContain('555');
    expect((await openAgain()).reply).toMatchObject({
      ok: true,
      views: [],
      denied: [{ code: 'not_found' }, { code: 'not_found' }],
    });
  });
});

it('its owner ends every link to an order, those in mails too; whoever came by one can’t', async () => {
  const { publicId, friend, link } = await aSharedOrder();
  const url = new URL(await ownerLink(database(), { publicId }));
  const secret = url.searchParams.get('key') ?? '';
  const end = (headers: Record<string, string>) =>
    endLinks(
      new Request(`http://shop.test/api/orders/${publicId}/links/end`, {
        method: 'POST',
        headers: { host: 'shop.test', ...headers },
      }),
      { publicId },
    );
  const { cookie } = await aSession('shopper');
  expect((await end({})).status).toBe(401);
  expect((await end({ cookie })).status).toBe(404);
  expect(await findOrderLink(database(), secret, 'owner')).toMatchObject({ publicId });

  const owner = requirePerson(await actorOf(new Headers({ cookie })));
  await database().order.update({ where: { publicId }, data: { personId: owner.personId } });
  expect((await end({ cookie })).status).toBe(200);
  expect(await findOrderLink(database(), secret, 'owner')).toBeNull();
  expect(await accessTo(sharedOrderTopic, friend, link)).not.toBeNull();
  expect(await ownerLink(database(), { publicId })).not.toBe(url.href);
});
