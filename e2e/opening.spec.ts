import { randomUUID } from 'node:crypto';
import { expect, test, untilLive } from './fixtures.ts';
import { mailTo } from './mail-to.ts';

// The shop has no seller for a while.
test.use({ alone: 'opening' });

test('a closed checkout and a closed lot open while they are looked at', async ({ person, api, shop }) => {
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
  const plain = await person({ javaScriptEnabled: false });
  await plain.goto(/\/alerts\?key=[\w.-]+/.exec(mail)?.[0] ?? '');
  await plain.getByRole('button', { name: 'Confirm' }).click();
  await expect(plain.locator('main')).toContainText('We’ll email you once, when you can buy.');

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
