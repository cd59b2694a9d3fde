import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
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
import { textOfPdf } from './invoice-text.ts';

// Delivery zones stay, and what all pages say of delivery with them.
test.use({ alone: 'checkout' });

/** A piece of €84 that nobody else has. */
async function aPiece(api: Api): Promise<string> {
  const slug = `carried-bowl-${randomUUID().slice(0, 8)}`;
  const variants = [{ sku: slug.toUpperCase(), priceAmount: 8_400, onHand: 9 }];
  await api('POST', '/products', { title: 'Carried bowl', slug, maker: 'Otterwick Kiln', variants });
  return `/products/${slug}`;
}
const aGiftCard = async (api: Api, amount: number) =>
  (await api<{ code: string }>('POST', '/gift-cards', { amount, currency: 'EUR' })).code;

/** Postcodes that cost more, where no other test sends to. */
async function aZone(merchant: Page, shop: string, [country, postcodes, amount]: readonly string[]): Promise<void> {
  const ways = { method: 'standard', wayTitle: `Parcel to ${country}`, amount, daysLeast: 3, daysMost: 5 };
  const answer = await merchant.request.post('/api/desk/delivery/zones', {
    headers: { origin: shop },
    data: { title: `${country} ${postcodes}`, countries: country, postcodes, ...ways },
  });
  // Another test of this shop has made it.
  expect([200, 201, 409]).toContain(answer.status());
}

const berlin = ['Germany', '10', '12'];
const newYork = ['United States', '100', '34'];

let isTaxedWhereItGoes = false;

/** Each order then has the VAT of the country that it goes to; prices include it. */
async function taxWhereItGoes(merchant: Page): Promise<void> {
  if (isTaxedWhereItGoes) return;
  await merchant.goto('/desk/taxes');
  await untilLive(merchant);
  await merchant.locator('#tax-rule').selectOption('destination');
  await merchant.locator('form[action$="/taxes/settings"]').getByRole('button').click();
  await expect(merchant.getByText('Saved', { exact: true })).toBeAttached();
  isTaxedWhereItGoes = true;
}

async function saysTax(sums: Locator, taxed: readonly [string, string] | null): Promise<void> {
  if (taxed) await expect(sums).toContainText(taxed.join(''));
  else await expect(sums).not.toContainText(/VAT|tax/i);
}

async function use(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code or gift card').fill(code);
  await page.getByRole('button', { name: 'Use it' }).click();
  await expect(page.locator('.checkout-codes b')).toHaveText(`Gift card …${code.slice(-4)}`);
}

for (const { country, vatNumber, delivery, total, taxed } of [
  { country: 'FR', vatNumber: '', delivery: 'France€9', total: '€93', taxed: ['VAT 20% included', '€15.50'] },
  {
    country: 'DE',
    vatNumber: 'DE136695976',
    delivery: 'Germany€12',
    total: '€96',
    taxed: ['VAT 19% included', '€15.33'],
  },
  { country: 'US', vatNumber: '', delivery: 'United States€34', total: '€118', taxed: null },
] as const)
  test(`a purchase to ${country}: checkout, order and invoice say the same sum and tax`, async ({
    person,
    api,
    shop,
  }) => {
    const [page, merchant] = [await person(), await person({ signedInAs: 'merchant' })];
    await aZone(merchant, shop.url, berlin);
    await aZone(merchant, shop.url, newYork);
    await taxWhereItGoes(merchant);
    await toCheckout(page, await aPiece(api));
    await fillBuyer(page, country);
    if (vatNumber !== '') {
      await page.getByText('Company or another billing address').click();
      await page.getByLabel('VAT number (optional)').fill(vatNumber);
    }
    const sums = page.locator('.checkout-totals');
    await expect(sums).toContainText(`Delivery to ${delivery}`);
    await saysTax(sums, taxed);
    await expect(payButton(page)).toHaveText(`Pay ${total}`);
    await fillCard(page);
    await payButton(page).click();

    await expect(page).toHaveURL(/\/orders\/[\w-]{22}/);
    const { name, line1, city } = buyers[country];
    await expect(page.getByText(`Thank you, ${name.split(' ')[0]}`)).toBeVisible();
    await expect(page.locator('.order-totals__sum')).toContainText(total);
    await saysTax(page.locator('.order-totals'), taxed);

    const link = page.getByRole('link', { name: /^Invoice INV-/, includeHidden: true });
    const invoice = textOfPdf(await (await page.request.get((await link.getAttribute('href')) ?? '')).body());
    const tax = taxed ? [taxed[0].replace(' included', ''), taxed[1]] : [];
    for (const said of [name, line1, city, vatNumber, 'Total', `${total}.00`, ...tax]) expect(invoice).toContain(said);
    if (taxed) return;
    expect(invoice).toContain('outside the VAT territory of the European Union, so no VAT is charged');
    expect(invoice).not.toMatch(/[1-9]%/);
  });

test('a gift card pays a part; the next order, a present, is paid whole and asks for no card', async ({
  person,
  api,
}) => {
  const [page, piece] = [await person({ width: 390, dark: true }), await aPiece(api)];
  await toCheckout(page, piece);
  await use(page, await aGiftCard(api, 2_000));
  await fillBuyer(page);
  await expect(page.locator('.checkout-totals')).toContainText('To pay€73');
  await fillCard(page);
  await payButton(page).click();
  await expect(page.getByText('€20 by gift card')).toBeVisible();

  await toCheckout(page, piece);
  const card = await aGiftCard(api, 50_000);
  await use(page, card);
  await expect(page.getByText('€93 used, €407 left')).toBeVisible();
  await page.getByLabel('It’s a present').check();
  await page.getByLabel('Note, on a card in the box').fill('For the new kitchen');
  await expect(page.getByText('Your gift card pays all of it. No card is needed.')).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await payButton(page).click();
  await expect(page.getByText('€93 by gift card')).toBeVisible();
  await expect(page.locator('main')).toContainText('For the new kitchen');
  expect(await violationsOn(page)).toEqual([]);
  expect(await api('GET', `/gift-cards/${card}`)).toMatchObject({ balanceAmount: 40_700 });
});

test('without JavaScript the total of another country is worked out, all that was typed stays, and it is bought', async ({
  person,
  plain,
  api,
  shop,
}) => {
  await aZone(await person({ signedInAs: 'merchant' }), shop.url, berlin);
  const page = await plain();
  await toPlainCheckout(page, await aPiece(api));
  fillPlainBuyer(page, 'DE');
  await page.press('Update delivery and total', { first: true });
  expect(page.part({ class: 'checkout-totals' })).toContain('Delivery to Germany€12');
  for (const [name, value] of Object.entries({ email: 'ada@example.com', country: 'DE', ...buyers.DE }))
    expect(page.valueNamed(name)).toBe(value);
  expect(page.url).not.toContain('Lang');
  await page.press(/^Pay €/, { first: true });
  expect(page.url).toMatch(/\/orders\/[\w-]{22}/);
  expect(page.part({ class: 'order-totals__sum' })).toContain('€96');
});

test('two people have one gift card: when one has spent it, the other’s open checkout says so and asks for the whole price', async ({
  person,
  api,
}) => {
  const [piece, card] = [await aPiece(api), await aGiftCard(api, 9_300)];
  const [first, second] = [await person(), await person()];
  for (const page of [first, second]) {
    await toCheckout(page, piece);
    await fillBuyer(page);
    await use(page, card);
    await expect(payButton(page)).toHaveText('Pay with your gift card');
  }
  await payButton(first).click();
  await expect(first).toHaveURL(/\/orders\/[\w-]{22}/);
  await expect(
    second.getByText('There is nothing left on this gift card. It doesn’t cover any of this order.'),
  ).toBeVisible();
  await expect(payButton(second)).toHaveText('Pay €93');
  await second.getByRole('button', { name: `Remove Gift card …${card.slice(-4)}` }).click();
  await expect(second.getByText('There is nothing left on this gift card')).toBeHidden();
});

test('on a phone nothing of the checkout moves while it comes', async ({ person }) => {
  const page = await person({ width: 390 });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await toCheckout(page, '/products/everyday-mug');
  const shifts = await page.evaluate(() => (window as Window & { shifts?: number[] }).shifts);
  // A figure that takes its own typeface may, by a hair.
  expect(shifts?.reduce((sum, one) => sum + one, 0)).toBeLessThan(0.05);
});
