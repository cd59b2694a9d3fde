import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { createClient } from '@redis/client';
import { io } from 'socket.io-client';
import { protocol } from '#contract/wire/protocol.ts';
import type { WatchReply } from '#contract/wire/socket.ts';
import { freePort } from '#server/testing/installed-program.ts';
import type { TestSocket } from '#server/testing/live-server.ts';
import { startTestNginx, type TestNginx } from '#server/testing/nginx.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { startTestRedis } from '#server/testing/redis.ts';
import { testSettings } from '#server/testing/settings.ts';
import { orLong } from './long-form.ts';
import { apiKey, createShopServer, type ShopServer } from './shop-server.ts';

const sku = 'CHUN-BLUE-BOWL';
const perSecond = orLong(40, 100);
const mostAwayMs = 5_000;
const watchers = 40;

const portOf = ({ url }: ShopServer) => Number(new URL(url).port);

interface Product {
  variants: [{ stock: { available: number } }];
}
interface ApiProduct {
  id: string;
  variants: [{ onHand: number; available: number }];
}
type Ask = (method: string, path: string, body?: object) => Promise<{ status: number; text: string }>;

/** What compose.cluster.yaml starts Valkey with, but for the user that the tests' own client is. */
async function valkeySettings(password: string): Promise<string[]> {
  const compose = await readFile('compose.cluster.yaml', 'utf8');
  const [, command = ''] = /command:\s*(\[\s*"valkey-server"[^\]]*\])/.exec(compose) ?? [];
  const settings: string[] = JSON.parse(command.replace(/,\s*\]/, ']'));
  const filled = settings.slice(1).map((part) => part.replace(/\$\{VALKEY_PASSWORD[^}]*\}/, password));
  const everybody = filled.indexOf('default') - 1;
  return filled.toSpliced(everybody, 3);
}

/** What goes through the proxy as a browser's or an integrator's requests do, over connections that are kept. */
function asking({ url, certificate }: TestNginx): Ask {
  const agent = new Agent({ keepAlive: true, ca: certificate });
  return async (method, to, body) => {
    const sent = request(`${url}${to}`, {
      agent,
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        'idempotency-key': randomUUID(),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
    });
    sent.end(body && JSON.stringify(body));
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    let text = '';
    for await (const part of answer) text += String(part);
    return { status: answer.statusCode ?? 0, text };
  };
}

/** Slower than this machine answers them, no more are sent: what comes too late is no fault of a restart. */
const mostUnderWay = 16;

/** As many requests a second as are wanted, if they are answered; every other one changes something. */
function load(ask: Ask): { stop(): Promise<{ failed: string[]; asked: number; delivered: number }> } {
  const failed: string[] = [];
  const underWay = new Set<Promise<void>>();
  let [asked, delivered, stopped] = [0, 0, false];
  const one = async () => {
    const writes = asked++ % 2 === 0;
    const what = writes ? 'POST' : 'GET';
    const answer = writes
      ? ask('POST', '/api/v1/stock-adjustments', { sku, delta: 1, reason: 'kiln' })
      : ask('GET', asked % 4 === 0 ? '/products/everyday-mug' : '/api/v1/products/everyday-mug');
    await answer.then(
      ({ status, text }) => {
        if (status >= 300) failed.push(`${what} ${status} ${text.slice(0, 200)}`);
        else if (writes) delivered++;
      },
      (error: unknown) => failed.push(`${what} ${error}`),
    );
  };
  const going = (async () => {
    for (let due = performance.now(); !stopped; due = Math.max(due + 1_000 / perSecond, performance.now() - 100)) {
      await wait(Math.max(0, due - performance.now()));
      if (underWay.size >= mostUnderWay) await Promise.race(underWay);
      const asks = one().finally(() => underWay.delete(asks));
      underWay.add(asks);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await going;
      await Promise.all(underWay);
      return { failed, asked, delivered };
    },
  };
}

/** A page's socket: it comes back as the page's own does, and asks again for what it shows. */
function aSocket({ url, certificate }: TestNginx, topic: string) {
  const socket: TestSocket = io(url, {
    ca: certificate,
    auth: { protocol: protocol.version, browser: randomUUID() },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 4_000 * (0.5 + Math.random()),
    randomizationFactor: 1,
  } as Parameters<typeof io>[1]);
  const seen = { isLive: false, longestMs: 0, times: 0, available: 0 };
  let lostAt: number | null = null;
  const show = (views: readonly { data: unknown }[]) => {
    for (const { data } of views) seen.available = (data as Product).variants[0].stock.available;
  };
  socket.on('view', (view) => show([view]));
  socket.on('goodbye', ({ retryAfterMs }) => socket.io.reconnectionDelay(Math.max(100, retryAfterMs)));
  socket.on('disconnect', () => {
    lostAt = performance.now();
    seen.isLive = false;
  });
  socket.on('connect', async () => {
    socket.io.reconnectionDelay(1_000);
    const { id } = socket;
    let reply: WatchReply | null = null;
    while (!reply?.ok && socket.id === id) {
      reply = await socket
        .timeout(5_000)
        .emitWithAck('watch', { topics: [{ topic }] })
        .catch(() => null);
    }
    if (!reply?.ok) return;
    show(reply.views);
    seen.isLive = true;
    if (lostAt === null) return;
    seen.longestMs = Math.max(seen.longestMs, performance.now() - lostAt);
    seen.times++;
    lostAt = null;
  });
  return { seen, close: () => socket.disconnect() };
}

/**
 * Restarts these one after another, as a release does, under load and with forty pages open. Nobody's request may fail, each
 * that changed something did so once, and every page ends on what is true.
 *
 * @returns how often pages' sockets came back, and after how long at most
 */
async function restartEach(nginx: TestNginx, servers: readonly ShopServer[]) {
  const ask = asking(nginx);
  const product = async () => JSON.parse((await ask('GET', '/api/v1/products/chun-blue-bowl')).text) as ApiProduct;
  const before = await product();
  const sockets = Array.from({ length: watchers }, () => aSocket(nginx, `product:${before.id}`));
  try {
    const allLive = () => sockets.every(({ seen }) => seen.isLive);
    await expect.poll(allLive).toBe(true);
    const loading = load(ask);
    for (const server of servers) {
      await server.stop();
      await server.start();
      await expect.poll(allLive, { intervals: [50], message: 'all sockets are back' }).toBe(true);
    }
    const { failed, asked, delivered } = await loading.stop();
    const after = (await product()).variants[0];
    const times = sockets.reduce((sum, { seen }) => sum + seen.times, 0);
    const longestMs = Math.max(...sockets.map(({ seen }) => seen.longestMs));
    console.log(
      `${asked} requests, ${failed.length} failed; sockets came back ${times} times, after at most ${Math.round(longestMs)} ms`,
    );
    expect(failed).toEqual([]);
    expect(asked).toBeGreaterThan(2 * perSecond);
    // Each key had its effect, and had it once.
    expect(after.onHand - before.variants[0].onHand).toBe(delivered);
    expect(longestMs).toBeLessThan(mostAwayMs);
    await expect.poll(() => sockets.filter(({ seen }) => seen.available !== after.available).length).toBe(0);
    return { times };
  } finally {
    for (const { close } of sockets) close();
  }
}

test('shops behind nginx are restarted one after another: nobody’s request fails, and all pages are back soon', async () => {
  test.setTimeout(420_000);
  const postgres = await startTestPostgres();
  const redis = await startTestRedis(await valkeySettings('secret'));
  const [port, plainPort] = [await freePort(), await freePort()];
  const common = {
    REDIS_URL: redis.url.replace('//', '//marketday:secret@'),
    HOST: '127.0.0.1',
    PUBLIC_URL: `https://localhost:${port}`,
    TRUST_PROXY: '1',
    LIMITS: '0',
  };
  const ofShops = {
    ...common,
    DATABASE_URL: postgres.url,
    AUTH_SECRET: testSettings().AUTH_SECRET,
    PAGE_RENDERERS: '0',
  };
  const shops = [await createShopServer(ofShops), await createShopServer(ofShops), await createShopServer(ofShops)];
  const [one] = shops as [ShopServer, ShopServer, ShopServer];
  const places = { port, plainPort, shops: shops.map(portOf) };
  const nginx = await startTestNginx(places);
  try {
    // The first fills the database.
    await one.start();
    await Promise.all(shops.slice(1).map((shop) => shop.start()));
    const { times } = await restartEach(nginx, shops);
    // Each process had its part of them.
    expect(times).toBeGreaterThanOrEqual(watchers);

    // The user that Valkey knows them as may do all that they do.
    const client = await createClient({ url: redis.url }).connect();
    const refused = await client.sendCommand(['ACL', 'LOG']);
    client.destroy();
    expect(refused).toEqual([]);
  } finally {
    await Promise.all(shops.map((server) => server.remove()));
    await nginx.stop();
    await redis.stop();
    await postgres.stop();
  }
});
