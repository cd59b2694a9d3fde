import type { Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { toCheckout, toPlainCheckout } from './fill-checkout.ts';
import { expect, test, untilLive } from './fixtures.ts';

/** @returns the path of a piece that can be put in a bag */
async function aPiece(api: (method: string, path: string, body: object) => Promise<unknown>): Promise<string> {
  const slug = `far-bowl-${crypto.randomUUID().slice(0, 8)}`;
  const variants = [{ sku: slug.toUpperCase(), priceAmount: 8_400, onHand: 3 }];
  await api('POST', '/products', { title: 'Far bowl', slug, maker: 'Otterwick Kiln', variants });
  return `/products/${slug}`;
}

const pay = (page: Page) =>
  page
    .getByRole('button', { name: /^Pay €/ })
    .first()
    .click();

test('the form asks for what the country needs, keeps what was typed, and bills a company elsewhere', async ({
  person,
  api,
}) => {
  const page = await person();
  await toCheckout(page, await aPiece(api));
  const field = (name: string) => page.locator(`[name="${name}"]:not([type="hidden"])`);

  await field('email').fill('ann@example.com');
  await field('name').fill('Ann Lee');
  await field('line1').fill('1 Via Roma');
  await field('country').selectOption('US');
  await expect(page.getByLabel('ZIP code')).toBeVisible();
  await field('region').selectOption('NY');
  await field('city').fill('Milano');
  await field('postalCode').fill('2012');
  await field('country').selectOption('IT');
  await expect(page.getByLabel('ZIP code')).toBeHidden();
  await expect(page.getByLabel('Province')).toHaveValue('NY');
  await expect(field('name')).toHaveValue('Ann Lee');
  await expect(field('city')).toHaveValue('Milano');
  await field('region').fill('MI');
  await expect(page.getByText('Italian postcodes have five digits. Yours has four.')).toBeVisible();
  await page.getByLabel('It’s right, keep it').click();
  await expect(page.getByText('Kept as you typed it.')).toBeVisible();

  await page.getByText('Company or another billing address').click();
  await field('company').fill('Renard SARL');
  await field('vatNumber').fill('FR40303265046');
  await page.getByLabel('Bill it to another address').check();
  await field('billingCountry').selectOption('AT');
  await field('billingName').fill('Atelier Renard');
  await field('billingLine1').fill('Lange Gasse 8');
  await field('billingPostalCode').fill('1080');
  await field('billingCity').fill('Wien');
  expect(await violationsOn(page)).toEqual([]);
  await page.locator('#card-number').fill('4242424242424242');
  await page.getByLabel('Expiry').fill('12/40');
  await page.getByLabel('Security code').fill('123');
  await pay(page);
  await expect(page.getByText('This VAT number has a wrong digit or letter.', { exact: false }).first()).toBeVisible();
  await field('vatNumber').fill('FR40303265045');
  await field('vatNumber').blur();
  await expect(field('company')).toBeVisible();
  await pay(page);
  await expect(page).toHaveURL(/\/orders\/[\w-]{22}/);
  const order = page.locator('main');
  await expect(order.getByText('2012 Milano MI')).toBeVisible();
  await expect(order.getByText('VAT FR40303265045')).toBeVisible();
  await expect(order.getByText('1080 Wien')).toBeVisible();
});

test('a newcomer’s checkout begins with the country that they chose at a piece, and is priced there', async ({
  person,
  api,
}) => {
  const page = await person();
  const piece = await aPiece(api);
  await page.goto(piece);
  await untilLive(page);
  await page.getByLabel('Where to?').selectOption('Germany');
  await page.getByRole('button', { name: 'Add to bag' }).first().click();
  await expect(page.getByText('Held for you').first()).toBeVisible();
  await page.goto('/checkout');
  await untilLive(page);
  await expect(page.getByLabel('Country').first()).toHaveValue('DE');
  await expect(page.locator('.checkout-totals')).toContainText('Delivery to Germany');
});

test('without JavaScript another country’s fields are asked for, and a refused form comes back as it was typed', async ({
  plain,
  api,
}) => {
  const page = await plain();
  await toPlainCheckout(page, await aPiece(api));
  page.fillNamed({ email: 'ann@example.com', name: 'Ann Lee', line1: '9 Kiln Lane', country: 'GB' });
  await page.press('Show this country’s fields', { first: true });
  page.fill('Town or city', 'London');
  expect(page.valueNamed('country')).toBe('GB');
  expect(page.valueNamed('name')).toBe('Ann Lee');
  expect(page.valueNamed('email')).toBe('ann@example.com');
  expect(page.url).not.toContain('Ann');
  page.fillNamed({ postalCode: '69001' });
  await page.press(/^Pay €/, { first: true });
  expect(page.text).toContain('Check the postcode');
  expect(page.valueNamed('line1')).toBe('9 Kiln Lane');
  page.fill('It’s right, keep it', true);
  await page.press(/^Pay €/, { first: true });
  expect(page.url).toMatch(/\/orders\/[\w-]{22}/);
  expect(page.main).toContain('69001');
});
