import type { Page } from '@playwright/test';
import { StripeStandIn, signedEvent } from '#server/testing/stripe/stripe-stand-in.ts';
import { violationsOn } from './axe.ts';
import { fillAddress, fillBuyer, payButton, toCheckout as toFormOf, toPlainCheckout } from './fill-checkout.ts';
import { test as base, expect, type Fixtures, untilLive } from './fixtures.ts';
import { createShopServer } from './shop-server.ts';
import { withStripe } from './stripe-in-browser.ts';

const test = base.extend<Fixtures, { stripe: StripeStandIn }>({
  stripe: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern
    async ({}, use) => {
      const stripe = await StripeStandIn.start();
      await use(stripe);
      await stripe.stop();
    },
    { scope: 'worker' },
  ],
  shop: [
    async ({ stripe }, use) => {
      const shop = await createShopServer(stripe.environment);
      await shop.start();
      await use(shop);
      await shop.remove();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

async function toCheckout(page: Page, slug: string): Promise<void> {
  await toFormOf(page, `/products/${slug}`);
  await expect(page.getByLabel('Card number')).toBeVisible();
}

async function fillIn(page: Page, card: string): Promise<void> {
  await fillBuyer(page);
  await page.getByLabel('Card number').fill(card);
}

test('a guest pays with Stripe’s card fields, whose script runs on the checkout alone', async ({ person, stripe }) => {
  const page = await person();
  const { loads } = await withStripe(page, stripe);
  await page.goto('/products/shino-tea-bowl');
  await toCheckout(page, 'shino-tea-bowl');
  expect(loads()).toBe(1);
  expect(await violationsOn(page)).toEqual([]);
  await fillIn(page, '');
  await payButton(page).click();
  await expect(page.getByText('Your card number is incomplete.')).toBeVisible();
  expect(stripe.books.intents.size).toBe(0);
  await fillIn(page, '4242424242424242');
  const total = Number((await page.locator('[name="seenTotalAmount"]').inputValue()) ?? 0);
  await payButton(page).click();
  await expect(page).toHaveURL(/\/orders\/[\w-]{22}/);
  await expect(page.locator('main')).toContainText(/visa ending 4242/i);
  const [intent] = [...stripe.books.intents.values()];
  expect(intent).toMatchObject({ amount: total, status: 'succeeded' });
  expect(await page.evaluate(() => 'Stripe' in window)).toBe(false);
});

test('a refused card charges nothing; the order waits for another', async ({ person, stripe }) => {
  const page = await person();
  await withStripe(page, stripe);
  await toCheckout(page, 'basalt-candle-holder');
  await fillIn(page, '4000000000000002');
  await payButton(page).click();
  await expect(page).toHaveURL(/\/checkout\/authenticate\//);
  await expect(page.locator('main').getByRole('alert')).toContainText(/declined this card\. Nothing was charged\./);
  await expect(page.getByLabel('Card number')).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByLabel('Card number').fill('4242424242424242');
  await payButton(page).click();
  await expect(page).toHaveURL(/\/orders\/[\w-]{22}/);
  await expect(page.locator('main')).toContainText(/visa ending 4242/i);
});

test('whoever leaves before their bank has answered finds the order waiting, and the webhook pays it', async ({
  person,
  stripe,
  shop,
}) => {
  const page = await person();
  await withStripe(page, stripe);
  await toCheckout(page, 'everyday-mug');
  await fillIn(page, '4000000000003184');
  await payButton(page).click();
  await expect(page).toHaveURL(/\/checkout\/authenticate\//);
  // Leaving a page that is still coming is an error in its own console.
  await page.waitForLoadState();
  await page.getByRole('link', { name: 'Back to the order' }).click();
  await expect(page.locator('main')).toContainText('It is not paid yet.');
  await untilLive(page);
  const asking = [...stripe.books.intents.values()].find(({ status }) => status === 'requires_action');
  stripe.takeEvents();
  stripe.books.authenticate(asking?.id ?? '', true);
  for (const event of stripe.takeEvents()) {
    const { body, headers } = signedEvent(event);
    const answer = await fetch(`${shop.url}/api/webhooks/stripe`, { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
  }
  await expect(page.locator('main')).not.toContainText('It is not paid yet.');
  await expect(page.locator('main')).toContainText(/visa ending 3184/i);
});

test('a way to pay that leads to another provider is left there, tried again and paid', async ({
  person,
  stripe,
  shop,
}) => {
  const page = await person({ width: 390 });
  await withStripe(page, stripe);
  await toCheckout(page, 'everyday-mug');
  await fillBuyer(page);
  await page.getByLabel('Way to pay').selectOption('paypal');
  await payButton(page).click();
  await page.getByRole('link', { name: 'Cancel and go back' }).click();
  await expect(page).toHaveURL(/\/checkout\/authenticate\//);
  await expect(page.locator('main').getByRole('alert')).toContainText(
    'The payment did not go through. Nothing was charged.',
  );
  expect(await violationsOn(page)).toEqual([]);
  await page.getByLabel('Way to pay').selectOption('paypal');
  await payButton(page).click();
  await expect(page).toHaveURL(/hooks\.stripe\.com/);
  const intent = [...stripe.books.intents.values()].at(-1);
  expect(intent?.next_action).toMatchObject({ redirect_to_url: { return_url: expect.stringContaining(shop.url) } });
  await page.getByRole('link', { name: 'Pay' }).click();
  await expect(page).toHaveURL(/\/orders\/[\w-]{22}/);
  await expect(page.locator('main')).toContainText(/Paid €[\d.,]+(?: by )?PayPal/);
});

test('a payment form that doesn’t load says so', async ({ person }) => {
  const page = await person();
  await page.route('https://js.stripe.com/**', (route) => route.abort());
  await toFormOf(page, '/products/everyday-mug');
  await expect(page.getByText(/The payment form (didn’t load|is taking longer than usual)/)).toBeVisible();
  await expect(page.getByText(/nothing is blocking\s+js\.stripe\.com/)).toBeVisible();
});

const wallet = {
  name: 'Ada Lang',
  email: 'ada@example.com',
  address: { line1: 'Invalidenstraße 116', city: 'Berlin', state: '', postal_code: '10115', country: 'DE' },
};

test('a wallet pays in one step: the shop prices its address, and the order goes there', async ({ person, stripe }) => {
  const page = await person({ width: 390 });
  await withStripe(page, stripe, wallet);
  await toCheckout(page, 'shino-tea-bowl');
  const row = page.getByRole('region', { name: 'Pay in one step' });
  await expect(row).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await row.getByRole('button', { name: 'Pay with the test wallet' }).click();
  await expect(page).toHaveURL(/\/orders\/[\w-]{22}/);
  await expect(page.locator('main')).toContainText(/Visa ending 4242 by Apple Pay/);
  await expect(page.locator('main')).toContainText('10115 Berlin');
  const paid = [...stripe.books.intents.values()].at(-1);
  expect(paid).toMatchObject({ status: 'succeeded' });
});

test('a wallet is refused with what its order lacks, and nothing is charged', async ({ person, stripe }) => {
  const page = await person();
  const before = stripe.books.intents.size;
  await withStripe(page, stripe, { ...wallet, email: '' });
  await toCheckout(page, 'shino-tea-bowl');
  const row = page.getByRole('region', { name: 'Pay in one step' });
  await row.getByRole('button', { name: 'Pay with the test wallet' }).click();
  await expect(row.getByRole('alert')).toContainText('Enter your email address');
  await expect(row.getByRole('alert')).toContainText('Nothing was charged.');
  expect(stripe.books.intents.size).toBe(before);
});

test('a wallet’s address has its own price, and one where nothing is sent is refused in the wallet', async ({
  person,
  stripe,
  shop,
}) => {
  const merchant = await person({ signedInAs: 'merchant' });
  const post = (path: string, data: object) =>
    merchant.request.post(`${shop.url}/api/desk/delivery${path}`, { data, headers: { origin: shop.url } });
  const way = { method: 'standard', wayTitle: 'Home delivery', amount: '29', daysLeast: 5, daysMost: 9 };
  expect((await post('/zones', { title: 'Iceland', countries: 'IS', ...way })).ok()).toBe(true);
  expect((await post('/zones', { title: 'Greenland', countries: 'GL', ...way })).ok()).toBe(true);
  await merchant.goto('/desk/delivery');
  await merchant.getByRole('link', { name: 'Greenland', exact: true }).click();
  await merchant.waitForURL(/\/desk\/delivery\/.+/);
  await untilLive(merchant);
  await merchant.getByRole('button', { name: 'Remove Home delivery' }).click();
  await expect(merchant.getByText('Nothing can be sent there until you add one.')).toBeVisible();

  const before = stripe.books.intents.size;
  const at = (city: string, postal_code: string, country: string) => ({
    ...wallet,
    address: { ...wallet.address, city, postal_code, country },
  });
  const [nuuk, reykjavik, paris] = await Promise.all([person(), person(), person()]);
  await withStripe(nuuk, stripe, at('Nuuk', '3900', 'GL'));
  await toCheckout(nuuk, 'shino-tea-bowl');
  await nuuk.getByRole('button', { name: 'Pay with the test wallet' }).click();
  await expect(nuuk.getByRole('button', { name: 'The test wallet: not there' })).toBeVisible();

  await withStripe(paris, stripe, at('Paris', '7501', 'FR'));
  await toCheckout(paris, 'shino-tea-bowl');
  await paris.getByRole('button', { name: 'Pay with the test wallet' }).click();
  await expect(paris.getByRole('region', { name: 'Pay in one step' }).getByRole('alert')).toContainText(
    'French postcodes have five digits. Yours has four. Nothing was charged.',
  );
  expect(stripe.books.intents.size).toBe(before);

  await withStripe(reykjavik, stripe, at('Reykjavík', '101', 'IS'));
  await toCheckout(reykjavik, 'shino-tea-bowl');
  await reykjavik.getByRole('button', { name: 'Pay with the test wallet' }).click();
  await expect(reykjavik).toHaveURL(/\/orders\/[\w-]{22}/);
  await expect(reykjavik.locator('main')).toContainText(/Home delivery.*€29.*Total, with VAT€125/);
});

test('the form stays where it is when wallets come, and when there are none', async ({ person, stripe }) => {
  for (const own of [wallet, null]) {
    const page = await person({ width: own ? 1440 : 390 });
    let letCome = () => {};
    const mayCome = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    await withStripe(page, stripe, own);
    await page.route('https://js.stripe.com/**', async (route) => {
      await mayCome;
      await route.fallback();
    });
    await toFormOf(page, '/products/everyday-mug', { loads: false });
    const row = page.getByRole('region', { name: 'Pay in one step' });
    await expect(row).toContainText('Looking for a wallet in this browser');
    const email = page.locator('[name="email"]');
    const before = await email.boundingBox();
    letCome();
    await expect(row).toContainText(own ? 'Uses the address and card' : 'No wallet is set up in this browser.');
    if (own) await expect(row.getByRole('button', { name: 'Pay with the test wallet' })).toBeVisible();
    expect(await email.boundingBox()).toEqual(before);
    expect(await violationsOn(page)).toEqual([]);
  }
});

test('without JavaScript the checkout says what is needed', async ({ person, plain }) => {
  const visitor = await plain();
  await toPlainCheckout(visitor, '/products/everyday-mug');
  // Its style sheet takes the button away.
  const page = await person({ javaScriptEnabled: false });
  await page.context().addCookies(visitor.cookies);
  await page.goto('/checkout');
  await expect(page.locator('noscript .note-box')).toContainText('Paying needs JavaScript');
  await expect(page.locator('noscript .note-box')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Pay €/ })).toHaveCount(0);
});

test('a bidder’s card is kept by Stripe, and nothing is charged', async ({ person, stripe }) => {
  const page = await person({ signedInAs: 'rival' });
  await withStripe(page, stripe);
  await page.goto('/account/bidding?next=/account');
  await fillAddress(page);
  await page.getByLabel('Card number').fill('4242424242424242');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByText('Visa ending 4242')).toBeVisible();
  const kept = [...stripe.books.intents.values()].find(({ object }) => object === 'setup_intent');
  expect(kept).toMatchObject({ status: 'succeeded', latest_charge: null });
});
