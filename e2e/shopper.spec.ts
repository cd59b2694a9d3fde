import type { Page, Route } from '@playwright/test';
import { type Api, expect, test, untilLive } from './fixtures.ts';
import type { ShopServer } from './shop-server.ts';

const available = async (shop: ShopServer, slug: string): Promise<number> => {
  const answer = await fetch(`${shop.url}/api/v1/products/${slug}`);
  const { variants } = (await answer.json()) as { variants: { available: number }[] };
  return variants[0]?.available ?? Number.NaN;
};

/** The press reaches the shop, and its answer never comes back. */
async function reachOnly(shop: ShopServer, route: Route): Promise<void> {
  const request = route.request();
  await fetch(shop.url + new URL(request.url()).pathname, {
    method: 'POST',
    headers: { ...(await request.allHeaders()), host: new URL(shop.url).host },
    body: request.postData(),
  });
}

for (const [name, lose] of [
  ['its answer is lost', reachOnly],
  ['it never left the phone', async () => {}],
] as const) {
  for (const [how, goOn] of [
    ['a reload', (page: Page) => page.reload()],
    ['a walk to another page', (page: Page) => page.goto('/bag')],
  ] as const) {
    test(`a newcomer’s first piece survives ${how} when ${name}: it is in the bag, and held once`, async ({
      person,
      shop,
    }) => {
      const page = await person({ width: 390 });
      const slug = 'shino-tea-bowl';
      await page.goto(`/products/${slug}`);
      await untilLive(page);
      const before = await available(shop, slug);
      let pressed = 0;
      const first = new Promise<void>((resolve) => {
        void page.route('**/api/bag/lines', async (route) => {
          if (pressed++ > 0) return route.continue();
          await lose(shop, route);
          resolve();
        });
      });
      await page.getByRole('button', { name: 'Add to bag' }).first().click();
      await first;
      await goOn(page);
      await page.goto('/bag');
      await expect(page.locator('.bag-line')).toHaveCount(1);
      await expect(page.locator('.bag-line')).toContainText('Shino tea bowl');
      await expect(page.locator('.bag-q')).toContainText('1');
      expect(await available(shop, slug)).toBe(before - 1);
      await page.getByRole('button', { name: /^Remove/ }).click();
      await expect(page.getByText('Nothing in your bag')).toBeVisible();
      // Nothing waits any more, so nothing is pressed again.
      await page.reload();
      await untilLive(page);
      await expect(page.getByText('Nothing in your bag')).toBeVisible();
      expect(await available(shop, slug)).toBe(before);
    });
  }
}

/** The page's width, and how much of it the screen shows: a phone zooms out when the content is wider. */
const widths = (page: Page) =>
  page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    screen: innerWidth,
    seen: Math.round(visualViewport?.width ?? 0),
  }));
const asWideAsThePhone = { page: 390, screen: 390, seen: 390 };

test('a phone’s front page keeps its width while lots out of sight are bid on', async ({ person, api }) => {
  const page = await person({ width: 390, touch: true });
  await page.goto('/');
  await untilLive(page);
  expect(await widths(page)).toEqual(asWideAsThePhone);
  const lots = await page
    .locator('.lotstrip a[href^="/auctions/"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname.split('/').pop() ?? ''));
  expect(lots.length).toBeGreaterThan(2);
  for (const slug of new Set(lots.slice(1))) {
    const shown = page.locator(`.lotstrip a[href="/auctions/${slug}"]`).first();
    const before = await shown.textContent();
    await bidOn(api, slug);
    // While the digits roll, each has its copy for the ear beside it.
    await expect.poll(() => shown.textContent()).not.toBe(before);
    expect(await widths(page), slug).toEqual(asWideAsThePhone);
  }
});

async function bidOn(api: Api, slug: string): Promise<void> {
  const { items } = await api<{ items: { id: string; slug: string; minimumBidAmount: number }[] }>('GET', '/auctions');
  const lot = items.find((one) => one.slug === slug);
  if (!lot) throw new Error(`There is no lot ${slug}.`);
  await api('POST', `/auctions/${lot.id}/bids`, {
    bidder: 'e2e-width',
    maxAmount: lot.minimumBidAmount + 5_000,
    key: `width-${slug}`,
  });
}

test('whatever scrolls sideways clips what is placed in it', async ({ person }) => {
  const page = await person({ width: 390, touch: true });
  for (const path of ['/', '/shop', '/products/shino-tea-bowl', '/auctions', '/auctions/white-moon-jar']) {
    await page.goto(path);
    const loose = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX))
        .filter((element) => getComputedStyle(element).position === 'static')
        .map((element) => element.className || element.tagName),
    );
    expect(loose, path).toEqual([]);
    expect(await widths(page), path).toEqual(asWideAsThePhone);
  }
});
