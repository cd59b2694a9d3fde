import { findBrowser } from '../scripts/find-browser.mjs';
import { expect, test, untilLive } from './fixtures.ts';

test('a piece’s page comes without a new document, ahead of the click, with the newest price; back is at once and in place', async ({
  person,
  api,
}) => {
  await api('PATCH', '/variants/PERSIMMON-VASE', { priceAmount: 21_000 });
  const page = await person();
  await page.goto('/shop');
  await untilLive(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    const type = request.resourceType();
    if (type === 'document' || (type === 'fetch' && request.url().includes('_rsc='))) asked.push(type);
  });

  const card = page.locator('a.piece-card[href="/products/persimmon-vase"]');
  // Then all of the page has its height, also what has not been in sight.
  await expect(page.locator('html')).toHaveAttribute('data-laid-out');
  await card.scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => scrollY);
  await card.hover();
  await expect.poll(() => asked.length).toBe(2);
  // Changed after the page was fetched ahead: it must not show what it was.
  await api('PATCH', '/variants/PERSIMMON-VASE', { priceAmount: 22_500 });
  await expect(card.getByText('€225')).toBeVisible();
  await card.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Persimmon vase');
  await expect(page.locator('.buy-column__price')).toContainText('€225');
  await expect(page.locator('.buy-column__price')).not.toContainText('€210');

  await page.goBack();
  await expect(card.getByText('€225')).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(place);
  expect(asked).toEqual(['fetch', 'fetch']);

  // What the piece's page has said, the list says at once, also when nobody can be asked.
  await card.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Persimmon vase');
  await untilLive(page);
  await api('PATCH', '/variants/PERSIMMON-VASE', { priceAmount: 23_000 });
  await expect(page.locator('.buy-column__price')).toContainText('€230');
  // By the second change, all of the first has come.
  await api('PATCH', '/variants/PERSIMMON-VASE', { priceAmount: 23_100 });
  await expect(page.locator('.buy-column__price')).toContainText('€231');
  await page.context().setOffline(true);
  await page.goBack();
  await expect(card).toContainText('€23');
});

test('what a link opens elsewhere, keeps as a file or points to on the page is left to the browser', async ({
  person,
  api,
}) => {
  // Open however long the tests before it took: only then is there a date for the calendar.
  const lot = await api<{ slug: string }>('POST', '/auctions', {
    title: 'A jar to find the way from',
    startAmount: 10_000,
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  const page = await person();
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  let documents = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) documents += 1;
  });

  const elsewhere = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Marketday' }).click({ modifiers: ['ControlOrMeta'] });
  await (await elsewhere).close();
  const file = page.waitForEvent('download');
  await page.locator('a[href$="/calendar.ics"]').click();
  await (await file).delete();
  expect(page.url()).toMatch(new RegExp(`${lot.slug}$`));
  documents = 0;

  await page.getByRole('link', { name: 'Skip to the page' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${lot.slug}#main$`));
  await page.getByRole('link', { name: 'Shop', exact: true }).first().click();
  await expect(page).toHaveURL(/\/shop$/);
  await expect(page.locator('a.piece-card').first()).toBeVisible();
  expect(documents).toBe(0);
});

test('back from another document is at once, as the page was left, and live again', async ({
  playwright,
  shop,
  api,
}) => {
  // Playwright turns the browser's memory of left pages off, and a browser without windows has none.
  const { launchOptions } = test.info().project.use;
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    executablePath: findBrowser(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const page = await browser.newPage({ baseURL: shop.url });
  await page.goto('/products/crackle-globe-vase');
  await page.waitForSelector('[data-connection="live"]');
  await page.evaluate(() =>
    addEventListener('pageshow', ({ persisted }) => (document.documentElement.dataset.kept = String(persisted))),
  );

  await page.evaluate(() => location.assign('/robots.txt'));
  await page.waitForURL('**/robots.txt');
  await api('PATCH', '/variants/CRACKLE-GLOBE-VASE', { priceAmount: 13_100 });
  await page.evaluate(() => history.back());

  await expect(page.locator('html')).toHaveAttribute('data-kept', 'true');
  await expect(page.locator('.buy-column__price')).toContainText('€131');
  await expect(page.locator('[data-connection="live"]')).toBeVisible();
  await browser.close();
});
