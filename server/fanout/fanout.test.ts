/**
 * Sockets at nodes without a database, before two processes of the shop, a real Redis and a real database: they show what
 * the shop's own sockets show, to the same people and to nobody else, whatever falls.
 */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { protocol } from '#contract/protocol.ts';
import type { BidReply } from '#contract/socket.ts';
import { topicOf } from '#contract/topics.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/database/database.ts';
import { testApiKey, testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { FanoutNode } from '#server/testing/fanout-node.ts';
import { Page } from '#server/testing/faults/people.ts';
import { ShopProcess } from '#server/testing/faults/shop-under-fire.ts';
import { aVisitor, fillsBag } from '#server/testing/faults/visitor.ts';
import type { TestSocket } from '#server/testing/live-server.ts';
import { aLot } from '#server/testing/lots.ts';
import { aPaidOrder } from '#server/testing/order-factories.ts';
import { startTestRedis, type TestRedis } from '#server/testing/redis.ts';
import { callsVersion } from './calls.ts';

const timeoutMs = 120_000;
const secret = 'a-secret-of-nodes-0123456789-0123456789';
const { url: databaseUrl } = testDatabase();

let redis: TestRedis;
let shops: [ShopProcess, ShopProcess];
let nodes: [FanoutNode, FanoutNode];

beforeAll(async () => {
  redis = await startTestRedis();
  const environment = { REDIS_URL: redis.url, FANOUT_SECRET: secret };
  shops = await Promise.all([
    ShopProcess.start(databaseUrl(), environment),
    ShopProcess.start(databaseUrl(), environment),
  ]);
  const urls = shops.map(({ url }) => url);
  nodes = (await Promise.all(
    [urls, urls.toReversed()].map((some) => FanoutNode.start({ ...environment, SHOP_URLS: some.join(',') })),
  )) as [FanoutNode, FanoutNode];
}, timeoutMs);
afterAll(async () => {
  await Promise.all([...nodes, ...shops].map((one) => one.stop()));
  await redis.stop();
});

const screens: Page[] = [];
afterAll(() => {
  for (const screen of screens) screen.close();
});

function aScreen(topics: readonly string[], at: { url: string }): Page {
  const screen = new Page(topics);
  screen.connect(at);
  screens.push(screen);
  return screen;
}

async function changePrice(sku: string, priceAmount: number, at: { url: string } = shops[0]): Promise<void> {
  const answer = await fetch(`${at.url}/api/v1/variants/${sku}`, {
    method: 'PATCH',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${testApiKey}`,
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ priceAmount }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

/** Every screen shows the piece as the database has it. */
async function showsTruth(shown: readonly Page[], productId: string): Promise<void> {
  const { version } = await database().product.findUniqueOrThrow({ where: { id: productId } });
  for (const screen of shown)
    await expect.poll(() => screen.views.get(topicOf.product(productId))?.version, { timeout: 15_000 }).toBe(version);
  expect(shown.flatMap(({ problems }) => problems)).toEqual([]);
}

async function anOrderOf(personId: string): Promise<string> {
  const { sku } = await aProduct({ onHand: 5 });
  const publicId = await aPaidOrder(sku);
  await database().order.update({ where: { publicId }, data: { personId } });
  return publicId;
}

async function connect(at: { url: string }, cookie?: string): Promise<TestSocket> {
  const socket: TestSocket = io(at.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(cookie ? { extraHeaders: { cookie } } : {}),
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

describe('what is everyone’s', () => {
  it(
    'is shown as it changes, whoever changes it',
    async () => {
      const { sku, productId } = await aProduct();
      const shown = nodes.map((node) => aScreen([topicOf.product(productId), topicOf.shop], node));
      await showsTruth(shown, productId);
      await changePrice(sku, 11_100);
      await showsTruth(shown, productId);
      await changePrice(sku, 11_200, shops[1]);
      await showsTruth(shown, productId);
      // Nobody at the shop's own processes watches, and nothing of ours commits it.
      await database().$executeRaw`UPDATE variant SET price_amount = 11300 WHERE sku = ${sku}`;
      await showsTruth(shown, productId);
    },
    timeoutMs,
  );

  it(
    'counts who looks over nodes and processes',
    async () => {
      const { productId } = await aProduct();
      const room = topicOf.viewers(topicOf.product(productId));
      const shown = [...nodes, shops[0]].map((at) => aScreen([room], at));
      for (const screen of shown)
        await expect
          .poll(() => (screen.views.get(room)?.data as { count?: number } | undefined)?.count, { timeout: 15_000 })
          .toBe(3);
      for (const screen of shown) screen.close();
    },
    timeoutMs,
  );
});

describe('I7: what is somebody’s own', () => {
  it(
    'is shown to them alone, until they sign out',
    async () => {
      const [leaver, stayer] = [await aVisitor(shops[0], nodes[0]), await aVisitor(shops[1], nodes[0])];
      const { sku } = await aProduct({ onHand: 9 });
      await addToBag(leaver.personId, { sku, quantity: 1 });
      await leaver.seen.until(fillsBag(1));
      expect(stayer.seen.views.some(fillsBag(1))).toBe(false);

      const { cookie } = leaver;
      const signedOut = await fetch(`${shops[1].url}/api/session/sign-out`, { method: 'POST', headers: { cookie } });
      expect(signedOut.ok).toBe(true);
      await expect.poll(() => leaver.socket.connected, { timeout: 15_000 }).toBe(false);
      await addToBag(leaver.personId, { sku, quantity: 2 });
      await addToBag(stayer.personId, { sku, quantity: 3 });
      await stayer.seen.until(fillsBag(3));
      expect(leaver.seen.views.some(fillsBag(3))).toBe(false);
      // The cookie of a session that has ended is nobody's.
      const again = await connect(nodes[0], cookie);
      expect(await again.emitWithAck('watch', { topics: [{ topic: 'me' }] })).toMatchObject({
        denied: [{ topic: 'me', code: 'signed_out' }],
      });
      for (const { disconnect } of [again, stayer.socket]) disconnect.call(again);
      stayer.socket.disconnect();
    },
    timeoutMs,
  );

  it(
    'opens to no forged cookie, and an order to its owner alone',
    async () => {
      const [owner, other] = [await aVisitor(shops[0], nodes[1]), await aVisitor(shops[0], nodes[1])];
      const publicId = await anOrderOf(owner.personId);
      const topic = topicOf.order(publicId);
      // Each signature ends otherwise.
      const cookies = owner.cookie.split('; ').map((pair) => pair.replace(/.{12}$/, 'AAAAAAAAAAAA'));
      const forged = await connect(nodes[1], cookies.join('; '));
      const reply = await owner.socket.emitWithAck('watch', { topics: [{ topic }] });
      expect(reply).toMatchObject({ ok: true, denied: [], views: [{ topic }] });
      for (const socket of [other.socket, forged]) {
        expect(await socket.emitWithAck('watch', { topics: [{ topic }] })).toMatchObject({
          ok: true,
          views: [],
          denied: [{ topic, code: 'not_found' }],
        });
      }
      expect(await other.socket.emitWithAck('watch', { topics: [{ topic: 'desk' }] })).toMatchObject({
        denied: [{ topic: 'desk', code: 'forbidden' }],
      });
      for (const socket of [owner.socket, other.socket, forged]) socket.disconnect();
    },
    timeoutMs,
  );

  it(
    'a bid is placed by whoever the shop says it is',
    async () => {
      const auctionId = await aLot();
      const bid = { auctionId, maxAmount: 20_000, key: randomUUID() };
      const bidder = await aVisitor(shops[0], nodes[0]);
      await database().user.updateMany({ data: { emailVerified: true } });
      const placed = (await bidder.socket.emitWithAck('bid', bid)) as BidReply;
      expect(placed).toMatchObject({ ok: true, accepted: true, view: { topic: topicOf.auction(auctionId) } });
      expect(await bidder.socket.emitWithAck('bid', bid)).toMatchObject({ ok: true, accepted: true });
      const nobody = await connect(nodes[0]);
      expect(await nobody.emitWithAck('bid', { ...bid, key: randomUUID() })).toMatchObject({
        ok: false,
        error: { code: 'signed_out' },
      });
      expect(await nobody.emitWithAck('bid', { auctionId } as never)).toMatchObject({ error: { code: 'invalid' } });
      for (const socket of [bidder.socket, nobody]) socket.disconnect();
    },
    timeoutMs,
  );
});

describe('the door between node and shop', () => {
  const ask = (headers: Record<string, string>, body: string, name = 'read') =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const sent = request(`${shops[0].url}/internal/fanout/${name}`, { method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (part: Buffer) => {
          text += part.toString();
        });
        response.on('end', () => resolve({ status: response.statusCode, text }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const known = { authorization: `Bearer ${secret}`, 'x-marketday-calls': `${callsVersion}.${protocol.version}` };
  const question = JSON.stringify({ rooms: [{ room: 'shop' }], changed: false });

  it('is shut to whoever lacks the secret, comes through a proxy, or speaks another form', async () => {
    expect(await ask(known, question)).toMatchObject({ status: 200 });
    const { authorization, ...nobody } = known;
    expect(await ask(nobody, question)).toMatchObject({ status: 404 });
    expect(await ask({ ...known, authorization: `${authorization}x` }, question)).toMatchObject({ status: 404 });
    expect(await ask({ ...known, 'x-forwarded-for': '10.0.0.1' }, question)).toMatchObject({ status: 404 });
    expect(await ask({ ...known, 'x-marketday-calls': '0.0' }, question)).toMatchObject({ status: 409 });
    expect(await ask(known, question, 'anything')).toMatchObject({ status: 404 });
    expect(await ask(known, question, 'constructor')).toMatchObject({ status: 404 });
  });

  it(
    'takes no nonsense, and opens nobody’s room without a proof of theirs',
    async () => {
      for (const body of [
        '',
        '{',
        '[]',
        '{"rooms":[]}',
        JSON.stringify({ rooms: [{ room: 'x'.repeat(400) }], changed: 1 }),
      ])
        expect(JSON.parse((await ask(known, body)).text)).toMatchObject({ ok: false, problem: { code: 'invalid' } });
      expect(JSON.parse((await ask(known, ' '.repeat(600_000))).text)).toMatchObject({
        problem: { code: 'too_large' },
      });

      const { personId, socket, cookie } = await aVisitor(shops[0], shops[1]);
      const publicId = await anOrderOf(personId);
      const rooms = [`me:${personId}`, `my-bag:${personId}`, `order:${publicId}`, 'desk'];
      const read = async (proof?: string) =>
        JSON.parse(
          (
            await ask(
              known,
              JSON.stringify({ rooms: rooms.map((room) => ({ room, ...(proof ? { proof } : {}) })), changed: false }),
            )
          ).text,
        ).value;
      expect(await read()).toEqual({ views: [], refused: rooms });
      expect(await read(Buffer.from('nonsense of a proof that nobody has made').toString('base64'))).toEqual({
        views: [],
        refused: rooms,
      });
      const of = async (given: string) =>
        JSON.parse((await ask(known, JSON.stringify({ cookie: given, address: '10.0.0.1' }), 'identify')).text).value
          .proof;
      const other = await aVisitor(shops[0], shops[1]);
      expect(await read(await of(other.cookie))).toEqual({ views: [], refused: rooms });
      const own = await of(cookie);
      expect((await read(own)).refused).toEqual([`order:${publicId}`, 'desk']);
      await fetch(`${shops[1].url}/api/session/sign-out`, { method: 'POST', headers: { cookie } });
      expect(await read(own)).toEqual({ views: [], refused: rooms });
      socket.disconnect();
      other.socket.disconnect();
    },
    timeoutMs,
  );

  it('a node serves sockets alone, and says whether it can', async () => {
    const [{ url }] = nodes;
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    for (const path of ['/', '/shop', '/api/v1/products', '/internal/fanout/read'])
      expect((await fetch(url + path)).status, path).toBe(404);
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^marketday_seconds_since_shop [0-4]\.?\d*$/m);
    expect(await (await fetch(`${shops[0].url}/metrics`)).text()).toMatch(
      /^marketday_node_calls_total\{call="read",status="done"\} \d+$/m,
    );
    const polling = await fetch(`${url}/socket.io/?EIO=4&transport=polling`);
    expect(polling.status).toBe(400);
  });
});

describe('I3: whatever falls', () => {
  const falls: [what: string, befalls: () => Promise<unknown>][] = [
    [
      'Redis is killed, and comes back empty',
      () =>
        redis
          .kill()
          .then(() => wait(1_500))
          .then(redis.start),
    ],
    [
      'Redis hangs',
      async () => {
        redis.pause();
        await wait(2_500);
        redis.resume();
      },
    ],
    ['a node is held still', () => nodes[0].pause(7_000)],
    ['a process of the shop is held still', () => shops[1].pause(7_000)],
  ];

  it.each(falls)(
    '%s: every screen ends on what is true',
    async (_, befalls) => {
      const { sku, productId } = await aProduct();
      const shown = [...nodes, ...shops].map((at) => aScreen([topicOf.product(productId)], at));
      await showsTruth(shown, productId);
      const fall = befalls();
      for (const amount of [12_100, 12_200, 12_300]) await changePrice(sku, amount);
      await fall;
      await changePrice(sku, 12_400);
      await showsTruth(shown, productId);
      expect(nodes.map(({ hasEnded }) => hasEnded)).toEqual([false, false]);
      for (const screen of shown) screen.close();
    },
    timeoutMs,
  );

  it(
    'a process of the shop is killed: its nodes go on with the other, also for what is new to them',
    async () => {
      const { sku, productId } = await aProduct();
      const shown = nodes.map((node) => aScreen([topicOf.product(productId)], node));
      await showsTruth(shown, productId);
      await shops[0].kill();
      await changePrice(sku, 13_100, shops[1]);
      await showsTruth(shown, productId);
      const later = nodes.map((node) => aScreen([topicOf.product(productId), topicOf.shop], node));
      await showsTruth(later, productId);
      for (const screen of [...shown, ...later]) screen.close();
    },
    timeoutMs,
  );

  it(
    'no process of the shop is left: a node says so, and takes no socket',
    async () => {
      await shops[1].kill();
      const [{ url }] = nodes;
      await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 30_000 }).toBe(503);
      await expect(connect(nodes[0])).rejects.toThrow();
      // On its way out it ends in good order all the same.
      await nodes[1].end('SIGTERM');
      expect(nodes[1].hasEnded).toBe(true);
    },
    timeoutMs,
  );
});
