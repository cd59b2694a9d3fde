import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { View } from '#contract/wire/views.ts';
import { Presence } from '#server/engine/live/presence/presence.ts';
import { SharedPresence, type SharedPresenceOptions } from '#server/engine/live/presence/shared-presence.ts';
import { Redis } from '#server/engine/machines/redis/redis.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer } from '#server/testing/live-server.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { startTestRedis, type TestRedis } from '#server/testing/redis.ts';

testDatabase();
const room = 'viewers:product:vase';
let server: TestRedis;
const open: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  server = await startTestRedis();
});
afterAll(() => server.stop());
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop();
  await server.flush();
});

async function connected(): Promise<Redis> {
  const redis = new Redis({ secret: 'a-secret-of-tests', urls: [server.url], deadlineMs: 500 });
  redis.start();
  await vi.waitFor(() => expect(redis.isAnswering).toBe(true), 10_000);
  return redis;
}

/** One of the shop's processes, as far as presence knows it. */
async function aNode(options: SharedPresenceOptions = {}) {
  const redis = await connected();
  const told: View<'viewers'>[] = [];
  const presence = new Presence((_room, view) => void told.push(view as View<'viewers'>), {
    shared: new SharedPresence(redis, { lookMs: 50, ...options }),
    tellEveryMs: 100,
  });
  const node = {
    presence,
    redis,
    told,
    last: () => told.at(-1)?.data.count,
    async stop() {
      await presence.stop();
      await redis.close();
    },
    /** As `kill -9` ends it: nothing is taken back. */
    async die() {
      await redis.close();
    },
  };
  open.push(node);
  return node;
}
const shows = (node: { last(): number | undefined }, count: number) =>
  vi.waitFor(() => expect(node.last()).toBe(count), 10_000);

describe('people at several processes', () => {
  it('are counted together, and two tabs at two processes are one person', async () => {
    const [a, b] = [await aNode(), await aNode()];
    a.presence.enter(room, 'maud');
    b.presence.enter(room, 'maud');
    b.presence.enter(room, 'otto');
    await Promise.all([shows(a, 2), shows(b, 2)]);
    b.presence.leave(room, 'maud');
    b.presence.enter(room, 'ida');
    await Promise.all([shows(a, 3), shows(b, 3)]);
    a.presence.leave(room, 'maud');
    await shows(b, 2);
    for (const { told } of [a, b]) {
      const versions = told.map(({ version }) => version);
      expect(versions).toEqual([...new Set(versions)].sort((first, second) => first - second));
    }
  });

  it('are told to who comes to a process where nobody was', async () => {
    const [a, b] = [await aNode(), await aNode()];
    for (const browser of ['maud', 'otto', 'ida']) a.presence.enter(room, browser);
    await shows(a, 3);
    b.presence.enter(room, 'jan');
    expect((await b.presence.view(room)).data).toEqual({ count: 4 });
  });

  it('are gone a while after their process has died', async () => {
    const times = { countsMs: 1_200, refreshMs: 200 };
    const [a, b] = [await aNode(times), await aNode(times)];
    a.presence.enter(room, 'maud');
    b.presence.enter(room, 'otto');
    await shows(b, 2);
    await a.die();
    await shows(b, 1);
  });

  it('are counted by each process alone while Redis is away, and together once it is back, also if it has forgotten all', async () => {
    const [a, b] = [await aNode(), await aNode()];
    for (const browser of ['maud', 'otto']) a.presence.enter(room, browser);
    b.presence.enter(room, 'ida');
    await Promise.all([shows(a, 3), shows(b, 3)]);
    await server.kill();
    await Promise.all([shows(a, 2), shows(b, 1)]);
    await server.start();
    await Promise.all([shows(a, 3), shows(b, 3)]);
    await server.flush();
    b.presence.enter(room, 'jan');
    await Promise.all([shows(a, 4), shows(b, 4)]);
  });

  it('are a number only, beyond as many as are named in one room', async () => {
    const few = { mostNamed: 3, refreshMs: 300 };
    const [a, b] = [await aNode(few), await aNode(few)];
    for (let person = 0; person < 8; person++) a.presence.enter(room, `a${person}`);
    for (let person = 0; person < 5; person++) b.presence.enter(room, `b${person}`);
    await Promise.all([shows(a, 13), shows(b, 13)]);
    expect(await a.redis.ask((client) => client.zCard(`md:p:{${room}}`))).toBe(6);
    for (let person = 0; person < 6; person++) a.presence.leave(room, `a${person}`);
    await Promise.all([shows(a, 7), shows(b, 7)]);
    await a.stop();
    await shows(b, 5);
  });

  it('leave nothing behind, and stand under names that nobody can read', async () => {
    const a = await aNode();
    a.presence.enter(room, 'maud@example.com');
    await shows(a, 1);
    const stored = await a.redis.ask((client) => client.zRange(`md:p:{${room}}`, 0, -1));
    expect(stored).toEqual([expect.stringMatching(/^[\w-]{16} [\w-]{8}$/)]);
    for (const key of await a.redis.ask((client) => client.keys('*'))) {
      expect(key).toMatch(/^md:/);
      // One that has ended meanwhile has no time left to tell (-2); one without an end says -1.
      expect(await a.redis.ask((client) => client.pTTL(key))).not.toBe(-1);
    }
    a.presence.leave(room, 'maud@example.com');
    await vi.waitFor(async () => {
      expect(await a.redis.ask((client) => client.exists(`md:p:{${room}}`))).toBe(0);
    }, 10_000);
  });

  it('come to the same number at each process, whoever comes and goes where', async () => {
    const redis = await connected();
    open.push({ stop: () => redis.close() });
    const steps = fc.array(
      fc.record({ node: fc.nat(2), browser: fc.nat(5), comes: fc.boolean(), written: fc.boolean() }),
      { maxLength: 30 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const here = `viewers:product:${run++}`;
        const nodes = [0, 1, 2].map(() => ({ shared: new SharedPresence(redis), people: new Set<number>() }));
        for (const { node, browser, comes, written } of steps) {
          const at = nodes[node] as (typeof nodes)[number];
          if (at.people.has(browser) === comes) continue;
          if (comes) at.people.add(browser);
          else at.people.delete(browser);
          at.shared[comes ? 'enter' : 'leave'](here, String(browser));
          if (written) await at.shared.count(here);
        }
        const all = new Set(nodes.flatMap(({ people }) => [...people]));
        for (const { shared } of nodes) await shared.count(here);
        for (const { shared } of nodes) expect(await shared.count(here)).toBe(all.size);
        for (const { shared } of nodes) await shared.stop();
        expect(await redis.ask((client) => client.exists(`md:p:{${here}}`))).toBe(0);
      }),
      { numRuns: propertyRuns(60) },
    );
  });
});

it('somebody with a tab at each of two servers is one person to both', async () => {
  const redises = [await connected(), await connected()];
  const shops = await Promise.all(redises.map((redis) => startTestLiveServer({ redis })));
  open.push(...shops, ...redises.map((redis) => ({ stop: () => redis.close() })));
  const { productId } = await aProduct();
  const watch = async (shop: (typeof shops)[number], browser: string) => {
    const socket = await shop.connect({ auth: { browser } });
    const seen = recordViews(socket);
    await socket.emitWithAck('watch', { topics: [{ topic: `viewers:product:${productId}` }] });
    return { seen, socket };
  };
  const [one, other] = shops as [(typeof shops)[0], (typeof shops)[0]];
  const maud = await watch(one, 'maud');
  await watch(other, 'maud');
  const otto = await watch(other, 'otto');
  await maud.seen.until((view) => (view as View<'viewers'>).data.count === 2);
  otto.socket.disconnect();
  await maud.seen.until((view) => maud.seen.views.indexOf(view) > 0 && (view as View<'viewers'>).data.count === 1);
  expect(Math.max(...maud.seen.views.map((view) => (view as View<'viewers'>).data.count))).toBe(2);
});
