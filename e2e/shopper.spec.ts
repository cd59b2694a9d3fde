import type { Page, Route } from '@playwright/test';
import { toCheckout } from './fill-checkout.ts';
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
  for (const [how, act] of [
    ['a reload', (page: Page) => page.reload().then(() => page.goto('/bag'))],
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
      await act(page);
      await expect(page.locator('.bag-line')).toHaveCount(1);
      await expect(page.locator('.bag-line')).toContainText('Shino tea bowl');
      await expect(page.locator('.bag-line__quantity')).toContainText('1');
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
  let outOfSight: string[] = [];
  // The strip shows what closes soonest, other tests' lots among them.
  await expect(async () => {
    await page.goto('/');
    const lots = await page
      .locator('.lot-strip a[href^="/auctions/"]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname.split('/').pop() ?? ''));
    const open = await lastingLots(api);
    outOfSight = [...new Set(lots.slice(1))].filter((slug) => open.has(slug));
    expect(outOfSight.length).toBeGreaterThan(1);
  }).toPass({ timeout: 120_000 });
  await untilLive(page);
  expect(await widths(page)).toEqual(asWideAsThePhone);
  for (const slug of outOfSight) {
    const shown = page.locator(`.lot-strip a[href="/auctions/${slug}"]`).first();
    const before = await shown.textContent();
    await bidOn(api, slug);
    // While the digits roll, each has its copy for the ear beside it.
    await expect.poll(() => shown.textContent()).not.toBe(before);
    expect(await widths(page), slug).toEqual(asWideAsThePhone);
  }
});

interface OpenLot {
  id: string;
  slug: string;
  state: string;
  endsAt: string;
  minimumBidAmount: number;
}

/** Open lots by their slug, without those of the demo sale that may close while the test runs. */
async function lastingLots(api: Api): Promise<Map<string, OpenLot>> {
  const { items } = await api<{ items: OpenLot[] }>('GET', '/auctions');
  const soon = Date.now() + 60_000;
  const lasting = items.filter(({ state, endsAt }) => state === 'open' && Date.parse(endsAt) > soon);
  return new Map(lasting.map((lot) => [lot.slug, lot]));
}

async function bidOn(api: Api, slug: string): Promise<void> {
  const lot = (await lastingLots(api)).get(slug);
  if (!lot) throw new Error(`There is no open lot ${slug}.`);
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

test('delivery and returns are promised alike on every page', async ({ person, shop }) => {
  const page = await person();
  await page.goto('/products/everyday-mug');
  await untilLive(page);
  await expect(page.locator('.delivery-line')).toContainText(/To France by \w{3} \d{1,2} \w{3,4}, €9/);
  await expect(page.locator('.delivery-line')).toContainText('Free from €150: €118 more than this piece alone.');
  await expect(page.locator('.delivery-line')).toContainText('30 days from delivery');
  const told = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}');
  const { offers } = told.hasVariant?.[0] ?? told;
  expect(offers.hasMerchantReturnPolicy.merchantReturnDays).toBe(30);
  expect(offers.shippingDetails[0].shippingRate.value).toBe('9.00');
  await page.getByLabel('Where to?').selectOption('Sweden');

  await page.getByRole('button', { name: 'Add to bag' }).first().click();
  await expect(page.getByRole('link', { name: 'Go to checkout' }).first()).toBeVisible();
  await page.goto('/bag');
  const { bag } = await (async () => {
    const items = Number((await page.locator('.bag-summary__sums dd').first().textContent())?.replace(/[^\d.]/g, ''));
    return { bag: { items, more: 150 - items } };
  })();
  const more = page.locator('.bag-summary').getByRole('link', { name: `€${bag.more} more and delivery is free.` });
  await expect(more).toHaveAttribute('href', `/shop?availability=in_stock&from=${bag.more}&sort=price`);
  await expect(page.locator('.bag-summary__country')).toContainText(/To Sweden by \w{3} \d{1,2} \w{3,4}, €9/);
  await expect(page.locator('.bag-summary__sums')).toContainText(`Delivery€9`);
  await expect(page.locator('.bag-summary__total')).toContainText(`€${bag.items + 9}`);
  await page.goto('/checkout');
  await expect(page.locator('.delivery-ways')).toContainText('€9');
  await expect(page.locator('.checkout-totals')).toContainText('Delivery to Sweden€9');
  await expect(page.locator('.checkout-totals .checkout-totals__total')).toContainText(`€${bag.items + 9}`);
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByText('Your bag is empty')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.checkout-totals .checkout-totals__total')).toContainText(`€${bag.items + 9}`);
  expect(shop.output()).not.toContain('error');
});

test('a price that rises at the checkout is asked before anything can be paid', async ({ person, api }) => {
  const page = await person({ width: 390 });
  const sku = 'SHINO-TEA-BOWL';
  await toCheckout(page, '/products/shino-tea-bowl');
  const pay = page.getByRole('button', { name: /^(Pay €|Choose first)/ }).first();
  await expect(pay).toBeEnabled();
  const before = await pay.textContent();
  await api('PATCH', `/variants/${sku}`, { priceAmount: 9_900 });
  await expect(pay).toHaveText('Choose first');
  await expect(pay).toBeDisabled();
  await page.getByRole('button', { name: 'Keep it at €99' }).click();
  await expect(pay).toHaveText('Pay €108');
  await expect(pay).toBeEnabled();
  expect(before).not.toBe('Pay €108');
});

test('a piece that is gone says where it went, and what is still here', async ({ person, api }) => {
  const page = await person({ width: 390 });
  await page.goto('/products/fluted-celadon-vase');
  await untilLive(page);
  const sizes = await page.locator('.buy-column').textContent();
  expect(sizes).toMatch(/left|Last/);
  await api('PATCH', '/variants/FLUTED-CELADON-VASE', { onHand: 0 });
  await expect(page.locator('.buy-panel')).toContainText(
    /None left\. \d+ of \d+ were sold, the rest withdrawn from sale\.|No longer for sale/,
  );
  await expect(page.locator('.buy-panel').getByRole('link', { name: 'See all pieces in stock' })).toBeVisible();
  expect(await page.locator('.sold-here li').count()).toBeGreaterThan(0);
});

test('without JavaScript the header’s Search leads to a page with the cursor in its field', async ({ person }) => {
  const page = await person({ width: 390, javaScriptEnabled: false });
  await page.goto('/');
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
  await page.waitForURL(/\/search#search$/);
  await expect(page.getByLabel('Search all pieces')).toBeFocused();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
  await page.keyboard.type('celadon');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=celadon/);
  await expect(page.locator('.piece-list')).toContainText('Fluted celadon vase');
});

test('the card’s date and code are formatted and judged beside their fields', async ({ person }) => {
  const page = await person({ width: 390 });
  await toCheckout(page, '/products/everyday-mug');
  const [expiry, code] = [page.getByLabel('Expiry'), page.getByLabel('Security code')];
  await page
    .getByRole('button', { name: /^Pay €/ })
    .first()
    .click();
  await expect(expiry).toHaveAccessibleDescription('Enter the expiry date on the card.');
  await expect(code).toHaveAccessibleDescription('Enter the security code on the card.');
  await expect(page.getByLabel('Email')).toBeFocused();
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/^Enter your email address/);
  await expiry.pressSequentially('1223');
  await expect(expiry).toHaveValue('12 / 23');
  await expect(expiry).toHaveAccessibleDescription(/has expired/);
  await expiry.fill('12/2040');
  await expect(expiry).toHaveValue('12 / 40');
  await expect(expiry).toHaveAccessibleDescription('');
  await code.fill('1');
  await expect(code).toHaveAccessibleDescription('The security code has 3 or 4 digits.');
  await code.fill('1234');
  await expect(code).toHaveAccessibleDescription('');
  await page.getByRole('button', { name: 'Show the piece' }).click();
  await page.getByRole('button', { name: /^Remove/ }).click();
});
