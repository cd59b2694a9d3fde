import { randomUUID } from 'node:crypto';
import {
  buyers,
  fillBuyer,
  fillCard,
  fillPlainBuyer,
  payButton,
  toCheckout,
  toPlainCheckout,
} from './fill-checkout.ts';
import { type Api, expect, test, untilLive } from './fixtures.ts';

async function aPiece(api: Api): Promise<string> {
  const slug = `coded-bowl-${randomUUID().slice(0, 8)}`;
  const variants = [{ sku: slug.toUpperCase(), priceAmount: 8_400, onHand: 9 }];
  await api('POST', '/products', { title: 'Coded bowl', slug, maker: 'Otterwick Kiln', variants });
  return `/products/${slug}`;
}

const aCode = () => `E2E-${randomUUID().slice(0, 8).toUpperCase()}`;

test('a merchant ends a code that a shopper has in their bag; the open checkout says so and asks for the whole price', async ({
  person,
  api,
}) => {
  const code = aCode();
  const piece = await aPiece(api);
  const [shopper, merchant] = await Promise.all([person(), person({ signedInAs: 'merchant' })]);
  await merchant.goto('/desk/promotions');
  await untilLive(merchant);
  await merchant.getByLabel('Name', { exact: true }).fill(`For ${code}`);
  await merchant.getByLabel('Code', { exact: true }).fill(code.toLowerCase());
  await merchant.getByLabel('Percentage off', { exact: true }).fill('10');
  await merchant.getByRole('button', { name: 'Add promotion' }).click();
  const row = merchant.getByRole('row').filter({ hasText: code });
  await expect(row.getByText('Running', { exact: true })).toBeVisible();

  await shopper.goto(piece);
  await shopper.getByRole('button', { name: 'Add to bag' }).first().click();
  await expect(shopper.getByText('Held for you').first()).toBeVisible();
  await shopper.goto('/checkout');
  await untilLive(shopper);
  const pay = shopper.locator('form .pay-button');
  const whole = (await pay.textContent()) ?? '';
  await shopper.getByLabel('Code or gift card').fill(code);
  await shopper.getByRole('button', { name: 'Use it' }).click();
  await expect(shopper.locator('.checkout-totals')).toContainText(`For ${code}−`);
  await expect(pay).not.toHaveText(whole);

  await row.getByRole('button', { name: 'End it' }).click();
  await expect(row.getByText('Ended', { exact: true })).toBeVisible();
  await expect(shopper.getByText('This code has ended. It isn’t in the total.')).toBeVisible();
  await expect(pay).toHaveText(whole);
  await shopper.getByRole('button', { name: `Remove ${code}` }).click();
  await expect(shopper.getByText('This code has ended. It isn’t in the total.')).toBeHidden();
});

test('a code is refused with its reason, and used, without JavaScript', async ({ plain, api }) => {
  const code = aCode();
  const piece = await aPiece(api);
  await api('POST', '/promotions', { code, title: 'Ten', kind: 'percentage', percent: 10 });
  const page = await plain();
  await page.open(piece);
  await page.press('Add to bag', { first: true });
  await page.open('/checkout');
  page.fill('Code or gift card', 'NO-SUCH-CODE');
  await page.press('Use it');
  expect(page.text).toContain('There is no such code or gift card.');
  page.fill('Code or gift card', code);
  await page.press('Use it');
  expect(page.part({ class: 'checkout-totals' })).toContain('Ten−');
  expect(page.part({ class: 'checkout-codes' })).toContain(code);
});

test('a guest who has had what applies once per person sees the price without it before they pay, also without JavaScript', async ({
  person,
  plain,
  api,
}) => {
  const piece = await aPiece(api);
  const sku = piece.replace('/products/', '').toUpperCase();
  await api('POST', '/promotions', {
    title: 'Welcome',
    kind: 'percentage',
    percent: 10,
    perPersonLimit: 1,
    skus: [sku],
  });
  await api('POST', '/orders', {
    email: 'ada@example.com',
    lines: [{ sku, quantity: 1 }],
    shippingAddress: { ...buyers.FR, country: 'FR' },
    payment: { provider: 'test', token: 'tok_visa' },
  });
  const page = await person();
  await toCheckout(page, piece);
  await fillBuyer(page);
  await fillCard(page);
  await expect(page.locator('.checkout-totals')).toContainText('Welcome');
  await expect(payButton(page)).toHaveText('Pay €84.60');
  await payButton(page).click();
  await expect(page.getByText('The total has changed since you saw it. Nothing was charged.')).toBeVisible();
  await expect(payButton(page)).toHaveText('Pay €93');
  await expect(page.locator('.checkout-totals')).not.toContainText('Welcome');
  await payButton(page).click();
  await expect(page).toHaveURL(/\/orders\/[\w-]{22}/);
  await expect(page.locator('.order-totals__sum')).toContainText('€93');

  const visitor = await plain();
  await toPlainCheckout(visitor, piece);
  fillPlainBuyer(visitor);
  expect(visitor.part({ class: 'checkout-totals' })).toContain('Welcome');
  await visitor.press('Pay €84.60', { first: true });
  expect(visitor.text).toContain('The total has changed since you saw it. Nothing was charged.');
  expect(visitor.part({ class: 'checkout-totals' })).not.toContain('Welcome');
  await visitor.press('Pay €93', { first: true });
  expect(visitor.url).toMatch(/\/orders\/[\w-]{22}/);
  expect(visitor.part({ class: 'order-totals__sum' })).toContain('€93');
});
