import type { Page } from '@playwright/test';
import { MollieStandIn } from '#server/testing/mollie/mollie-stand-in.ts';
import { violationsOn } from './axe.ts';
import { fillBuyer, fillPlainBuyer, toCheckout, toPlainCheckout } from './fill-checkout.ts';
import { test as base, expect, type Fixtures } from './fixtures.ts';
import { createShopServer } from './shop-server.ts';

const test = base.extend<Fixtures, { mollie: MollieStandIn }>({
  mollie: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern
    async ({}, use) => {
      const mollie = await MollieStandIn.start();
      await use(mollie);
      await mollie.stop();
    },
    { scope: 'worker' },
  ],
  shop: [
    async ({ mollie }, use) => {
      const shop = await createShopServer(mollie.environment);
      await shop.start();
      await use(shop);
      await shop.remove();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

const pay = (page: Page) =>
  page
    .getByRole('button', { name: /^Pay €/ })
    .first()
    .click();
const atMollie = (page: Page, choice: string) => page.getByRole('button', { name: choice, exact: true }).click();

test('a guest pays on Mollie’s page: left, declined, and paid at the third try', async ({ person, mollie }) => {
  const page = await person();
  await toCheckout(page, '/products/shino-tea-bowl');
  await expect(page.getByText('You’ll choose how to pay on Mollie’s page, and come back here.')).toBeVisible();
  await expect(page.getByLabel('Card number')).toHaveCount(0);
  expect(await violationsOn(page)).toEqual([]);
  await fillBuyer(page);
  await pay(page);
  await atMollie(page, 'Back without paying');
  await expect(page).toHaveURL(/\/checkout\/authenticate\//);
  await expect(page.getByRole('heading', { name: /^Pay €/ })).toBeVisible();
  await expect(page.locator('main').getByRole('alert')).toHaveCount(0);
  await pay(page);
  await atMollie(page, 'Failed');
  const alert = page.locator('main').getByRole('alert');
  await expect(alert).toContainText('There is not enough money on this card. Nothing was charged.');
  expect(await violationsOn(page)).toEqual([]);
  await pay(page);
  await atMollie(page, 'Paid');
  await expect(page).toHaveURL(/\/orders\/[\w-]{22}/);
  await expect(page.locator('main')).toContainText('Mastercard ending 6787');
  const mine = [...mollie.books.payments.values()];
  expect(mine.map(({ status }) => status)).toEqual(['failed', 'paid']);
});

test('without JavaScript all of it is plain forms, and a payment that waits is found again', async ({ plain }) => {
  const page = await plain();
  const payNow = () => page.press(/^Pay €/, { first: true });
  await toPlainCheckout(page, '/products/everyday-mug');
  fillPlainBuyer(page);
  await payNow();
  page.button('Paid');
  await page.open('/checkout');
  await page.follow('Continue to payment');
  await payNow();
  await page.press('Cancelled');
  expect(page.part({ role: 'alert' })).toContain('You left before the payment was finished.');
  await payNow();
  await page.press('Still deciding');
  expect(page.url).toMatch(/\/orders\/[\w-]{22}/);
  expect(page.main).toContain('Your bank hasn’t answered yet.');
});

test('a bidder gives an address and no card, and reads how a lot would be paid', async ({ person }) => {
  const page = await person({ signedInAs: 'rival' });
  await page.goto('/account/bidding?next=/account');
  await expect(page.locator('main')).toContainText('We don’t keep your card.');
  expect(await violationsOn(page)).toEqual([]);
  await page.locator('[name="name"]').fill('Ada Lovelace');
  await page.locator('[name="line1"]').fill('1 rue des Fours');
  await page.locator('[name="postalCode"]').fill('69001');
  await page.locator('[name="city"]').fill('Lyon');
  await page.locator('[name="country"]').selectOption('FR');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByRole('region', { name: 'On file' })).toContainText('1 rue des Fours');
});
