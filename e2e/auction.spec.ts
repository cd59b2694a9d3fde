import { expect, test, untilLive } from './fixtures.ts';

test('a stranger who wants to bid is led to sign in and back to the same lot and amount', async ({ person, api }) => {
  const lot = await api<{ slug: string }>('POST', '/auctions', {
    title: 'A jar for someone new',
    startAmount: 20_000,
    endsAt: new Date(Date.now() + 3600_000).toISOString(),
    increments: [{ from: 0, step: 1_000 }],
  });
  const page = await person();
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await page.locator('#bid-maximum').fill('321');
  await page.getByRole('button', { name: 'Set maximum' }).click();
  await page.waitForURL(/\/sign-in\?/);
  await untilLive(page);
  await page.getByLabel('Email').fill('bidder@demo.marketday');
  await page.getByLabel('Password').fill('demo-marketday');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(new RegExp(`/auctions/${lot.slug}`));
  await untilLive(page);
  // The amount is there, asked once more before it binds.
  await page.locator('.cbid').getByRole('button', { name: 'Bid €321' }).click();
  await expect(page.getByText(/You’re leading at €200/).first()).toBeVisible();
});

test('a lot closes by itself while people watch, and its winner pays', async ({ person, api }) => {
  const lot = await api<{ slug: string }>('POST', '/auctions', {
    title: 'A bowl that closes soon',
    startAmount: 5_000,
    softCloseSeconds: 0,
    endsAt: new Date(Date.now() + 15_000).toISOString(),
  });
  const [winner, watcher] = await Promise.all([person({ signedInAs: 'rival' }), person()]);
  for (const page of [winner, watcher]) {
    await page.goto(`/auctions/${lot.slug}`);
    await untilLive(page);
  }
  await winner.locator('#bid-maximum').fill('60');
  await winner.getByRole('button', { name: 'Set maximum' }).click();
  await winner.locator('.cbid').getByRole('button', { name: 'Bid €60' }).click();
  await expect(winner.getByText(/You’re leading/).first()).toBeVisible();
  await expect(winner.getByText(/Yours for €50/).first()).toBeVisible({ timeout: 25_000 });
  await expect(watcher.getByText(/Sold/).first()).toBeVisible();
  await winner
    .getByRole('link', { name: /^Pay €/ })
    .first()
    .click();
  await winner.waitForURL(/\/(orders|checkout)/);
  await expect(winner.locator('main')).toContainText('€68');
});
