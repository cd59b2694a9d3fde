import { randomUUID } from 'node:crypto';
import { type Api, expect, test, untilLive } from './fixtures.ts';
import { mailTo } from './mail-to.ts';

// The shop has no seller for a while.
test.use({ alone: 'opening' });

test('a closed checkout and a closed lot open while they are looked at', async ({ person, plain, api, shop }) => {
  const settings = await api<{ sellerName: string }>('GET', '/settings');
  await api('PATCH', '/settings', { sellerName: '' });
  const lot = await api<{ slug: string }>('POST', '/auctions', {
    title: 'A jar before the opening',
    startAmount: 10_000,
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  });

  const shopper = await person({ width: 390 });
  await shopper.request.post('/api/bag/lines', {
    headers: { origin: shop.url },
    data: { sku: 'EVERYDAY-MUG-OATMEAL', quantity: 1 },
  });
  await shopper.goto('/checkout');
  await expect(shopper.getByRole('heading', { level: 1 })).toHaveText('We can’t take orders yet');
  await expect(shopper.getByRole('button', { name: 'Payment isn’t open yet' })).toBeDisabled();
  const email = `lena.${randomUUID().slice(0, 8)}@example.com`;
  await shopper.getByLabel('Tell me when you open').fill(email);
  await shopper.getByRole('button', { name: 'Tell me' }).click();
  await expect(shopper.locator('main')).toContainText(email);
  const mail = await mailTo(shop, email, /Subject: Shall we tell you when/);
  const lena = await plain();
  await lena.open(/\/alerts\?key=[\w.-]+/.exec(mail)?.[0] ?? '');
  await lena.press('Confirm');
  expect(lena.main).toContain('We’ll email you once, when you can buy.');

  const bidder = await person({ signedInAs: 'bidder', width: 1440 });
  await bidder.goto(`/auctions/${lot.slug}`);
  await expect(bidder.locator('#bid')).toContainText('Bidding is closed until we can take payments.');
  await untilLive(shopper);
  await untilLive(bidder);

  await api('PATCH', '/settings', { sellerName: settings.sellerName });
  await expect(bidder.getByRole('button', { name: /^Bid €100/ })).toBeVisible();
  await expect(bidder.locator('#bid')).not.toContainText('Bidding is closed');
  await expect(shopper.getByRole('heading', { level: 1 })).toHaveText('Checkout');
  await expect(shopper.getByLabel('Email', { exact: true })).toBeVisible();
});

/** An open lot with bids keeps its end, so a shop with a date to come has none. */
async function withdrawLots(api: Api): Promise<void> {
  const { items } = await api<{ items: { id: string; state: string }[] }>('GET', '/auctions?limit=100');
  for (const { id, state } of items)
    if (state === 'open') await api('POST', `/auctions/${id}/withdrawal`, { reason: 'The shop isn’t open yet.' });
}

/** What winners of the demo's lots owe. */
async function cancelUnpaid(api: Api): Promise<void> {
  const { items } = await api<{ items: { id: string; status: string }[] }>('GET', '/orders?limit=100');
  for (const { id, status } of items)
    if (status === 'placed') await api('POST', `/orders/${id}/cancel`, { reason: 'The shop isn’t open yet.' });
}

test('before its date a shop shows when it opens, and two visitors come in without reloading', async ({
  person,
  plain,
  api,
  shop,
}) => {
  await withdrawLots(api);
  await cancelUnpaid(api);
  const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16);
  await api('PATCH', '/settings', { opensAt: inThreeDays });

  const [lena, tom] = [await person({ width: 390 }), await person({ width: 1440, dark: true })];
  await lena.goto('/');
  await tom.goto('/shop');
  for (const visitor of [lena, tom]) {
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(/^We open on /);
    await expect(visitor.getByRole('timer')).toContainText(/[23]\s*days?/);
    await expect(visitor.getByRole('link', { name: 'Auctions' })).toHaveCount(0);
    await untilLive(visitor);
  }
  const reader = await plain();
  await reader.open('/');
  expect(reader.heading).toMatch(/^We open on /);
  expect(await (await lena.request.get('/products/everyday-mug')).text()).toContain('We open on ');

  const email = `lena.${randomUUID().slice(0, 8)}@example.com`;
  await lena.getByLabel('Tell me when you open').fill(email);
  await lena.getByRole('button', { name: 'Tell me' }).click();
  await expect(lena.locator('main')).toContainText(email);
  await mailTo(shop, email, /Subject: Shall we tell you when/);

  await api('PATCH', '/settings', { opensAt: '' });
  for (const visitor of [lena, tom]) {
    await expect(visitor).toHaveURL(`${shop.url}/`);
    await expect(visitor.getByRole('heading', { level: 1 })).not.toHaveText(/^We open on /);
    await expect(visitor.getByRole('navigation').first()).toBeVisible();
  }
});
