/** Two processes of a shop on one Redis, and two nodes for sockets that ask them. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect } from 'vitest';
import { protocol } from '#contract/wire/protocol.ts';
import { topicOf } from '#contract/wire/topics.ts';
import { database } from '#server/database/database.ts';
import { callsVersion } from '#server/fanout/calls.ts';
import { testApiKey, testDatabase } from './database.ts';
import { FanoutNode } from './fanout-node.ts';
import { Page } from './faults/people.ts';
import { ShopProcess } from './faults/shop-under-fire.ts';
import { freePort } from './installed-program.ts';
import type { TestSocket } from './live-server.ts';
import { startTestRedis, type TestRedis } from './redis.ts';

export const fanoutSecret = 'a-secret-of-nodes-0123456789-0123456789';
const timeoutMs = 120_000;

export interface FanoutShop {
  redis: TestRedis;
  shops: [ShopProcess, ShopProcess];
  nodes: [FanoutNode, FanoutNode];
}

/** Started before the file's tests and stopped after them. */
export function fanoutShop(): FanoutShop {
  const { url: databaseUrl } = testDatabase();
  const started = {} as FanoutShop;
  beforeAll(async () => {
    started.redis = await startTestRedis();
    const environment = { REDIS_URL: started.redis.url, FANOUT_SECRET: fanoutSecret };
    started.shops = await Promise.all([
      aShopProcess(databaseUrl(), environment),
      aShopProcess(databaseUrl(), environment),
    ]);
    const urls = started.shops.map(({ url }) => url);
    started.nodes = (await Promise.all(
      [urls, urls.toReversed()].map((some) => FanoutNode.start({ ...environment, SHOP_URLS: some.join(',') })),
    )) as [FanoutNode, FanoutNode];
  }, timeoutMs);
  afterAll(async () => {
    for (const screen of screens) screen.close();
    await Promise.all([...started.nodes, ...started.shops].map((one) => one.stop()));
    await started.redis.stop();
  });
  return started;
}

/** Nodes know it by its address, also after it was started again. */
const aShopProcess = async (databaseUrl: string, environment: Record<string, string>) =>
  ShopProcess.start(databaseUrl, { ...environment, SHOP_PORT: String(await freePort()) });

const screens: Page[] = [];

/** Open until the file's tests are over, if nobody closes it before. */
export function aScreen(topics: readonly string[], at: { url: string }): Page {
  const screen = new Page(topics);
  screen.connect(at);
  screens.push(screen);
  return screen;
}

export async function changePrice(sku: string, priceAmount: number, at: { url: string }): Promise<void> {
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
export async function showsTruth(shown: readonly Page[], productId: string): Promise<void> {
  const { version } = await database().product.findUniqueOrThrow({ where: { id: productId } });
  for (const screen of shown)
    await expect.poll(() => screen.views.get(topicOf.product(productId))?.version, { timeout: 15_000 }).toBe(version);
  expect(shown.flatMap(({ problems }) => problems)).toEqual([]);
}

export async function connectTo(at: { url: string }, cookie?: string): Promise<TestSocket> {
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

/** What a node says of itself to a process of the shop. */
export const nodeHeaders = {
  authorization: `Bearer ${fanoutSecret}`,
  'x-marketday-calls': `${callsVersion}.${protocol.version}`,
};

/** Asks a process of the shop as a node does. */
export function askAsNode(
  at: { url: string },
  { name = 'read', headers = nodeHeaders, body }: { name?: string; headers?: Record<string, string>; body: string },
): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${at.url}/internal/fanout/${name}`, { method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
