import { violationsOn } from './axe.ts';
import { cards, fillBuyer, fillCard, fillPlainBuyer, payButton, toCheckout } from './fill-checkout.ts';
import { expect, test, untilLive } from './fixtures.ts';
import { orLong } from './long-form.ts';

test('a guest buys a piece: from the shelf to the order’s page, with axe looking on', async ({ person }) => {
  const page = await person();
  await page.goto('/products/shino-tea-bowl');
  await untilLive(page);
  await page.getByRole('button', { name: 'Add to bag' }).first().click();
  await page.getByRole('link', { name: 'Go to checkout' }).first().click();
  await expect(page).toHaveURL(/\/checkout/);
  await untilLive(page);
  expect(await violationsOn(page)).toEqual([]);
  await fillBuyer(page);
  await fillCard(page);
  await payButton(page).click();
  await expect(page).toHaveURL(/\/orders\/[\w-]{22}/);
  await expect(page.locator('main')).toContainText(/MD-\d+/);
  await expect(page.locator('main')).toContainText('Ada Lovelace');
  expect(await violationsOn(page)).toEqual([]);
  await page.goto('/bag');
  await expect(page.getByRole('heading', { name: 'Nothing in your bag' })).toBeVisible();
});

test('a declined card charges nothing and loses nothing', async ({ person }) => {
  const page = await person();
  await toCheckout(page, '/products/basalt-candle-holder');
  await fillBuyer(page);
  await fillCard(page, cards.declined);
  await payButton(page).click();
  await expect(
    page
      .locator('main [role="alert"], main .note-box')
      .filter({ hasText: /declined/i })
      .first(),
  ).toBeVisible();
  await page.goto('/bag');
  await expect(page.getByText('Basalt candle holder').first()).toBeVisible();
});

test('without JavaScript a piece is put in the bag, bought and followed', async ({ plain }) => {
  const page = await plain();
  await page.open('/products/terracotta-amphora');
  expect(page.part({ class: 'buy-column' })).toContain('9 of 25 left');
  await page.press('Add to bag', { first: true });
  expect(page.url).toMatch(/\/bag/);
  expect(page.main).toMatch(/terracotta amphora/i);
  await page.follow('checkout', { first: true });
  fillPlainBuyer(page);
  await page.press(/^Pay €/, { first: true });
  expect(page.url).toMatch(/\/orders\/[\w-]{22}/);
  expect(page.main).toMatch(/MD-\d+/);
});

test('a page that is the same for everyone is never older than a change that was acknowledged', async ({
  api,
  shop,
}) => {
  const sku = 'RINGED-PORCELAIN-CYLINDER';
  for (let i = 0; i < orLong(12, 60); i++) {
    const onHand = 5 + (i % 4);
    const priceAmount = 15_000 + i * 100;
    await api('PATCH', `/variants/${sku}`, { onHand, priceAmount });
    const [product, list] = await Promise.all(
      ['/products/ringed-porcelain-cylinder', '/shop'].map(async (path) => (await fetch(`${shop.url}${path}`)).text()),
    );
    for (const html of [product, list]) expect(html).toContain(`"amount\\":${priceAmount}`);
    expect(product).toContain(`"available\\":${onHand}`);
  }
});

test('an address that the API doesn’t have is said as the API says everything else', async ({ shop }) => {
  const response = await fetch(`${shop.url}/api/v1/no-such-thing`);
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
});
