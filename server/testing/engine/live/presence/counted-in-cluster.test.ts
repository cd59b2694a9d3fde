/** What processes count together, on a cluster whose keys lie at several servers. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { countLimitsIn, SharedBuckets } from '#server/engine/limit/shared-buckets.ts';
import { SharedPresence } from '#server/engine/live/presence/shared-presence.ts';
import { Redis } from '#server/engine/machines/redis/redis.ts';
import { ConnectedElsewhere } from '#server/session/living/connected-elsewhere.ts';
import { startTestRedisCluster, type TestRedis } from '#server/testing/redis.ts';
import { testSettings } from '#server/testing/settings.ts';

setSettings(testSettings());
let servers: TestRedis[];
let redis: Redis;
const within = { timeout: 20_000 };

beforeAll(async () => {
  servers = await startTestRedisCluster(3);
  redis = new Redis({
    secret: 'a-secret-of-tests',
    urls: servers.map(({ url }) => url) as [string, ...string[]],
    deadlineMs: 2_000,
  });
  redis.start();
  await vi.waitFor(async () => expect(await redis.ask((client) => client.set('md:there', '1'))).toBe('OK'), within);
});
afterAll(async () => {
  countLimitsIn(null);
  await redis.close();
  await Promise.all(servers.map((server) => server.stop()));
});

it('people at pages', async () => {
  const changed = vi.fn();
  const [one, other] = [1, 2].map(() => new SharedPresence(redis, { lookMs: 50, refreshMs: 200 }));
  one?.start(changed);
  other?.start(() => {});
  const rooms = Array.from({ length: 30 }, (_, at) => `viewers:product:${at}`);
  for (const room of rooms) {
    one?.enter(room, 'maud');
    other?.enter(room, 'maud');
    other?.enter(room, 'otto');
  }
  for (const room of rooms) {
    await vi.waitFor(async () => expect(await one?.count(room)).toBe(2), within);
  }
  changed.mockClear();
  await vi.waitFor(() => expect(changed).toHaveBeenCalled(), within);
  await one?.stop();
  expect(await other?.count('viewers:product:7')).toBe(2);
  await other?.stop();
});

it('people who are there', async () => {
  const [one, other] = [1, 2].map(() => new ConnectedElsewhere(redis, { refreshMs: 100 }));
  one?.opened('maud');
  await vi.waitFor(async () => expect(await other?.has('maud')).toBe(true), within);
  await one?.stop();
  expect(await other?.has('maud')).toBe(false);
  await other?.stop();
});

it('limits', async () => {
  countLimitsIn(redis);
  const [one, other] = [1, 2].map(() => new SharedBuckets('tries', { most: 3, seconds: 3_600 }));
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) {
    expect([await one?.take(key), await other?.take(key, 2)]).toEqual([0, 0]);
    expect(await one?.take(key)).toBeGreaterThan(0);
  }
});
