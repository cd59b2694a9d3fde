import { cards, fillBuyer, fillCard, payButton } from './fill-checkout.ts';
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
  await fillBuyer(page);
  await fillCard(page, cards.declined);
  await page.getByLabel('Expiry').fill('1240');
  release();
  await untilLive(page);
  await expect(page.getByLabel('Expiry')).toHaveValue('12 / 40');
  await payButton(page).click();
  await expect(page.getByRole('alert').filter({ hasText: /declined/i })).toBeVisible();
});
