import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { apiKey, createShopServer, type ShopServer } from './shop-server.ts';

/** One server for all that befalls a server here. */
let shop: ShopServer;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  shop = await createShopServer({ DRAIN_SECONDS: '1' });
  await shop.start();
});
test.afterAll(() => shop.remove());

const live = (page: Page) => expect(page.locator('[data-connection="live"]').first()).toBeAttached({ timeout: 30_000 });

test('I3: the server is restarted under open pages; they catch up by themselves and miss nothing', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const change = (body: object) =>
    fetch(`${shop.url}/api/v1/variants/CHUN-BLUE-BOWL`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).then((response) => expect(response.status).toBe(200));
  const context = await browser.newContext({ baseURL: shop.url });
  const [product, list] = [await context.newPage(), await context.newPage()];
  await product.goto('/products/chun-blue-bowl');
  await list.goto('/shop');
  for (const page of [product, list]) await live(page);
  const card = list.locator('a[href^="/products/chun-blue-bowl"]').first();
  await card.scrollIntoViewIfNeeded();

  for (const [signal, onHand, priceAmount] of [
    ['SIGTERM', 7, 8_600],
    ['SIGKILL', 6, 8_700],
  ] as const) {
    const stopped = shop.stop(signal);
    if (signal === 'SIGTERM') {
      // Whoever sends people here learns that it is leaving while its port is still open.
      const readiness = () => fetch(`${shop.url}/readyz`).then((answer) => answer.status);
      await expect.poll(readiness, { intervals: [50] }).toBe(503);
    }
    await stopped;
    for (const page of [product, list]) {
      await expect(page.locator('[data-connection="reconnecting"]').first()).toBeAttached({ timeout: 15_000 });
    }
    await shop.start();
    // Changed before the pages are back: they must learn of it without being told again.
    await change({ onHand, priceAmount });
    for (const page of [product, list]) await live(page);
    await expect(product.locator('main')).toContainText(`${onHand} of 20 left`);
    await expect(product.locator('main')).toContainText(`€${priceAmount / 100}`);
    await expect(card).toContainText(`${onHand} of 20 left`);
  }
  await context.close();
});

interface Acknowledged {
  orders: string[];
  /** Per SKU, the sum of acknowledged deliveries. */
  deliveries: Map<string, number>;
  bids: { auctionId: string; bidder: string; key: string; maxAmount: number; answer: { bidCount: number } }[];
}

async function call(shop: ShopServer, method: string, path: string, body?: unknown, key: string = randomUUID()) {
  const response = await fetch(`${shop.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', 'idempotency-key': key },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { ok: response.ok, answer: await response.json() };
}

/** Orders, deliveries and bids as fast as they are answered, until the server is gone. */
async function loadUntilGone(shop: ShopServer, sku: string, auctionId: string, kept: Acknowledged): Promise<void> {
  let amount = 1_000;
  const forever = async (turn: () => Promise<void>) => {
    for (;;) {
      try {
        await turn();
      } catch {
        return; // the connection broke: whatever was in flight was not acknowledged
      }
    }
  };
  const order = () =>
    forever(async () => {
      const { ok, answer } = await call(shop, 'POST', '/orders', {
        email: 'load@example.com',
        lines: [{ sku, quantity: 1 }],
        shippingAddress: { name: 'L', line1: '1', city: 'Lyon', postalCode: '69001', country: 'FR' },
        payment: { provider: 'test', token: 'tok_visa' },
      });
      if (ok && answer.status === 'paid') kept.orders.push(answer.id);
    });
  const deliver = () =>
    forever(async () => {
      const { ok } = await call(shop, 'POST', '/stock-adjustments', { sku, delta: 2, reason: 'kiln' });
      if (ok) kept.deliveries.set(sku, (kept.deliveries.get(sku) ?? 0) + 2);
    });
  const bid = (bidder: string) =>
    forever(async () => {
      amount += 500;
      const sent = { bidder, maxAmount: amount, key: randomUUID() };
      const { ok, answer } = await call(shop, 'POST', `/auctions/${auctionId}/bids`, sent);
      if (ok) kept.bids.push({ auctionId, ...sent, answer });
    });
  await Promise.all([order(), order(), order(), deliver(), bid('a'), bid('b'), bid('c')]);
}

test('I2: kill -9 of the server under load loses nothing that was acknowledged', async () => {
  test.setTimeout(300_000);
  try {
    const sku = 'EVERYDAY-MUG-OATMEAL';
    const before = (await call(shop, 'GET', '/products/everyday-mug')).answer.variants.find(
      (v: { sku: string }) => v.sku === sku,
    );
    const lot = (
      await call(shop, 'POST', '/auctions', {
        title: 'A lot under load',
        startAmount: 1_000,
        endsAt: new Date(Date.now() + 3600_000).toISOString(),
      })
    ).answer;
    const kept: Acknowledged = { orders: [], deliveries: new Map(), bids: [] };
    for (let round = 0; round < 2; round++) {
      const acknowledged = () => kept.orders.length + kept.bids.length;
      const had = acknowledged();
      const load = loadUntilGone(shop, sku, lot.id, kept);
      await expect.poll(acknowledged, { timeout: 90_000 }).toBeGreaterThan(had + 40);
      await shop.stop('SIGKILL');
      await load;
      await shop.start();
    }
    expect(kept.orders.length).toBeGreaterThan(5);

    for (const id of kept.orders) {
      const { ok, answer } = await call(shop, 'GET', `/orders/${id}`);
      expect([ok, answer.status], `order ${id}`).toEqual([true, 'paid']);
    }
    const after = (await call(shop, 'GET', '/products/everyday-mug')).answer.variants.find(
      (v: { sku: string }) => v.sku === sku,
    );
    // What was in flight when the server died may have been committed without being acknowledged.
    const expected = before.onHand + (kept.deliveries.get(sku) ?? 0) - kept.orders.length;
    expect(Math.abs(after.onHand - expected)).toBeLessThanOrEqual(2 * (3 + 2));
    expect(after.reserved).toBeLessThanOrEqual(after.onHand);

    // A retry of an acknowledged bid gets the first outcome again: it is there, once.
    for (const { auctionId, bidder, key, maxAmount, answer } of kept.bids.slice(-20)) {
      const again = await call(shop, 'POST', `/auctions/${auctionId}/bids`, { bidder, maxAmount, key });
      expect(again.answer).toMatchObject({ accepted: true, bidCount: answer.bidCount });
    }
    const final = (await call(shop, 'GET', `/auctions/${lot.id}`)).answer;
    expect(final.bidCount).toBeGreaterThanOrEqual(kept.bids.length);
  } catch (error) {
    console.log(shop.output().slice(0, 6000));
    throw error;
  }
});
