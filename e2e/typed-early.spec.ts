import { expect, test, untilLive } from './fixtures.ts';

test('what is typed into the checkout before its script has come is kept and paid with', async ({ person, api }) => {
  const slug = `early-bowl-${crypto.randomUUID().slice(0, 8)}`;
  const variants = [{ sku: slug.toUpperCase(), priceAmount: 8_400, onHand: 2 }];
  await api('POST', '/products', { title: 'Early bowl', slug, maker: 'Otterwick Kiln', variants });
  const page = await person();
  await page.goto(`/products/${slug}`);
  await untilLive(page);
  await page.getByRole('button', { name: 'Add to bag' }).first().click();

  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/static\/chunks\/.*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  await expect(page.getByRole('link', { name: 'Go to checkout' }).first()).toBeVisible();
  await page.evaluate(() => location.assign('/checkout'));
  await page.waitForURL('**/checkout', { waitUntil: 'commit' });
  await page.locator('[name="email"]').fill('ada@example.com');
  await page.locator('[name="name"]').fill('Ada Lovelace');
  await page.locator('[name="line1"]').fill('1 rue des Fours');
  await page.locator('[name="postalCode"]').fill('69001');
  await page.locator('[name="city"]').fill('Lyon');
  await page.locator('[name="country"]').selectOption('FR');
  await page.locator('#card-number').fill('4000000000000002');
  await page.getByLabel('Expiry').fill('1240');
  await page.getByLabel('Security code').fill('123');
  release();
  await untilLive(page);
  await expect(page.getByLabel('Expiry')).toHaveValue('12 / 40');
  await page
    .getByRole('button', { name: /^Pay €/ })
    .first()
    .click();
  await expect(page.getByRole('alert').filter({ hasText: /declined/i })).toBeVisible();
});
