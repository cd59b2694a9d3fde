import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestRedis, startTestRedisCluster, type TestRedis } from '#server/testing/redis.ts';
import { Redis, RedisAway } from './redis.ts';

let server: TestRedis;
let redis: Redis;
const set = (value: string) => redis.ask((client) => client.set('md:test', value));
const answers = () => vi.waitFor(() => expect(redis.isAnswering).toBe(true), 10_000);

beforeAll(async () => {
  server = await startTestRedis();
  redis = new Redis({ secret: 'a-secret-of-tests', urls: [server.url] });
  redis.start();
  await answers();
});
afterAll(async () => {
  await redis.close();
  await server.stop();
});

it('answers, and says so', async () => {
  expect(await set('1')).toBe('OK');
  expect(await redis.ask((client) => client.get('md:test'))).toBe('1');
});

it('is given up in time while it hangs, asked nothing more, and answers again once it goes on', async () => {
  server.pause();
  await expect(set('2')).rejects.toThrow(RedisAway);
  expect(redis.isAnswering).toBe(false);
  const asked = vi.fn(() => wait(0));
  await expect(redis.ask(asked)).rejects.toThrow(RedisAway);
  expect(asked).not.toHaveBeenCalled();
  server.resume();
  await answers();
  expect(await set('3')).toBe('OK');
});

it('is not taken for hanging because this process was busy when it answered', async () => {
  const asked = set('busy');
  const until = performance.now() + 200;
  while (performance.now() < until);
  expect(await asked).toBe('OK');
  expect(redis.isAnswering).toBe(true);
});

it('is away at once when it has fallen, keeps nothing for later, and comes back by itself', async () => {
  await server.kill();
  await expect(set('4')).rejects.toThrow(RedisAway);
  await server.start();
  await answers();
  expect(await redis.ask((client) => client.get('md:test'))).toBeNull();
});

it('says what it refuses', async () => {
  await set('text');
  const refused = redis.ask((client) => client.zAdd('md:test', { score: 1, value: 'a' }));
  await expect(refused).rejects.toMatchObject({
    cause: expect.objectContaining({ message: expect.stringContaining('WRONGTYPE') }),
  });
});

it('finds a cluster that was away when it began', async () => {
  const servers = await startTestRedisCluster(3);
  const [first, ...more] = servers.map(({ url }) => url);
  await Promise.all(servers.map((one) => one.kill()));
  const late = new Redis({ secret: 'a-secret-of-tests', urls: [first ?? '', ...more] });
  late.start();
  const isAsked = () => late.ask((client) => client.set('md:test', '1', { EX: 60 }));
  await expect(isAsked()).rejects.toThrow(RedisAway);
  await Promise.all(servers.map((one) => one.start()));
  await vi.waitFor(async () => expect(await isAsked()).toBe('OK'), 20_000);
  await late.close();
  await Promise.all(servers.map((one) => one.stop()));
});
