/**
 * Two processes share a Redis while people buy, bid and write; every byte that goes to and from it is searched for what is
 * theirs alone.
 */

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { View } from '#contract/wire/views.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { database } from '#server/engine/database/database.ts';
import { countLimitsIn } from '#server/engine/limit/shared-buckets.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import { redisBus } from '#server/engine/machines/bus/redis-bus.ts';
import { unseal } from '#server/engine/machines/bus/sealed.ts';
import { Redis } from '#server/engine/machines/redis/redis.ts';
import { sharedKeys } from '#server/engine/machines/redis/shared-keys.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { namesNobody } from '#server/live/public-topics.ts';
import { writeOrderMessage } from '#server/order/write-order-message.ts';
import { actorOf, actorOfKey, requirePerson } from '#server/session/actor.ts';
import { auth } from '#server/session/auth.ts';
import { becomeGuest } from '#server/session/guest/become-guest.ts';
import { ConnectedElsewhere } from '#server/session/living/connected-elsewhere.ts';
import { shareConnectedPeople } from '#server/session/living/connected-people.ts';
import { askForNewPassword } from '#server/session/password/forgotten-password.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { packOrder } from '#server/shipping/pack-order.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { socketCommands } from '#server/subjects.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct, shopper } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer, type TestLiveServer, untilTold } from '#server/testing/live-server.ts';
import { aKey, aLot } from '#server/testing/lots.ts';
import { aCheckout, aKeyTo, aReturn, aKey as theKey } from '#server/testing/order-factories.ts';
import { type RecordingProxy, startRecordingProxy } from '#server/testing/recording-proxy.ts';
import { startTestRedis, type TestRedis } from '#server/testing/redis.ts';
import { aSession } from '#server/testing/session.ts';

testDatabase();

let server: TestRedis;
let proxy: RecordingProxy;
let stopSharing: () => Promise<void>;
const nodes: { live: TestLiveServer; redis: Redis; stop(): Promise<void> }[] = [];

async function aNode() {
  const redis = new Redis({
    secret: 'a-secret-of-tests',
    urls: [`redis://127.0.0.1:${proxy.port}`],
    deadlineMs: 2_000,
  });
  redis.start();
  const bus = redisBus(redis, { namesNobody, leaseMs: 3_000 });
  bus.start();
  const processes = new ProcessRegister();
  await processes.enter();
  const announcements = new Announcements({ processes });
  const live = await startTestLiveServer({ announcements, redis, bus, commands: socketCommands });
  await vi.waitFor(() => expect(bus.isTrusted).toBe(true), 10_000);
  return {
    live,
    redis,
    async stop() {
      await live.stop();
      await bus.stop();
      processes.stop();
      await redis.close();
    },
  };
}

beforeAll(async () => {
  server = await startTestRedis();
  proxy = await startRecordingProxy(server.port);
  nodes.push(await aNode(), await aNode());
  const [first] = nodes as [(typeof nodes)[0]];
  countLimitsIn(first.redis);
  stopSharing = shareConnectedPeople(new ConnectedElsewhere(first.redis, { refreshMs: 200 }));
});
afterAll(async () => {
  countLimitsIn(null);
  await stopSharing();
  for (const node of nodes) await node.stop();
  await proxy.stop();
  await server.stop();
});

const liveAt = (node: 0 | 1): TestLiveServer => (nodes[node] as (typeof nodes)[0]).live;
const from = '203.0.113.77';
const leadersMaximum = 739_190;
const sealedAmount = 846_270;
const given = {
  name: 'Zelda Quill',
  line1: '7 Hidden Row',
  city: 'Ghentish',
  postalCode: '9000',
  country: 'BE',
  email: 'zelda.quill@example.com',
};

/** A socket of this browser, and what it sees. */
async function aPage(node: 0 | 1, cookie: string, topics: readonly string[]) {
  const socket = await liveAt(node).connect({ extraHeaders: { cookie } });
  const reply = await socket.emitWithAck('watch', { topics: topics.map((topic) => ({ topic })) });
  expect(reply).toMatchObject({ ok: true, denied: [] });
  return { socket, seen: recordViews(socket) };
}

async function guestBuys(): Promise<{ publicId: string; cookie: string }> {
  const guest = await becomeGuest(new Headers({ [addressHeader]: from }));
  const { personId } = requirePerson(guest.actor);
  const cookie = guest.headers
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    .map(([, line]) => line.split(';')[0])
    .join('; ');
  const { productId, sku } = await aProduct({ priceAmount: 20_000 });
  const page = await aPage(1, cookie, ['me', `product:${productId}`, `viewers:product:${productId}`]);
  await addToBag(personId, { sku, quantity: 1 });
  await page.seen.until((view) => view.topic === 'me' && (view as View<'me'>).data.bag.itemCount === 1);
  const placed = await placeOrder(personId, aCheckout(20_000, given));
  if (!placed.ok) throw new Error(placed.refusal.message);
  return { publicId: placed.value.publicId, cookie };
}

async function isSentAndSpokenOf(publicId: string, cookie: string): Promise<void> {
  const page = await aPage(1, cookie, [`order:${publicId}`, `order-messages:${publicId}`]);
  await writeOrderMessage(publicId, { author: 'customer', body: 'Ring the Hidden bell', key: aKey() });
  await writeOrderMessage(publicId, { author: 'desk', body: 'We shall, Zelda', key: aKey() });
  await packOrder(publicId, shopper('the-desk', 'owner'));
  const parcel = await createShipment(publicId, { actor: theKey, carrier: 'DHL', trackingNumber: 'TRACK-ZELDA-77' });
  if (!parcel.ok) throw new Error(parcel.refusal.message);
  await recordTrackingEvent(parcel.value.id, { status: 'delivered', occurredAt: new Date().toISOString() });
  await page.seen.until(
    (view) => view.topic.startsWith('order:') && (view as View<'order'>).data.status === 'delivered',
  );
  await aReturn(publicId, { note: 'Too Hidden for Zelda' });
  await aKeyTo(publicId);
}

/** @returns the ids and tokens of sessions, one of which has ended since */
async function peopleBid(): Promise<string[]> {
  const [english, sealed] = [await aLot(), await aLot({ format: 'sealed_first_price' })];
  const [leader, other] = [await aSession('shopper'), await aSession('shopper')];
  const topics = ['me', `auction:${english}`, `auction:${sealed}`, `viewers:auction:${english}`];
  const [here, there] = [await aPage(0, leader.cookie, topics), await aPage(1, other.cookie, topics)];
  const bid = (page: typeof here, auctionId: string, maxAmount: number) =>
    page.socket.emitWithAck('bid', { auctionId, maxAmount, key: aKey() });
  expect(await bid(here, english, leadersMaximum)).toMatchObject({ ok: true });
  for (const amount of [20_000, 30_000, 40_000, 50_000]) await bid(there, english, amount);
  expect(await bid(here, sealed, sealedAmount)).toMatchObject({ ok: true });
  expect(await bid(there, sealed, sealedAmount - 100)).toMatchObject({ ok: true });
  await here.seen.until(
    (view) => view.topic === `auction:${english}` && (view as View<'auction'>).data.currentAmount >= 50_000,
  );
  const sessions = await database().session.findMany();
  const closed = untilTold(here.socket, 'disconnect');
  await auth().api.signOut({ headers: new Headers({ cookie: leader.cookie }) });
  await closed;
  return sessions.flatMap(({ id, token }) => [id, token]);
}

it('I7: nothing that is somebody’s own stands in Redis or travels over it', async () => {
  const bought = await guestBuys();
  await isSentAndSpokenOf(bought.publicId, bought.cookie);
  const actor = await actorOf(new Headers({ cookie: bought.cookie }));
  const sessions = new Set(await peopleBid());
  const forgetful = await aSession('shopper');
  await askForNewPassword(forgetful.email, new Headers({ [addressHeader]: from }));
  await expect(actorOfKey('a-guessed-key-0123456789', from)).resolves.toBeNull();
  for (const { id, token } of await database().session.findMany()) sessions.add(id).add(token);

  const orders = await database().order.findMany();
  const people = await database().person.findMany();
  const users = await database().user.findMany();
  const links = await database().orderLink.findMany();
  const verifications = await database().verification.findMany();
  const mails = await database().email.findMany();
  const secrets = [
    ...[given.name, given.line1, given.city, given.email, 'Zelda', 'Quill', 'Hidden', 'TRACK-ZELDA', from],
    ...orders.flatMap(({ id, publicId, number }) => [id, publicId, number]),
    ...people.map(({ id }) => id),
    ...users.flatMap(({ id, email, name }) => [id, email, ...(name.startsWith('A ') ? [] : [name])]),
    ...links.flatMap((link) => Object.values(link).filter((value) => typeof value === 'string' && value.length > 8)),
    ...mails.map(({ id }) => id),
    ...verifications.flatMap(({ id, identifier, value }) => [id, identifier, value]),
    ...[leadersMaximum, sealedAmount, sealedAmount - 100].flatMap((amount) => [String(amount), String(amount / 100)]),
    ...sessions,
    'a-guessed-key',
    'correct horse',
  ].filter((secret): secret is string => typeof secret === 'string' && secret.length > 3);
  expect(secrets.length).toBeGreaterThan(45);

  // The guard: what the processes told each other was told here, and can be read with the shop's secret.
  const seen = () => proxy.text();
  const sealedNews = () =>
    [...seen().matchAll(/"p":"([^"]+)"/g)]
      .map(([, sealed = '']) => unseal(sealed, sharedKeys('a-secret-of-tests').bus))
      .join('\n');
  const { sessionId } = requirePerson(actor);
  await vi.waitFor(() => {
    for (const topic of [`"order:${bought.publicId}"`, '"ended-session:', '"my-'])
      expect(sealedNews()).toContain(topic);
  }, 10_000);
  expect(sessions).toContain(sessionId);
  for (const expected of [
    '42["view"',
    '"auction:',
    'md:p:{viewers:',
    'md:l:guests:',
    'md:l:keyGuesses:',
    'md:l:bids:',
    'md:on:',
  ])
    expect(seen()).toContain(expected);

  const text = seen();
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  const { redis } = nodes[0] as (typeof nodes)[0];
  const keys = await redis.ask((client) => client.keys('*'));
  for (const key of keys) {
    expect(key).toMatch(/^md:/);
    expect(await redis.ask((client) => client.pTTL(key)), key).not.toBe(-1);
  }
});
