import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { freePort } from '#server/testing/installed-program.ts';
import { startTestNginx } from '#server/testing/nginx.ts';
import { startPgProxy } from '#server/testing/pg-proxy.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { startTestRedis } from '#server/testing/redis.ts';
import { testSettings } from '#server/testing/settings.ts';
import { closePages } from './close-pages.ts';
import { apiKey, createShopServer, type ShopServer } from './shop-server.ts';

const metricsToken = 'e2e-metrics-token-0123456789';
/** In whole euros; nothing else on the page costs as much. */
let price = 7_000;
const shown = (euros: number) => `€${euros.toLocaleString('en-GB')}`;

const at = ({ url }: ShopServer) => url.replace('localhost', '127.0.0.1');

async function changeAt(shop: ShopServer): Promise<void> {
  const response = await fetch(`${at(shop)}/api/v1/variants/CHUN-BLUE-BOWL`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ priceAmount: ++price * 100 }),
  });
  expect(response.status, await response.text()).toBe(200);
}

async function socketsAt(server: ShopServer): Promise<number> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const text = await (await fetch(`${at(server)}/metrics`, { headers })).text();
  return Number(/^marketday_sockets (\d+)/m.exec(text)?.[1]);
}

const isLive = (page: Page) =>
  expect(page.locator('[data-connection="live"]').first()).toBeAttached({ timeout: 30_000 });

/** The piece's page, which notes every price that it shows. */
async function openBowl(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: url, ignoreHTTPSErrors: true })).newPage();
  await page.goto('/products/chun-blue-bowl');
  await isLive(page);
  await page.evaluate(() => {
    const prices: number[] = [];
    Object.assign(window, { prices });
    const main = document.querySelector('main');
    const note = () => {
      const now = Number(/€(7,\d{3})/.exec(main?.textContent ?? '')?.[1]?.replace(',', ''));
      if (now && now !== prices.at(-1)) prices.push(now);
    };
    note();
    if (main) new MutationObserver(note).observe(main, { subtree: true, childList: true, characterData: true });
  });
  return page;
}

const noted = (page: Page) => page.evaluate(() => (window as unknown as { prices: number[] }).prices);

test('I3: whatever falls, pages at three processes end on what is true, and none goes back', async ({ browser }) => {
  test.setTimeout(420_000);
  const [postgres, redis] = await Promise.all([startTestPostgres(), startTestRedis()]);
  const line = await startPgProxy(redis.url);
  const [port, plainPort] = [await freePort(), await freePort()];
  const common = {
    HOST: '127.0.0.1',
    PUBLIC_URL: `https://localhost:${port}`,
    TRUST_PROXY: '1',
    LIMITS: '0',
    METRICS_TOKEN: metricsToken,
  };
  const ofShops = {
    ...common,
    DATABASE_URL: postgres.url,
    AUTH_SECRET: testSettings().AUTH_SECRET,
    PAGE_RENDERERS: '0',
  };
  const one = await createShopServer({ ...ofShops, REDIS_URL: line.url });
  const other = await createShopServer({ ...ofShops, REDIS_URL: redis.url });
  const third = await createShopServer({ ...ofShops, REDIS_URL: redis.url });
  const servers = [one, other, third];
  const portOf = ({ url }: ShopServer) => Number(new URL(url).port);
  // Three pages, one socket at each: whichever has fewest gets the next.
  const nginx = await startTestNginx({
    port,
    plainPort,
    shops: servers.map(portOf),
  });
  try {
    await one.start();
    await other.start();
    await third.start();
    await changeAt(one);
    const pages: Page[] = [];
    for (const _ of servers) pages.push(await openBowl(browser, nginx.url));
    await expect.poll(() => Promise.all(servers.map(socketsAt))).toEqual([1, 1, 1]);

    const everyPageIsTrue = async () => {
      for (const page of pages) await expect(page.locator('main')).toContainText(shown(price), { timeout: 30_000 });
      for (const page of pages) {
        await isLive(page);
        const prices = await noted(page);
        expect(prices.at(-1)).toBe(price);
        expect(prices).toEqual(prices.toSorted((a, b) => a - b));
      }
    };
    /** A change before it, one meanwhile and one after it. */
    const when = (
      what: string,
      falls: () => unknown,
      { back = () => {}, writer = other }: { back?: () => unknown; writer?: ShopServer } = {},
    ) =>
      test.step(what, async () => {
        await changeAt(one);
        await everyPageIsTrue();
        await falls();
        await changeAt(writer);
        await back();
        await changeAt(other);
        await everyPageIsTrue();
      });

    await when('Redis is killed, and comes back empty', redis.kill, { back: redis.start, writer: one });
    await when('Redis hangs', redis.pause, { back: () => wait(1_500).then(redis.resume), writer: one });
    await when('Redis forgets everything', redis.flush);
    await when('the first process’s line to Redis goes silent', line.silenceAll, { writer: one });
    // For longer than announcements wait for it.
    await when('the first process is held still', one.pause, { back: () => wait(6_000).then(one.resume) });
    await when('a process that only shows is held still', third.pause, { back: () => wait(6_000).then(third.resume) });
    await when('it is killed: its page goes elsewhere', () => third.stop('SIGKILL'), {
      back: async () => {
        await expect.poll(async () => (await socketsAt(one)) + (await socketsAt(other)), { timeout: 30_000 }).toBe(3);
        await third.start();
      },
    });
    await when('the first process is killed, and started again', () => one.stop('SIGKILL'), {
      back: () => one.start(),
    });
    expect(servers.map(({ isRunning }) => isRunning())).toEqual([true, true, true]);
  } finally {
    await closePages(browser);
    await Promise.all(servers.map((server) => server.remove()));
    await nginx.stop();
    await line.stop();
    await Promise.all([redis.stop(), postgres.stop()]);
  }
});
