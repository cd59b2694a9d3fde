import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '#contract/wire/views.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { actorOf, requirePerson } from '#server/session/actor.ts';
import { auth } from '#server/session/auth.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testApiKey, testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer, type TestLiveServer, untilTold } from '#server/testing/live-server.ts';
import { aSession } from '#server/testing/session.ts';

const db = testDatabase();
let server: TestLiveServer;
beforeAll(async () => {
  server = await startTestLiveServer();
});
afterAll(() => server.stop());

const available = (view: View) => (view as View<'product'>).data.variants[0]?.stock.available;

describe('watching', () => {
  it('answers with the state, so that nothing is lost between page and socket', async () => {
    const { productId } = await aProduct({ onHand: 7 });
    const socket = await server.connect();
    const reply = await socket.emitWithAck('watch', { topics: [{ topic: `product:${productId}` }] });
    expect(reply).toMatchObject({ ok: true, denied: [] });
    if (reply.ok) expect(reply.views.map(available)).toEqual([7]);
  });

  it('answers only with what is newer than what the page holds', async () => {
    const { productId, sku } = await aProduct();
    const socket = await server.connect();
    const topic = `product:${productId}`;
    const first = await socket.emitWithAck('watch', { topics: [{ topic }] });
    const version = first.ok ? first.views[0]?.version : undefined;
    const second = await socket.emitWithAck('watch', { topics: [{ topic, version }] });
    expect(second).toMatchObject({ ok: true, views: [] });
    await changeVariant(sku, { onHand: 3 });
    await expect
      .poll(async () => {
        const third = await socket.emitWithAck('watch', { topics: [{ topic, version }] });
        return third.ok ? third.views.map(available) : third;
      })
      .toEqual([3]);
  });

  it('sends a change to everyone in the room and to nobody else', async () => {
    const { productId, sku } = await aProduct({ onHand: 5 });
    const other = await aProduct();
    const [a, b, stranger] = await Promise.all([server.connect(), server.connect(), server.connect()]);
    for (const socket of [a, b]) await socket.emitWithAck('watch', { topics: [{ topic: `product:${productId}` }] });
    await stranger.emitWithAck('watch', { topics: [{ topic: `product:${other.productId}` }] });
    const [seenByA, seenByB, seenByStranger] = [recordViews(a), recordViews(b), recordViews(stranger)];
    await addToBag(await aPerson(), { sku, quantity: 2 });
    await Promise.all([seenByA, seenByB].map((seen) => seen.until((view) => available(view) === 3)));
    expect(seenByStranger.views.filter((view) => view.topic === `product:${productId}`)).toEqual([]);
  });

  it('stops sending after unwatch', async () => {
    const { productId, sku } = await aProduct({ onHand: 5 });
    const [leaver, stayer] = await Promise.all([server.connect(), server.connect()]);
    for (const socket of [leaver, stayer])
      await socket.emitWithAck('watch', { topics: [{ topic: `product:${productId}` }] });
    await leaver.emitWithAck('unwatch', { topics: [`product:${productId}`] });
    const [left, stayed] = [recordViews(leaver), recordViews(stayer)];
    await changeVariant(sku, { onHand: 4 });
    await stayed.until((view) => available(view) === 4);
    expect(left.views.filter((view) => available(view) === 4)).toEqual([]);
  });

  it('sends a state once, however often it is announced', async () => {
    const { productId, sku } = await aProduct({ onHand: 5 });
    const topic = `product:${productId}`;
    const socket = await server.connect();
    await socket.emitWithAck('watch', { topics: [{ topic }] });
    const seen = recordViews(socket);
    await changeVariant(sku, { onHand: 4 });
    await seen.until((view) => available(view) === 4);
    await database().$executeRaw`INSERT INTO change (topic) VALUES (${topic})`;
    await expect.poll(() => database().change.count({ where: { topic } })).toBe(0);
    await changeVariant(sku, { onHand: 3 });
    await seen.until((view) => available(view) === 3);
    // Its creation may be announced only now: a state that this room was not sent yet.
    const states = seen.views.filter((view) => view.topic === topic).map(available);
    expect(states.filter((count) => count !== 5)).toEqual([4, 3]);
    expect(new Set(states).size).toBe(states.length);
  });

  it('tells of a change made with plain SQL from another connection', async () => {
    const { productId, sku } = await aProduct({ onHand: 5 });
    const socket = await server.connect();
    await socket.emitWithAck('watch', { topics: [{ topic: `product:${productId}` }] });
    const seen = recordViews(socket);
    const psql = new Client({ connectionString: db.url() });
    await psql.connect();
    await psql.query('UPDATE variant SET on_hand = 2, price_amount = 777 WHERE sku = $1', [sku]);
    await psql.end();
    const view = (await seen.until((view) => available(view) === 2)) as View<'product'>;
    expect(view.data.variants[0]?.price.amount).toBe(777);
    const ledger = await database().stockLedgerEntry.findFirst({
      where: { variant: { sku } },
      orderBy: { id: 'desc' },
    });
    expect(ledger).toMatchObject({ deltaOnHand: -3, reason: 'correction' });
  });

  it('I3: under a storm of changes versions never go back, and everyone ends on the database’s state', async () => {
    const { productId, sku } = await aProduct({ onHand: 100 });
    const sockets = await Promise.all(Array.from({ length: 10 }, () => server.connect()));
    await Promise.all(
      sockets.map((socket) => socket.emitWithAck('watch', { topics: [{ topic: `product:${productId}` }] })),
    );
    const seen = sockets.map(recordViews);
    const counts = Array.from({ length: 60 }, (_, i) => i + 1);
    await Promise.all(counts.map((onHand) => changeVariant(sku, { onHand })));
    const { version } = await database().product.findUniqueOrThrow({ where: { id: productId } });
    const { onHand } = await database().variant.findUniqueOrThrow({ where: { sku } });
    for (const { views, until } of seen) {
      expect(available(await until((view) => view.version === version))).toBe(onHand);
      const versions = views.map((view) => view.version);
      expect(versions).toEqual([...versions].sort((a, b) => a - b));
      // Conflated: far fewer messages than changes, the last one always among them.
      expect(views.length).toBeLessThan(60);
    }
  });

  it('leaves no announcement behind once everything is sent', async () => {
    await expect.poll(() => database().change.count()).toBe(0);
  });
});

describe('who may watch', () => {
  it('knows a browser by its session cookie: its `me` is its own, and follows what it does', async () => {
    const { headers } = await auth().api.signInAnonymous({ headers: new Headers(), returnHeaders: true });
    const cookie = headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const actor = requirePerson(await actorOf(new Headers({ cookie })));
    const socket = await server.connect({ extraHeaders: { cookie } });
    const reply = await socket.emitWithAck('watch', { topics: [{ topic: 'me' }] });
    expect(reply).toMatchObject({ ok: true, denied: [], views: [{ topic: 'me', data: { role: 'guest' } }] });
    const seen = recordViews(socket);
    const { sku } = await aProduct();
    await addToBag(actor.personId, { sku, quantity: 2 });
    await seen.until((view) => view.topic === 'me' && (view as View<'me'>).data.bag.itemCount === 2);
    // Signing out ends what the socket may see.
    const closed = untilTold(socket, 'disconnect');
    await auth().api.signOut({ headers: new Headers({ cookie }) });
    await closed;
  });

  it('I7: refuses topics that are not for this watcher, and names no reason but the code', async () => {
    const socket = await server.connect();
    const reply = await socket.emitWithAck('watch', {
      topics: [{ topic: 'me' }, { topic: 'desk' }, { topic: 'me:someone' }, { topic: 'nonsense' }],
    });
    expect(reply.ok && reply.views).toEqual([]);
    expect(reply.ok && reply.denied.map(({ topic }) => topic)).toEqual(['me', 'desk', 'me:someone', 'nonsense']);
  });

  it('knows a signed-in browser by its cookie', async () => {
    const { cookie } = await aSession('shopper');
    const socket = await server.connect({ extraHeaders: { cookie } });
    const reply = await socket.emitWithAck('watch', { topics: [{ topic: 'me' }] });
    expect(reply.ok && (reply.views[0] as View<'me'>).data.signedIn).toBe(true);
  });

  it('refuses a key that is not valid, and takes one that is', async () => {
    await expect(server.connect({ auth: { token: 'wrong' } })).rejects.toThrow('refused');
    await expect(server.connect({ auth: { token: testApiKey } })).resolves.toBeDefined();
  });

  it('refuses a browser of another site', async () => {
    await expect(server.connect({ extraHeaders: { origin: 'https://elsewhere.example' } })).rejects.toThrow();
    await expect(server.connect({ extraHeaders: { origin: 'null' } })).rejects.toThrow();
    await expect(server.connect({ extraHeaders: { origin: server.url } })).resolves.toBeDefined();
  });
});

describe('where requests may reach any of several processes', () => {
  it('no socket is opened by polling, which would be lost at the next request', async () => {
    const alone = await startTestLiveServer({ polling: false });
    await expect(alone.connect({ transports: ['polling'] })).rejects.toThrow('xhr poll error');
    const socket = await alone.connect();
    expect(socket.io.engine.transport.name).toBe('websocket');
    await alone.stop();
    const polling = await server.connect({ transports: ['polling'], upgrade: false });
    expect(polling.io.engine.transport.name).toBe('polling');
  });
});

it('a socket by polling that is one too many is closed', async () => {
  let open = 0;
  const limited = await startTestLiveServer({ mayPoll: () => ++open <= 1 });
  const polling = { transports: ['polling'], upgrade: false, reconnection: false };
  const first = await limited.connect(polling);
  await expect(limited.connect(polling)).rejects.toThrow();
  const socket = await limited.connect();
  expect([first.connected, socket.connected]).toEqual([true, true]);
  await limited.stop();
});

describe('bad input over the socket', () => {
  it.each([
    ['a number', 'watch', 3],
    ['no topic', 'watch', { topics: [] }],
    ['201 topics', 'watch', { topics: Array.from({ length: 201 }, (_, i) => ({ topic: `card:${i}` })) }],
    ['a negative version', 'watch', { topics: [{ topic: 'card:1', version: -1 }] }],
    ['a word for a list', 'unwatch', { topics: 'all' }],
    ['text for an amount', 'bid', { auctionId: 'x', maxAmount: '5', key: 'k' }],
  ])('%s in %s is answered with what was wrong', async (_what, event, payload) => {
    const socket = await server.connect();
    const reply = await socket.emitWithAck(event as 'watch', payload as never);
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid', errors: [expect.anything()] } });
  });

  it('drops a message above 64 KB with its connection', async () => {
    const socket = await server.connect();
    const closed = untilTold(socket, 'disconnect');
    socket.emit('watch', { topics: [{ topic: 'x'.repeat(70_000) }] }, () => {});
    await closed;
  });
});

describe('presence', () => {
  it('counts people, not tabs, and tells when one leaves', async () => {
    const { productId } = await aProduct();
    const topic = `viewers:product:${productId}`;
    const me = await server.connect({ auth: { browser: 'a' } });
    await me.emitWithAck('watch', { topics: [{ topic }] });
    const seen = recordViews(me);
    const secondTab = await server.connect({ auth: { browser: 'a' } });
    await secondTab.emitWithAck('watch', { topics: [{ topic }] });
    const other = await server.connect({ auth: { browser: 'b' } });
    await other.emitWithAck('watch', { topics: [{ topic }] });
    await seen.until((view) => (view as View<'viewers'>).data.count === 2);
    other.disconnect();
    await seen.until((view) => seen.views.indexOf(view) > 0 && (view as View<'viewers'>).data.count === 1);
  });
});
