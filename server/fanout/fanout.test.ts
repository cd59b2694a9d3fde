/**
 * Sockets at nodes without a database, before two processes of the shop, a real Redis and a real database: they show what
 * the shop's own sockets show, to the same people and to nobody else, whatever falls.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { shelfKeyOf } from '#contract/shelf/shelf-key.ts';
import type { BidReply } from '#contract/wire/socket.ts';
import { topicOf } from '#contract/wire/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/database/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aScreen, changePrice, connectTo, fanoutShop, showsTruth } from '#server/testing/fanout-shop.ts';
import { aVisitor, fillsBag } from '#server/testing/faults/visitor.ts';
import { aLot } from '#server/testing/lots.ts';
import { anOrderOf } from '#server/testing/order-factories.ts';

const timeoutMs = 120_000;
const cluster = fanoutShop();

describe('what is everyone’s', () => {
  it(
    'is shown as it changes, whoever changes it',
    async () => {
      const { sku, productId } = await aProduct();
      const shown = cluster.nodes.map((node) => aScreen([topicOf.product(productId), topicOf.shop], node));
      await showsTruth(shown, productId);
      await changePrice(sku, 11_100, cluster.shops[0]);
      await showsTruth(shown, productId);
      await changePrice(sku, 11_200, cluster.shops[1]);
      await showsTruth(shown, productId);
      // Nobody at the shop's own processes watches, and nothing of ours commits it.
      await database().$executeRaw`UPDATE variant SET price_amount = 11300 WHERE sku = ${sku}`;
      await showsTruth(shown, productId);
    },
    timeoutMs,
  );

  it(
    'counts what a list has, also one whose name is long',
    async () => {
      const keys = ['maker=Somebody', `maker=Nobody&maker=${'x'.repeat(180)}`].map((asked) =>
        shelfKeyOf(null, new URLSearchParams(asked)),
      );
      const topics = keys.map(topicOf.facets);
      const shown = aScreen(topics, cluster.nodes[0]);
      const counts = () => topics.map((topic) => (shown.views.get(topic) as View<'facets'> | undefined)?.data.pieces);
      await expect.poll(counts, { timeout: 15_000 }).toEqual([0, 0]);
      const { productId } = await aProduct();
      const makeIts = (maker: string) =>
        database().$executeRaw`UPDATE product SET maker = ${maker} WHERE id = ${productId}`;
      // No process of the shop commits it, and nobody watches there.
      await makeIts('Somebody');
      await expect.poll(counts, { timeout: 15_000 }).toEqual([1, 0]);
      await makeIts('Nobody');
      await expect.poll(counts, { timeout: 15_000 }).toEqual([0, 1]);
      expect(Math.max(...keys.map(({ length }) => length))).toBeGreaterThan(250);
      shown.close();
    },
    timeoutMs,
  );

  it(
    'counts who looks over nodes and processes',
    async () => {
      const { productId } = await aProduct();
      const room = topicOf.viewers(topicOf.product(productId));
      const shown = [...cluster.nodes, cluster.shops[0]].map((at) => aScreen([room], at));
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
      const [leaver, stayer] = [
        await aVisitor(cluster.shops[0], cluster.nodes[0]),
        await aVisitor(cluster.shops[1], cluster.nodes[0]),
      ];
      const { sku } = await aProduct({ onHand: 9 });
      await addToBag(leaver.personId, { sku, quantity: 1 });
      await leaver.seen.until(fillsBag(1));
      expect(stayer.seen.views.some(fillsBag(1))).toBe(false);

      const { cookie } = leaver;
      const signedOut = await fetch(`${cluster.shops[1].url}/api/session/sign-out`, {
        method: 'POST',
        headers: { cookie },
      });
      expect(signedOut.ok).toBe(true);
      await expect.poll(() => leaver.socket.connected, { timeout: 15_000 }).toBe(false);
      await addToBag(leaver.personId, { sku, quantity: 2 });
      await addToBag(stayer.personId, { sku, quantity: 3 });
      await stayer.seen.until(fillsBag(3));
      expect(leaver.seen.views.some(fillsBag(3))).toBe(false);
      // The cookie of a session that has ended is nobody's.
      const again = await connectTo(cluster.nodes[0], cookie);
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
      const [owner, other] = [
        await aVisitor(cluster.shops[0], cluster.nodes[1]),
        await aVisitor(cluster.shops[0], cluster.nodes[1]),
      ];
      const publicId = await anOrderOf(owner.personId);
      const topic = topicOf.order(publicId);
      // Each signature ends otherwise.
      const cookies = owner.cookie.split('; ').map((pair) => pair.replace(/.{12}$/, 'AAAAAAAAAAAA'));
      const forged = await connectTo(cluster.nodes[1], cookies.join('; '));
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
      const bidder = await aVisitor(cluster.shops[0], cluster.nodes[0]);
      await database().user.updateMany({ data: { emailVerified: true } });
      const placed = (await bidder.socket.emitWithAck('bid', bid)) as BidReply;
      expect(placed).toMatchObject({ ok: true, accepted: true, view: { topic: topicOf.auction(auctionId) } });
      expect(await bidder.socket.emitWithAck('bid', bid)).toMatchObject({ ok: true, accepted: true });
      const nobody = await connectTo(cluster.nodes[0]);
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

it('a node serves sockets alone, and says whether it can', async () => {
  const [{ url }] = cluster.nodes;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  for (const path of ['/', '/shop', '/api/v1/products', '/internal/fanout/read'])
    expect((await fetch(url + path)).status, path).toBe(404);
  expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^marketday_seconds_since_shop [0-4]\.?\d*$/m);
  const polling = await fetch(`${url}/socket.io/?EIO=4&transport=polling`);
  expect(polling.status).toBe(400);
});

describe('I3: whatever falls', () => {
  const falls: [what: string, befalls: () => Promise<unknown>][] = [
    [
      'Redis is killed, and comes back empty',
      () =>
        cluster.redis
          .kill()
          .then(() => wait(1_500))
          .then(cluster.redis.start),
    ],
    [
      'Redis hangs',
      async () => {
        cluster.redis.pause();
        await wait(2_500);
        cluster.redis.resume();
      },
    ],
    [
      'a node and a process of the shop are held still',
      () => Promise.all([cluster.nodes[0].pause(6_000), cluster.shops[1].pause(6_000)]),
    ],
  ];

  it.each(falls)(
    '%s: every screen ends on what is true',
    async (_, befalls) => {
      const { sku, productId } = await aProduct();
      const shown = [...cluster.nodes, ...cluster.shops].map((at) => aScreen([topicOf.product(productId)], at));
      await showsTruth(shown, productId);
      const fall = befalls();
      for (const amount of [12_100, 12_200, 12_300]) await changePrice(sku, amount, cluster.shops[0]);
      await fall;
      await changePrice(sku, 12_400, cluster.shops[0]);
      await showsTruth(shown, productId);
      expect(cluster.nodes.map(({ hasEnded }) => hasEnded)).toEqual([false, false]);
      for (const screen of shown) screen.close();
    },
    timeoutMs,
  );

  it(
    'a process of the shop is killed: its nodes go on with the other, also for what is new to them',
    async () => {
      const { sku, productId } = await aProduct();
      const shown = cluster.nodes.map((node) => aScreen([topicOf.product(productId)], node));
      await showsTruth(shown, productId);
      await cluster.shops[0].kill();
      await changePrice(sku, 13_100, cluster.shops[1]);
      await showsTruth(shown, productId);
      const later = cluster.nodes.map((node) => aScreen([topicOf.product(productId), topicOf.shop], node));
      await showsTruth(later, productId);
      for (const screen of [...shown, ...later]) screen.close();
    },
    timeoutMs,
  );

  it(
    'no process of the shop is left: a node says so, closes its sockets, and takes none until one is back',
    async () => {
      const [node] = cluster.nodes;
      const { url } = node;
      const { sku, productId } = await aProduct();
      const shown = [aScreen([topicOf.product(productId)], node)];
      await showsTruth(shown, productId);
      const open = await connectTo(node);
      await cluster.shops[1].kill();
      // Nobody may be shown as live what nobody can tell them any more.
      await expect.poll(() => open.connected, { timeout: 30_000 }).toBe(false);
      await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 30_000 }).toBe(503);
      await expect(connectTo(node)).rejects.toThrow();
      await database().$executeRaw`UPDATE variant SET price_amount = 14100 WHERE sku = ${sku}`;
      await cluster.shops[1].open();
      for (const screen of shown) await expect.poll(() => screen.isConnected).toBe(false);
      await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 30_000 }).toBe(200);
      for (const screen of shown) screen.connect(node);
      await showsTruth(shown, productId);
      // On its way out it ends in good order all the same.
      await cluster.nodes[1].end('SIGTERM');
      expect(cluster.nodes[1].hasEnded).toBe(true);
    },
    timeoutMs,
  );
});
