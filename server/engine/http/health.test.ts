import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import { answerHealth, type HealthOptions } from './health.ts';

testDatabase();
let redisAnswers: (() => boolean) | undefined;
let reached: Pick<HealthOptions, 'isPrivate' | 'metricsToken'> = { isPrivate: true };
const http = createServer((request, response) => {
  void answerHealth(request, response, { isDraining: () => false, sincePollMs: () => 0, redisAnswers, ...reached });
});
beforeAll(() => new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve)));
afterAll(() => http.close());

const readiness = async () => {
  const answer = await fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}/readyz`);
  return [answer.status, await answer.text()];
};
const statusOf = async (headers: Record<string, string> = {}) =>
  (await fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}/metrics`, { headers })).status;

describe('who reads the metrics, asking from this machine', () => {
  beforeEach(() => {
    reached = { isPrivate: true };
  });

  it('anybody, of an app for this machine alone', async () => {
    expect(await statusOf()).toBe(200);
  });

  it('nobody without the token, once a proxy may be what asks from here, whether or not it says so', async () => {
    expect(await statusOf({ 'x-forwarded-for': '203.0.113.7' })).toBe(403);
    reached = { isPrivate: false };
    expect(await statusOf()).toBe(403);
  });

  it('whoever has the token, and nobody else', async () => {
    const token = 'a-token-for-the-metrics-0123456789';
    reached = { metricsToken: token, isPrivate: false };
    expect(await statusOf({ authorization: `Bearer ${token}` })).toBe(200);
    expect(await statusOf({ authorization: `Bearer ${token.slice(1)}` })).toBe(403);
    expect(await statusOf()).toBe(403);
  });
});

it('an app whose Redis is away is ready, and says that it is away', async () => {
  expect(await readiness()).toEqual([200, 'ready\n']);
  redisAnswers = () => false;
  expect(await readiness()).toEqual([200, 'ready, but Redis does not answer\n']);
  redisAnswers = () => true;
  expect(await readiness()).toEqual([200, 'ready\n']);
});
