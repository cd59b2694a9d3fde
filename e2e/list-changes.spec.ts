import type { Page } from '@playwright/test';
import { expect, test, untilLive } from './fixtures.ts';

type Rendered = Record<string, unknown>;

/** Notes what each card was last rendered from. React keeps it on the element, and replaces it at each rendering. */
const note = (page: Page) =>
  page.evaluate(() => {
    const cards = [...document.querySelectorAll('.piece-list a.piece-card')] as unknown as (HTMLAnchorElement &
      Rendered)[];
    const keys = cards.map((card) => Object.keys(card).find((key) => key.startsWith('__reactProps$')));
    if (keys.some((key) => key === undefined)) return 0;
    for (const card of cards) card.noted = card[keys[0] as string];
    return cards.length;
  });

/** Those that were rendered since. */
const renderedSince = (page: Page) =>
  page.evaluate(() => {
    const cards = [...document.querySelectorAll('.piece-list a.piece-card')] as unknown as (HTMLAnchorElement &
      Rendered)[];
    const key = Object.keys(cards[0] ?? {}).find((one) => one.startsWith('__reactProps$')) as string;
    return cards.filter((card) => card[key] !== card.noted).map((card) => card.pathname);
  });

test('a piece that sells out changes what a list counts, and renders no card but its own', async ({ person, api }) => {
  const sku = 'CRACKLE-GLOBE-VASE';
  await api('PATCH', `/variants/${sku}`, { onHand: 4 });
  const page = await person({ width: 1440 });
  await page.goto('/shop?q=crackle');
  await untilLive(page);
  const inStock = page.locator('label', { hasText: 'In stock' }).locator('.facet__count');
  const card = page.locator('.piece-list a[href="/products/crackle-globe-vase"]');
  await expect(card).toContainText('4 of 16 left');
  const before = Number(await inStock.textContent());
  await expect.poll(() => note(page)).toBeGreaterThan(1);
  expect(await renderedSince(page)).toEqual([]);

  await api('PATCH', `/variants/${sku}`, { onHand: 0 });
  await expect(card).toContainText('Sold out');
  await expect(inStock).toHaveText(String(before - 1));
  expect(await renderedSince(page)).toEqual(['/products/crackle-globe-vase']);
  await api('PATCH', `/variants/${sku}`, { onHand: 4 });
});
