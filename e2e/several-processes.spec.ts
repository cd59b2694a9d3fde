import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { Client } from 'pg';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { testSettings } from '#server/testing/settings.ts';
import { closePages } from './close-pages.ts';
import { apiKey, createShopServer, type ShopServer } from './shop-server.ts';

const bowl = '/products/chun-blue-bowl';

async function call<T>(shop: ShopServer, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${shop.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(response.ok, `${method} ${path} answered ${response.status}`).toBe(true);
  return response.json();
}

async function openAt(browser: Browser, shop: ShopServer, path: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: shop.url })).newPage();
  await page.goto(path);
  await expect(page.locator('[data-connection="live"]').first()).toBeAttached({ timeout: 30_000 });
  return page;
}

/** The price that the piece's page is answered with, and whether that was in memory. */
async function ask(shop: ShopServer): Promise<{ from: string | null; amount: number }> {
  const response = await fetch(`${shop.url}${bowl}`);
  const amount = Number(/\\"price\\":\{\\"amount\\":(\d+)/.exec(await response.text())?.[1]);
  return { from: response.headers.get('x-page-cache'), amount };
}

test('I3: two processes on one database show the same truth, also one that was held still for a while', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const postgres = await startTestPostgres({ durable: true });
  const environment = { DATABASE_URL: postgres.url, AUTH_SECRET: testSettings().AUTH_SECRET };
  // One renders its pages itself, the other in a process beside it.
  const one = await createShopServer({ ...environment, PAGE_RENDERERS: '0' });
  const other = await createShopServer({ ...environment, PAGE_RENDERERS: '1' });
  const database = new Client({ connectionString: postgres.url });
  try {
    await one.start();
    await other.start();
    await database.connect();
    const change = (shop: ShopServer, priceAmount: number) =>
      call(shop, 'PATCH', '/variants/CHUN-BLUE-BOWL', { priceAmount });
    // Of its own: those of the demo close while a slow machine opens the pages.
    const { slug, id } = await call<{ id: string; slug: string }>(one, 'POST', '/auctions', {
      title: 'A jar of two processes',
      startAmount: 10_000,
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const [hereBowl, thereBowl, thereList, thereLot] = await Promise.all([
      openAt(browser, one, bowl),
      openAt(browser, other, bowl),
      openAt(browser, other, '/shop'),
      openAt(browser, other, `/auctions/${slug}`),
    ]);
    const thereCard = thereList.locator(`a[href^="${bowl}"]`).first();
    await thereCard.scrollIntoViewIfNeeded();

    // Each way: screens, and pages in memory.
    for (const [writer, amount] of [
      [one, 81_00],
      [other, 82_00],
      [one, 83_00],
    ] as const) {
      for (const shop of [one, other]) await expect.poll(async () => (await ask(shop)).from).toBe('memory');
      await change(writer, amount);
      expect((await ask(writer)).amount).toBe(amount);
      for (const page of [hereBowl, thereBowl]) await expect(page.locator('main')).toContainText(`€${amount / 100}`);
      await expect(thereCard).toContainText(`€${amount / 100}`);
      for (const shop of [one, other]) {
        await expect.poll(async () => (await ask(shop)).amount).toBe(amount);
      }
    }

    const { currentAmount } = await call<{ currentAmount: number }>(one, 'POST', `/auctions/${id}/bids`, {
      bidder: 'by-telephone',
      key: randomUUID(),
      maxAmount: 999_900,
    });
    const shown = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR', minimumFractionDigits: 0 });
    await expect(thereLot.locator('main')).toContainText(shown.format(currentAmount / 100));

    // Held still for longer than announcements wait for it, it learns all the same.
    await expect.poll(async () => (await ask(other)).from).toBe('memory');
    other.pause();
    await change(one, 84_00);
    await expect(hereBowl.locator('main')).toContainText('€84');
    await expect
      .poll(async () => (await database.query('SELECT count(*)::int AS waiting FROM change')).rows, { timeout: 30_000 })
      .toEqual([{ waiting: 0 }]);
    other.resume();
    await expect(thereBowl.locator('main')).toContainText('€84');
    await expect.poll(async () => (await ask(other)).amount).toBe(84_00);
  } finally {
    await closePages(browser);
    await database.end();
    await Promise.all([one.remove(), other.remove()]);
    await postgres.stop();
  }
});
