import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import { io } from 'socket.io-client';
import type { TestSocket } from '#server/testing/live-server.ts';
import { startTestPooler } from '#server/testing/pgbouncer.ts';
import { startOwnPostgres } from '#server/testing/postgres.ts';
import { testSettings } from '#server/testing/settings.ts';
import { apiKey, createShopServer, type ShopServer } from './shop-server.ts';

const sku = 'EVERYDAY-MUG-OATMEAL';
const connections = 4;

const ask = (shop: ShopServer, method: string, path: string, body?: object) =>
  fetch(`${shop.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

async function call<T>(shop: ShopServer, method: string, path: string, body?: object): Promise<T> {
  const response = await ask(shop, method, path, body);
  expect(response.ok, `${method} ${path} answered ${response.status}`).toBe(true);
  return response.json();
}

interface Mug {
  id: string;
  variants: { sku: string; onHand: number; available: number }[];
}
const mug = async (shop: ShopServer) => {
  const product = await call<Mug>(shop, 'GET', '/products/everyday-mug');
  return { id: product.id, ...(product.variants.find((variant) => variant.sku === sku) as Mug['variants'][0]) };
};

const anOrder = () => ({
  email: 'pooled@example.com',
  lines: [{ sku, quantity: 1 }],
  shippingAddress: { name: 'P', line1: '1', city: 'Lyon', postalCode: '69001', country: 'FR' },
  payment: { provider: 'test', token: 'tok_visa' },
});

test('two processes behind PgBouncer in transaction mode sell, take bids, show each other’s changes and start again', async () => {
  test.setTimeout(300_000);
  const postgres = await startOwnPostgres('its death');
  const pooler = await startTestPooler(postgres.url, { connections });
  const environment = {
    DATABASE_URL: pooler.url,
    AUTH_SECRET: testSettings().AUTH_SECRET,
    PAGE_RENDERERS: '0',
    LIMITS: '0',
  };
  // The other learns of changes by looking alone: through the pooler nobody can listen.
  const one = await createShopServer({ ...environment, DATABASE_DIRECT_URL: postgres.url });
  const other = await createShopServer(environment);
  const direct = new Client({ connectionString: postgres.url });
  let socket: TestSocket | undefined;
  try {
    await one.start();
    await other.start();
    await direct.connect();
    const before = await mug(one);
    await call(one, 'POST', '/stock-adjustments', { sku, delta: 30, reason: 'kiln' });

    const shown: number[] = [];
    socket = io(other.url, { transports: ['websocket'], forceNew: true }) as TestSocket;
    socket.on('view', ({ data }) => {
      const { variants = [] } = data as { variants?: { sku: string; stock: { available: number } }[] };
      for (const variant of variants) if (variant.sku === sku) shown.push(variant.stock.available);
    });
    await socket.timeout(30_000).emitWithAck('watch', { topics: [{ topic: `product:${before.id}` }] });

    // Far more at once than the pooler has connections.
    const lot = await call<{ id: string }>(one, 'POST', '/auctions', {
      title: 'A lot behind a pooler',
      startAmount: 1_000,
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const orders = Array.from({ length: 20 }, (_, i) =>
      call<{ status: string }>(i % 2 ? one : other, 'POST', '/orders', anOrder()),
    );
    const bids = Array.from({ length: 20 }, (_, i) =>
      ask(i % 2 ? one : other, 'POST', `/auctions/${lot.id}/bids`, {
        bidder: `bidder-${i}`,
        key: randomUUID(),
        maxAmount: 5_000 + i * 1_000,
      }),
    );
    expect((await Promise.all(orders)).map(({ status }) => status)).toEqual(Array(20).fill('paid'));
    // 409: another one's bid was higher by then.
    for (const { status } of await Promise.all(bids)) expect([200, 201, 409]).toContain(status);
    const { bidCount } = await call<{ bidCount: number }>(other, 'GET', `/auctions/${lot.id}`);
    expect(bidCount).toBeGreaterThan(0);

    const { available } = await mug(other);
    expect(available).toBe(before.available + 30 - 20);
    await call(one, 'POST', '/stock-adjustments', { sku, delta: 1, reason: 'kiln' });
    await expect.poll(() => shown.at(-1)).toBe(available + 1);

    // A start finds no lock that the last one left on a connection of the pooler.
    await one.stop();
    await one.start();
    expect((await mug(one)).available).toBe(available + 1);
    const { rows } = await direct.query(`
      SELECT (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory') AS locks,
             (SELECT count(*)::int FROM pg_stat_activity
              WHERE state LIKE 'idle in transaction%' AND state_change < now() - interval '5 s') AS idle`);
    expect(rows).toEqual([{ locks: 0, idle: 0 }]);
    // What one client sets for itself must not become another's.
    const clients = Array.from({ length: connections }, () => new Client({ connectionString: pooler.url }));
    await Promise.all(clients.map((client) => client.connect()));
    // In a transaction each has a connection of the pooler to itself.
    await Promise.all(clients.map((client) => client.query('BEGIN')));
    const settings = await Promise.all(clients.map((client) => client.query('SHOW synchronous_commit')));
    await Promise.all(clients.map((client) => client.end()));
    expect(settings.map(({ rows: [set] }) => set)).toEqual(Array(connections).fill({ synchronous_commit: 'on' }));
    for (const shop of [one, other]) expect(shop.output()).not.toMatch(/prepared statement|"level":(50|60)/);

    // Without its database, a page says so to whoever has no script.
    const failed = async () => {
      const answer = await fetch(`${other.url}/makers`);
      const html = await answer.text();
      return { status: answer.status, says: html.includes('This page can’t be shown just now</h1>'), html };
    };
    // It ends this test's own connection too.
    direct.on('error', () => {});
    await postgres.restart('fast', async () => {
      await expect.poll(failed).toMatchObject({ status: 503, says: true });
      expect((await failed()).html).not.toContain('<script');
    });
  } finally {
    socket?.disconnect();
    await direct.end();
    await Promise.all([one.remove(), other.remove()]);
    await pooler.stop();
    await postgres.stop();
  }
});
