import { randomUUID } from 'node:crypto';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { protocol } from '#contract/wire/protocol.ts';
import { closePages } from './close-pages.ts';
import { apiKey, createShopServer, type ShopServer } from './shop-server.ts';

const bowl = '/products/chun-blue-bowl';
const newer = { version: protocol.version + 1, changes: { [protocol.version + 1]: ['auction' as const] } };
const older = { version: protocol.version - 1, changes: {} };

const stands = (page: Page, status: string) =>
  expect(page.locator(`[data-connection="${status}"]`).first()).toBeAttached({ timeout: 30_000 });

/** A document that is loaded anew has forgotten its mark. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { marked: true }));
const isMarked = (page: Page) => page.evaluate(() => 'marked' in window);

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  await stands(page, 'live');
  await mark(page);
  return page;
}

const toTheList = (page: Page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Shop' });

async function call<T>(shop: ShopServer, method: string, path: string, body: object): Promise<T> {
  const response = await fetch(`${shop.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
  });
  expect(response.ok, `${method} ${path} answered ${response.status}`).toBe(true);
  return response.json();
}

const change = (shop: ShopServer, body: object) => call(shop, 'PATCH', '/variants/CHUN-BLUE-BOWL', body);

test('a page that is older than the shop stays as it is and true, says what it can’t follow, and loads the next page whole', async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const shop = await createShopServer();
  try {
    await shop.start();
    const context = await browser.newContext({ baseURL: shop.url });
    await context.request.post('/api/session/sign-in', {
      data: { email: 'bidder@demo.marketday', password: 'demo-marketday' },
      headers: { origin: shop.url },
    });
    // Of its own: those of the demo close while other tests run.
    const { slug } = await call<{ slug: string }>(shop, 'POST', '/auctions', {
      title: 'A jar across versions',
      startAmount: 10_000,
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const [piece, lot, form] = [
      await open(context, bowl),
      await open(context, `/auctions/${slug}`),
      await open(await browser.newContext({ baseURL: shop.url }), '/register'),
    ];
    await form.getByLabel('Name').fill('Maud Renard');

    // With its own version a page follows its links without a new document.
    await toTheList(piece).click();
    await piece.waitForURL('**/shop');
    expect(await isMarked(piece)).toBe(true);
    await piece.goto(bowl);
    await stands(piece, 'live');
    await mark(piece);

    await shop.stop();
    await stands(piece, 'reconnecting');
    await shop.start(newer);

    // What has the same form is live, in the page that was open.
    await stands(piece, 'live');
    await change(shop, { priceAmount: 8_900 });
    await expect(piece.locator('main')).toContainText('€89');

    // What has another form is not shown as live: the page says so, and nothing can be bid from it.
    await stands(lot, 'outdated');
    await expect(lot.locator('span', { hasText: 'The shop has been updated. Reload this page' })).toBeVisible();
    await expect(lot.locator('section.bid-panel')).toContainText('This page is out of date. Reload it to bid.');
    await expect(lot.getByRole('button', { name: /^Bid / }).first()).toBeDisabled();

    // Nobody was sent anywhere: not by a reload, and not out of a form.
    for (const page of [piece, lot, form]) expect(await isMarked(page)).toBe(true);
    await stands(form, 'live');
    expect(await form.getByLabel('Name').inputValue()).toBe('Maud Renard');

    await toTheList(piece).click();
    await piece.waitForURL('**/shop');
    await expect.poll(() => isMarked(piece).catch(() => true)).toBe(false);

    // The page that stayed is live again as soon as the shop speaks its version.
    await shop.stop();
    await stands(lot, 'reconnecting');
    await shop.start();
    await stands(lot, 'live');
    await expect(lot.locator('span', { hasText: 'The shop has been updated.' })).toBeHidden();
    expect(await isMarked(lot)).toBe(true);
  } finally {
    await closePages(browser);
    await shop.remove();
  }
});

test('a page that is newer than the process that answers it loads the next page whole', async ({ browser }) => {
  test.setTimeout(300_000);
  const shop = await createShopServer();
  try {
    await shop.start(older);
    const page = await open(await browser.newContext({ baseURL: shop.url }), bowl);
    await change(shop, { priceAmount: 9_100 });
    await expect(page.locator('main')).toContainText('€91');
    expect(await isMarked(page)).toBe(true);
    await toTheList(page).click();
    await page.waitForURL('**/shop');
    await expect.poll(() => isMarked(page).catch(() => true)).toBe(false);
  } finally {
    await closePages(browser);
    await shop.remove();
  }
});
