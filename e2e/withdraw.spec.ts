import { randomUUID } from 'node:crypto';
import { type Api, expect, test, untilLive } from './fixtures.ts';
import { mailTo } from './mail-to.ts';
import { buy, deliver } from './own-order.ts';

async function aPiece(api: Api): Promise<{ sku: string; title: string }> {
  const sku = `WD-${randomUUID().slice(0, 8).toUpperCase()}`;
  const title = `Jug ${sku}`;
  const variants = [{ sku, priceAmount: 9_000, currency: 'EUR', onHand: 4 }];
  await api('POST', '/products', { title, maker: 'Kiln of this test', variants });
  return { sku, title };
}

test('a guest withdraws without JavaScript, and customer and desk see it at once', async ({
  person,
  plain,
  api,
  shop,
}) => {
  const email = `maud.${randomUUID().slice(0, 8)}@example.com`;
  const { sku } = await aPiece(api);
  const order = await api<{ id: string; number: string }>('POST', '/orders', {
    email,
    lines: [{ sku, quantity: 1 }],
    shippingAddress: { name: 'Maud Renard', line1: '9 Quiet Lane', city: 'Ghent', postalCode: '9000', country: 'BE' },
    payment: { provider: 'test', token: 'tok_visa' },
  });
  const confirmation = await mailTo(shop, email, new RegExp(`Subject: .*${order.number}`));
  const customer = await person({ width: 390 });
  await customer.goto(/\/orders\/[\w-]+\/open\?key=[\w-]{43}/.exec(confirmation)?.[0] ?? '');
  const right = customer
    .locator('section')
    .filter({ has: customer.getByRole('heading', { name: 'Right to withdraw' }) });
  await expect(right.getByRole('link', { name: 'Withdraw from contract here' })).toBeVisible();
  const desk = await person({ signedInAs: 'merchant', width: 1440 });
  await desk.goto('/desk/withdrawals?state=all');
  await untilLive(customer);
  await untilLive(desk);

  const guest = await plain();
  await guest.open('/');
  await guest.follow('Withdraw from contract here');
  guest.fill('Order number', order.number);
  guest.fill('Email for your receipt', email);
  await guest.press('Continue');
  expect(guest.main).toContain('Enter your name, so we know who is withdrawing.');
  guest.fill('Your name', 'Maud Renard');
  await guest.press('Continue');
  expect(guest.heading).toBe('Confirm your withdrawal');
  expect(guest.main).toContain('Everything in this order');
  await guest.press('Confirm withdrawal');
  expect(guest.heading).toBe('You’ve withdrawn');
  // A guest's page has nothing of the order: it would tell whether there is one.
  expect(guest.main).not.toContain(sku);
  await mailTo(shop, email, /received.{1,3}your.{1,3}withdrawal/s);

  const row = desk.getByRole('row').filter({ hasText: order.number });
  await expect(row).toContainText('Not sent yet');
  await expect(right).toContainText(/You withdrew, W-\d+/);
  await row.getByRole('link', { name: /^W-/ }).click();
  await desk.getByRole('button', { name: /^Refund €[\d.]+ now$/ }).click();
  await expect(desk.locator('main')).toContainText(/Refunded €[\d.]+/);
  await expect(right).toContainText(/refund/i);
  await expect(customer.getByRole('heading', { level: 1 })).toContainText(/Cancelled|Refunded/);
});

test('a customer withdraws from one of two delivered pieces', async ({ person, api, shop }) => {
  const customer = await person({ signedInAs: 'shopper', width: 390, dark: true });
  const desk = await person({ signedInAs: 'merchant', width: 1440 });
  const { sku, title } = await aPiece(api);
  const publicId = await buy(customer, shop.url, sku, 2);
  await deliver(api, publicId);
  await desk.goto('/desk/withdrawals?state=all');
  await untilLive(desk);
  const waiting = desk.getByRole('row').filter({ hasText: 'Waiting for the pieces' });
  const before = await waiting.count();

  await customer.goto(`/orders/${publicId}`);
  await customer.getByRole('main').getByRole('link', { name: 'Withdraw from contract here' }).click();
  await expect(customer.getByRole('checkbox', { name: title })).toBeChecked();
  await customer.getByLabel('How many go back').fill('1');
  await customer.getByRole('button', { name: 'Continue' }).click();
  await expect(customer.locator('main')).toContainText(title);
  await customer.getByRole('button', { name: 'Confirm withdrawal' }).click();
  await expect(customer.getByRole('heading', { level: 1 })).toHaveText('You’ve withdrawn');

  await expect(customer.locator('main')).not.toContainText('We’ll match your statement');

  await expect(waiting).toHaveCount(before + 1);
  await customer.goto(`/orders/${publicId}`);
  // The sum is the withdrawal's, with its delivery.
  await expect(customer.getByRole('article', { name: /^Return R-/ })).toContainText(
    'Once it’s here, we’ll check it and refund you.',
  );
});
