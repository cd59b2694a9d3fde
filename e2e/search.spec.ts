import type { Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { expect, test, untilLive } from './fixtures.ts';

const rowsOf = (page: Page) => page.locator('#search-hits').getByRole('option');
const search = (page: Page) => page.getByRole('combobox', { name: 'Search all pieces and lots' });

test('search opens from any page with the cursor in it, and is worked by keys alone', async ({ person }) => {
  const page = await person({ width: 1440 });
  await page.goto('/auctions');
  await untilLive(page);
  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Browse by form' })).toBeVisible();
  await page.keyboard.type('celad');
  const rows = rowsOf(page);
  await expect(rows.first()).toContainText('celadon');
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');
  await expect(search(page)).toHaveAttribute('aria-activedescendant', (await rows.first().getAttribute('id')) ?? '');
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(rows.last()).toHaveAttribute('aria-selected', 'true');

  expect(await violationsOn(page, { part: 'dialog.search-dialog' })).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveCount(0);
  await expect(page.getByRole('banner').getByRole('link', { name: 'Search' })).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.type('shino tea');
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/products\/shino-tea-bowl$/);
  await expect(search(page)).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(page.getByRole('button', { name: 'shino tea', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.getByRole('button', { name: 'shino tea', exact: true })).toHaveCount(0);
});

test('search says what it made of a misspelt word, of another word, and that nothing is called so', async ({
  person,
}) => {
  const page = await person();
  await page.goto('/');
  await untilLive(page);
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
  await search(page).fill('celadn');
  await expect(page.getByText('Showing celadon for “celadn”.')).toBeVisible();
  await search(page).fill('jug');
  await expect(page.getByText('“jug” finds pitcher here.')).toBeVisible();
  await expect(rowsOf(page).first()).toContainText('Cobalt leaf pitcher');
  await search(page).fill('xyzzyx');
  await expect(page.getByText('No pieces or lots match.', { exact: false })).toBeVisible();
  await search(page).fill('vase');
  await expect(rowsOf(page).first()).toBeVisible();
  await page.keyboard.press('Shift+Enter');
  await expect(page).toHaveURL(/\/search\?q=vase$/);
});

test('two who look at results see a piece sell out, and how many there are change', async ({ person, api }) => {
  const sku = 'CRACKLE-GLOBE-VASE';
  await api('PATCH', `/variants/${sku}`, { onHand: 4 });
  const [list, panel] = await Promise.all([person({ width: 1440 }), person({ width: 1440 })]);
  await list.goto('/shop?q=crackle');
  await panel.goto('/');
  for (const page of [list, panel]) await untilLive(page);
  await panel.keyboard.press('/');
  await panel.keyboard.type('crackle');
  const card = list.locator('.piece-list a[href="/products/crackle-globe-vase"]');
  const row = rowsOf(panel).first();
  await expect(card).toContainText('4 of 16 left');
  await expect(row).toContainText('4 of 16 left');
  const inStock = list.locator('label', { hasText: 'In stock' }).locator('.facet__count');
  const before = Number(await inStock.textContent());
  await api('PATCH', `/variants/${sku}`, { onHand: 0 });
  await expect(card).toContainText('Sold out');
  await expect(row).toContainText('Sold out');
  await expect(inStock).toHaveText(String(before - 1));
  await expect(list.locator('label', { hasText: 'Sold out' }).locator('.facet__count')).not.toHaveText('0');
  await api('PATCH', `/variants/${sku}`, { onHand: 4 });
  await expect(row).toContainText('4 of 16 left');
});

test('the shop is narrowed by facets, each view has one address, and what helps is said where nothing fits', async ({
  person,
  plain,
}) => {
  const page = await person({ width: 1440 });
  await page.goto('/shop');
  await untilLive(page);
  await page.getByLabel('Vase', { exact: false }).first().check({ force: true });
  await expect(page).toHaveURL(/\/shop\?form=Vase$/);
  await page.getByLabel('Celadon', { exact: false }).first().check({ force: true });
  await expect(page).toHaveURL(/\/shop\?form=Vase&material=Celadon$/);
  await expect(page.locator('.piece-list')).toContainText('Fluted celadon vase');
  await expect(page.locator('.piece-list')).not.toContainText('Crackle globe vase');
  await page.getByLabel('To, €').fill('20');
  await page.getByLabel('To, €').blur();
  await expect(page.getByRole('heading', { name: 'No celadon vases up to €20' })).toBeVisible();
  await page.getByRole('link', { name: 'without Up to €20' }).click();
  await expect(page).toHaveURL(/\/shop\?form=Vase&material=Celadon$/);
  await page.locator('a.filter-chip', { hasText: 'Vase' }).click();
  await expect(page).toHaveURL(/\/shop\?material=Celadon$/);

  const visitor = await plain();
  // What search engines read is the page as it is sent: after a change of the list a browser may have both lists' heads.
  await visitor.open('/shop?form=Vase&material=Celadon');
  expect(visitor.head('robots')).toEqual([expect.stringContaining('noindex')]);
  expect(visitor.head('canonical')).toEqual([expect.stringMatching(/\/shop$/)]);
  await visitor.open('/shop?material=Celadon&sort=price');
  expect(visitor.texts({ tag: 'a', class: 'piece-card' })).not.toEqual([]);
  visitor.button('Apply');
});

test('a new piece waits above the list until it is asked for', async ({ person, api }) => {
  const page = await person({ width: 1440 });
  await page.goto('/shop');
  await untilLive(page);
  const slug = `pill-${Date.now()}`;
  await api('POST', '/products', {
    title: 'Pill box',
    slug,
    maker: 'Pill Maker',
    variants: [{ sku: slug.toUpperCase(), priceAmount: 4_000, onHand: 2 }],
  });
  const pill = page.getByRole('button', { name: '1 new piece' });
  await expect(pill).toBeVisible();
  await expect(page.locator('.piece-list')).not.toContainText('Pill box');
  await pill.click();
  await expect(page.locator('.piece-list li').first()).toContainText('Pill box');
  await expect(pill).toHaveCount(0);
  await api('DELETE', `/products/${slug}`);
});

test('on a phone each filter is a chip that takes itself away, and the sheet’s button says what it shows', async ({
  person,
}) => {
  const page = await person({ width: 390, touch: true });
  await page.goto('/shop?form=Jar&to=2000');
  await untilLive(page);
  const chips = page.locator('.catalogue__bar a.filter-chip');
  await expect(chips).toHaveText([/^Jar/, /^Up to €2,000/]);
  await expect(page.getByText('Filter (2)')).toBeVisible();
  for (const chip of await chips.all()) {
    const box = await chip.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
  }
  await chips.filter({ hasText: 'Jar' }).tap();
  await expect(page).toHaveURL(/\/shop\?to=2000$/);
  await expect(chips).toHaveText([/^Up to €2,000/]);

  // All that the list shows, lots too.
  const found = await page.locator('.catalogue__bar > p').textContent();
  expect(found).toMatch(/^\d+ pieces and \d+ lots$/);
  await page.getByText('Filter (1)').tap();
  await expect(page.locator('.catalogue__done').getByText(`Show ${found}`)).toBeInViewport();
  // A range the wrong way round is the range between.
  await page.getByLabel('From, €').fill('3000');
  await page.getByLabel('From, €').blur();
  await expect(page).toHaveURL(/\/shop\?from=2000&to=3000$/);
  await page.locator('.catalogue__done').getByText('Show').tap();
  await expect(chips).toHaveText([/^From €2,000/, /^Up to €3,000/]);
});

test('a pointer that rests on a card fetches its second photograph, in the place of the first', async ({ person }) => {
  const [mouse, fingers] = await Promise.all([person({ width: 1440 }), person({ width: 390, touch: true })]);
  const second = '/photographs/736/place-nesting-bowls.webp';
  const asked: string[] = [];
  for (const page of [mouse, fingers]) {
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/shop?q=nesting');
    await untilLive(page);
  }
  const card = (page: Page) => page.locator('.piece-list a[href="/products/nesting-bowls"]');
  const place = () => card(mouse).evaluate((one: HTMLElement) => [one.offsetTop, one.offsetWidth, one.offsetHeight]);
  const before = await place();
  await card(fingers).dispatchEvent('mouseover');
  expect(asked.filter((url) => url.endsWith(second))).toEqual([]);
  const fetched = mouse.waitForResponse((response) => response.url().endsWith(second));
  await card(mouse).hover();
  expect((await fetched).status()).toBe(200);
  expect(await place()).toEqual(before);
  expect(asked.filter((url) => url.endsWith(second))).toHaveLength(1);
});
