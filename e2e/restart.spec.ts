import { expect, type Page, test } from '@playwright/test';
import { apiKey, createShopServer } from './shop-server.ts';

const live = (page: Page) => expect(page.locator('[data-connection="live"]').first()).toBeAttached({ timeout: 30_000 });

test('I3: the server is restarted under open pages; they catch up by themselves and miss nothing', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const shop = await createShopServer({ DRAIN_SECONDS: '1' });
  try {
    await shop.start();
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
      await expect(list.locator('a[href^="/products/chun-blue-bowl"]').first()).toContainText(`${onHand} of 20 left`);
    }
  } finally {
    await shop.remove();
  }
});
