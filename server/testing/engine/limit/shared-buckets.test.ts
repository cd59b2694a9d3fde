import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { paceBid } from '#server/auction/bid/bid-pace.ts';
import { setSettings } from '#server/config/settings.ts';
import type { Limit } from '#server/engine/limit/limit.ts';
import { countLimitsIn, SharedBuckets } from '#server/engine/limit/shared-buckets.ts';
import { TokenBuckets } from '#server/engine/limit/token-buckets.ts';
import { Redis } from '#server/engine/machines/redis/redis.ts';
import { giveBack, takeFrom, takeNow, tryToTake } from '#server/limit/take-from.ts';
import { orderLimits } from '#server/order/limits.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { limits } from '#server/subjects.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { startTestRedis, type TestRedis } from '#server/testing/redis.ts';
import { testSettings } from '#server/testing/settings.ts';
import { problemOf } from '#server/web/problem.ts';

setSettings(testSettings());
let server: TestRedis;
let redis: Redis;
const answers = () => vi.waitFor(() => expect(redis.isAnswering).toBe(true), 10_000);

beforeAll(async () => {
  server = await startTestRedis();
  redis = new Redis({ secret: 'a-secret-of-tests', urls: [server.url], deadlineMs: 500 });
  redis.start();
  await answers();
  countLimitsIn(redis);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await answers();
  await server.flush();
});
afterAll(async () => {
  countLimitsIn(null);
  await redis.close();
  await server.stop();
});

/** The same limit at so many processes. */
const atProcesses = (count: number, rate = { most: 20, seconds: 3_600 }) =>
  Array.from({ length: count }, () => new SharedBuckets('tries', rate));
const given = (waits: readonly number[]) => waits.filter((waitMs) => waitMs === 0).length;

describe('a limit of all processes', () => {
  it('gives as many as it has, however many ask at once and wherever', async () => {
    const processes = atProcesses(3);
    const waits = await Promise.all(
      Array.from({ length: 60 }, (_, at) => (processes[at % 3] as SharedBuckets).take('203.0.113.5')),
    );
    expect(given(waits)).toBe(20);
    expect(Math.max(...waits)).toBeLessThanOrEqual(180_000);
    expect(await (processes[0] as SharedBuckets).take('203.0.113.6')).toBe(0);
  });

  it('decides as one in memory would, whatever is taken and given back', async () => {
    let run = 0;
    const steps = fc.array(fc.record({ at: fc.nat(1), points: fc.integer({ min: -6, max: 12 }) }), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const key = String(run++);
        const processes = atProcesses(2, { most: 10, seconds: 36_000 });
        const model = new TokenBuckets({ most: 10, seconds: 36_000 }, { now: () => 0 });
        for (const { at, points } of steps) {
          const process = processes[at] as SharedBuckets;
          if (points < 0) {
            model.giveBack(key, -points);
            // What one process remembers of a refusal, another's giving back doesn't end at once.
            for (const other of processes) await other.giveBack(key, other === process ? -points : 0);
          } else if (points > 0) {
            expect((await process.take(key, points)) === 0).toBe(model.take(key, points) === 0);
          }
        }
      }),
      { numRuns: propertyRuns(60) },
    );
  });

  it('fills up evenly, and says when there is enough', async () => {
    const [one, other] = atProcesses(2, { most: 10, seconds: 2 }) as [SharedBuckets, SharedBuckets];
    // One each 200 ms, by the clock of Redis: for as long as this machine took, that much has flowed back.
    const began = performance.now();
    const passed = () => Math.ceil(performance.now() - began) + 5;
    expect(await one.take('a', 10)).toBe(0);
    const waitMs = await other.take('a', 10);
    expect(waitMs).toBeGreaterThanOrEqual(2_000 - passed());
    expect(waitMs).toBeLessThanOrEqual(2_000);
    await vi.waitFor(async () => expect(await other.take('a')).toBe(0), { timeout: 10_000, interval: 20 });
    // Eleven since then, of which one is had.
    expect(await one.take('a', 10)).toBeGreaterThanOrEqual(2_200 - passed());
  });

  it('asks no more for who was refused, until there is something again', async () => {
    const [buckets] = atProcesses(1, { most: 5, seconds: 36_000 }) as [SharedBuckets];
    await buckets.take('a', 5);
    expect(await buckets.take('a')).toBeGreaterThan(0);
    const asked = vi.spyOn(redis, 'ask');
    for (let more = 0; more < 5; more++) expect(await buckets.take('a')).toBeGreaterThan(0);
    expect(asked).not.toHaveBeenCalled();
    await buckets.giveBack('a', 2);
    expect([await buckets.take('a'), await buckets.take('a')]).toEqual([0, 0]);
  });

  it('is each process’s own while Redis has fallen or hangs, and everybody’s again once it is back', async () => {
    const [one, other] = atProcesses(2, { most: 3, seconds: 36_000 }) as [SharedBuckets, SharedBuckets];
    await server.kill();
    expect([await one.take('a', 3), await other.take('a', 3)]).toEqual([0, 0]);
    expect(await one.take('a')).toBeGreaterThan(0);
    await server.start();
    await answers();
    expect([await one.take('b', 3), (await other.take('b')) > 0]).toEqual([0, true]);
    server.pause();
    expect(given(await Promise.all([one.take('c', 3), other.take('c', 3)]))).toBe(2);
    expect(await one.take('c')).toBeGreaterThan(0);
    server.resume();
    await answers();
  });

  it('keeps who asks under a name that nobody can read, no longer than it has to', async () => {
    await takeFrom(sessionLimits.keyGuesses, '203.0.113.77');
    await takeFrom(orderLimits.messages, 'order-public-id');
    const keys = await redis.ask((client) => client.keys('*'));
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(key).toMatch(/^md:l:(keyGuesses|messages):[\w-]{16}$/);
      expect(await redis.ask((client) => client.pTTL(key))).toBeGreaterThan(0);
    }
    await giveBack(sessionLimits.keyGuesses, '203.0.113.77');
    expect(await redis.ask((client) => client.keys('md:l:keyGuesses:*'))).toEqual([]);
  });
});

it('what one may do in the shop is counted together, what protects a process is not', async () => {
  const together = limits.filter(({ countedIn }) => countedIn === 'redis');
  expect(together.length).toBeGreaterThan(10);
  for (const limit of together) expect(await tryToTake(limit, 'someone')).toBe(0);
  expect(await redis.ask((client) => client.dbSize())).toBe(together.length);
  const asked = vi.spyOn(redis, 'ask');
  for (const limit of limits.filter((one): one is Limit<'memory'> => one.countedIn === 'memory'))
    takeNow(limit, 'someone');
  expect(asked).not.toHaveBeenCalled();
});

it('ten bids of a person in a second are ten wherever they come in, but for two at each process', async () => {
  const asked = vi.spyOn(redis, 'ask');
  const bid = (personId: string) =>
    paceBid(personId).then(
      () => 'taken',
      (error: unknown) => problemOf(error)?.code,
    );
  expect([await bid('maud'), await bid('maud')]).toEqual(['taken', 'taken']);
  expect(asked).not.toHaveBeenCalled();
  // A bucket that fills up slowly, so that nothing comes back while this machine is slow.
  await new SharedBuckets('bids', { most: 10, seconds: 36_000 }).take('maud', 10);
  expect([await bid('maud'), await bid('maud')]).toEqual(['too_many', 'too_many']);
  const others = await Promise.all(Array.from({ length: 11 }, () => bid('otto')));
  expect(others.filter((answer) => answer === 'taken')).toHaveLength(10);
});
