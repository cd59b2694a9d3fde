import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { history, learnHistory } from '#server/engine/database/history/history.ts';
import { Redis } from '#server/engine/machines/redis/redis.ts';
import { createRedisClient } from '#server/engine/machines/redis/redis-clients.ts';
import { sharedKeys } from '#server/engine/machines/redis/shared-keys.ts';
import { startTestRedis, startTestRedisCluster, startTestReplica, type TestRedis } from '#server/testing/redis.ts';
import type { Change, Frame } from './bus.ts';
import { busUnsigned } from './bus-metrics.ts';
import type { ChannelBus } from './channel-bus.ts';
import { encodeFrame, encodeNews } from './messages.ts';
import { redisBus } from './redis-bus.ts';
import { sign } from './signed.ts';

const secret = 'a-secret-of-tests';
const { bus } = sharedKeys(secret);

type Urls = readonly [string, ...string[]];

/** @param patienceMs how long it waits for an answer: other work on the machine must not count as an outage */
async function aNode(urls: Urls, patienceMs = 5_000) {
  const redis = new Redis({ urls, secret, deadlineMs: patienceMs });
  redis.start();
  const bus = redisBus(redis, { namesNobody: () => true, leaseMs: 1_500, echoMs: patienceMs });
  const changes: Change[] = [];
  const frames: Frame[] = [];
  let gaps = 0;
  bus.onChanges((heard) => changes.push(...heard));
  bus.onFrame((frame) => frames.push(frame));
  bus.onGap(() => gaps++);
  bus.start();
  return {
    bus,
    redis,
    changes,
    frames,
    gaps: () => gaps,
    async stop() {
      await bus.stop();
      await redis.close();
    },
  };
}
type Node = Awaited<ReturnType<typeof aNode>>;

const within = { timeout: 30_000, interval: 10 };
const hear = (...nodes: Node[]) =>
  vi.waitFor(async () => {
    for (const { bus } of nodes) {
      expect(await bus.barrier()).toBe(true);
      expect(bus.processes).toBeGreaterThanOrEqual(nodes.length);
    }
  }, within);
const distrust = (bus: ChannelBus) => vi.waitFor(() => expect(bus.isTrusted).toBe(false), within);

const aFrame = (room: string, version: number): Frame => ({
  room,
  version,
  payload: Buffer.from(`42["view",{"topic":"${room}","version":${version},"data":"é"}]`),
});

/** Says it until it is heard: a subscription is there a moment after it was asked for. */
const hearsFrames = async (from: Node, to: Node, room: string) => {
  let version = Date.now();
  await vi.waitFor(async () => {
    await from.bus.publish([], [aFrame(room, ++version)]);
    expect(to.frames.some((frame) => frame.room === room && frame.version > version - 3)).toBe(true);
  }, within);
};

describe('over one Redis', () => {
  let server: TestRedis;
  let one: Node;
  let other: Node;
  beforeAll(async () => {
    server = await startTestRedis();
    [one, other] = [await aNode([server.url]), await aNode([server.url])];
    await hear(one, other);
  });
  afterAll(async () => {
    await Promise.all([one.stop(), other.stop()]);
    await server.stop();
  });

  it('tells the others which rows there are, and nobody what is their own', async () => {
    const said = [
      { topic: 'card:a', ids: [1, 2] },
      { topic: 'shop', ids: [3], version: 9 },
    ];
    await one.bus.publish(said);
    await vi.waitFor(() => expect(other.changes).toEqual(said), within);
    expect(one.changes).toEqual([]);
  });

  it('takes views to those that follow their room, byte for byte', async () => {
    other.bus.follow('card:a');
    await hearsFrames(one, other, 'card:a');
    await one.bus.publish([], [aFrame('card:b', 1), aFrame('card:a', 2 ** 50)]);
    await vi.waitFor(() => expect(other.frames.at(-1)).toEqual(aFrame('card:a', 2 ** 50)), within);
    expect(other.frames.filter(({ room }) => room === 'card:b')).toEqual([]);
    other.bus.unfollow('card:a');
    await vi.waitFor(async () => {
      const { length } = other.frames;
      await one.bus.publish([], [aFrame('card:a', 2 ** 51)]);
      expect(await other.bus.barrier()).toBe(true);
      expect(other.frames).toHaveLength(length);
    }, within);
  });

  it('gives a window to one', async () => {
    const claim = ({ bus }: Node, room: string, windowMs = 10_000) => bus.claim([{ room, windowMs }]);
    const won = await Promise.all([claim(one, 'card:c'), claim(other, 'card:c')]);
    expect(won.flatMap((rooms) => [...rooms])).toEqual(['card:c']);
    await claim(one, 'card:d', 30);
    await vi.waitFor(async () => expect([...(await claim(other, 'card:d', 30))]).toEqual(['card:d']), within);
  });

  it('has heard what was said before once the barrier is passed', async () => {
    for (let i = 0; i < 200; i++) {
      const before = other.changes.length;
      await one.bus.publish([{ topic: `card:${i}`, ids: [i] }]);
      expect(await other.bus.barrier()).toBe(true);
      expect(other.changes.length).toBe(before + 1);
    }
  });

  it('says that it is away while Redis hangs, lets every claim win, and looks once it is back', async () => {
    const hasty = await aNode([server.url], 50);
    await hear(hasty, one, other);
    server.pause();
    const started = performance.now();
    expect([...(await hasty.bus.claim([{ room: 'card:e', windowMs: 50 }]))]).toEqual(['card:e']);
    const claimedAfterMs = performance.now() - started;
    // Redis is still: this is its own patience, not that of others on this machine.
    expect(claimedAfterMs).toBeLessThan(5_000);
    await hasty.bus.publish([{ topic: 'card:e', ids: [1] }]);
    expect(await hasty.bus.barrier()).toBe(false);
    const publishedAfterMs = performance.now() - started - claimedAfterMs;
    const later = performance.now();
    await hasty.bus.publish([{ topic: 'card:e', ids: [2] }]);
    // The first waited for as long as the others may not have noticed; no other does.
    expect(performance.now() - later).toBeLessThan(publishedAfterMs);
    await distrust(hasty.bus);
    const gaps = hasty.gaps();
    server.resume();
    await hear(hasty, one, other);
    expect(hasty.gaps()).toBeGreaterThan(gaps);
    await hasty.stop();
  });

  it('comes back with all its rooms when Redis has fallen, and when it has forgotten everything', async () => {
    other.bus.follow('card:f');
    await hearsFrames(one, other, 'card:f');
    await server.kill();
    await Promise.all([one, other].map(({ bus }) => distrust(bus)));
    await server.start();
    await hear(one, other);
    await hearsFrames(one, other, 'card:f');
    await server.flush();
    await hearsFrames(one, other, 'card:f');
    expect(await other.bus.barrier()).toBe(true);
  });

  it('knows that it missed something when only what it hears was cut off', async () => {
    const gaps = other.gaps();
    await other.redis.ask((client) => client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'PUBSUB']));
    await vi.waitFor(() => expect(other.gaps()).toBeGreaterThan(gaps), within);
    await hear(one, other);
    await hearsFrames(one, other, 'card:f');
  });
});

describe('over a cluster of three', () => {
  let servers: TestRedis[];
  let one: Node;
  let other: Node;
  beforeAll(async () => {
    servers = await startTestRedisCluster(3);
    const urls = servers.map(({ url }) => url) as unknown as Urls;
    [one, other] = [await aNode(urls), await aNode(urls)];
    await hear(one, other);
  });
  afterAll(async () => {
    await Promise.all([one.stop(), other.stop()]);
    await Promise.all(servers.map((server) => server.stop()));
  });

  it('does the same, whatever shard a room is on', async () => {
    const rooms = Array.from({ length: 12 }, (_, i) => `card:${i}`);
    for (const room of rooms) other.bus.follow(room);
    await Promise.all(rooms.map((room) => hearsFrames(one, other, room)));
    const claims = rooms.map((room) => ({ room, windowMs: 10_000 }));
    const [mine, theirs] = await Promise.all([one.bus.claim(claims), other.bus.claim(claims)]);
    expect([...mine, ...theirs].sort()).toEqual([...rooms].sort());
    await one.bus.publish([{ topic: 'card:0', ids: [1] }]);
    expect(await other.bus.barrier()).toBe(true);
    expect(other.changes).toEqual([{ topic: 'card:0', ids: [1] }]);
  });

  it('hears all its rooms again after each of the servers was away for a while', async () => {
    const rooms = Array.from({ length: 12 }, (_, i) => `card:${i}`);
    for (const server of servers) {
      await server.kill();
      await server.start();
      await hear(one, other);
      await Promise.all(rooms.map((room) => hearsFrames(one, other, room)));
    }
  });

  it('goes on with the copy of the server by which all hear each other, when that has fallen for good', async () => {
    const { master, replica } = await startTestReplica(servers, 'all');
    servers.push(replica);
    await master.kill();
    await Promise.all([one, other].map(({ bus }) => distrust(bus)));
    await hear(one, other);
    expect(await other.bus.barrier()).toBe(true);
    const rooms = Array.from({ length: 12 }, (_, i) => `card:${i}`);
    await Promise.all(rooms.map((room) => hearsFrames(one, other, room)));
  });
});

it('whoever reaches Redis can’t say anything that a process believes, nor say again what one said elsewhere or before', async () => {
  const server = await startTestRedis();
  const [one, other] = [await aNode([server.url]), await aNode([server.url])];
  const forger = createRedisClient([server.url]);
  await forger.connect();
  try {
    await hear(one, other);
    for (const room of ['product:a', 'product:b']) other.bus.follow(room);
    await hearsFrames(one, other, 'product:a');
    const ignored = async () => (await busUnsigned.get()).values[0]?.value ?? 0;
    const before = await ignored();
    const forged = encodeFrame(aFrame('product:a', 1e15));
    const foreign = sign('md:f:{product:a}', forged, bus);
    foreign.fill(7, 1, 17);
    const otherRoom = sign('md:f:{product:b}', forged, bus);
    const otherHistory = [history(), learnHistory('0123456789abcdef')][0] as string;
    const fromBefore = sign('md:f:{product:a}', forged, bus);
    learnHistory(otherHistory);
    for (const bytes of [forged, foreign, otherRoom, fromBefore, Buffer.alloc(3)])
      await forger.sPublish('md:f:{product:a}', bytes);
    // Plain publishing reaches no sharded subscription at all.
    await forger.publish('md:f:{product:a}', sign('md:f:{product:a}', forged, bus));
    const told: Change = { topic: 'product:a', ids: [1, 2, 3], version: 1e15 };
    const news = { node: one.bus.node, sequence: 9_999, changes: [told], leaves: true };
    await forger.sPublish('md:{all}', encodeNews(news, { key: bus, namesNobody: () => true }));
    await forger.sPublish(`md:{all}:${other.bus.node}`, Buffer.from('1'));
    await vi.waitFor(async () => expect((await ignored()) - before).toBeGreaterThanOrEqual(8), within);
    // What is true is heard after it as before.
    await hearsFrames(one, other, 'product:a');
    expect(Math.max(...other.frames.map(({ version }) => version))).toBeLessThan(1e15);
    expect(other.changes).toEqual([]);
    expect(other.bus.processes).toBe(2);
  } finally {
    forger.destroy();
    await one.stop();
    await other.stop();
    await server.stop();
  }
});
