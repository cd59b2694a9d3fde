import type { Page } from '@playwright/test';
import { bidButton, chooseAmount } from './bid-sheet.ts';
import { expect, test, untilLive } from './fixtures.ts';
import { aLot } from './own-lot.ts';

async function register(page: Page, next: string): Promise<void> {
  await page.goto(`/register?next=${encodeURIComponent(next)}`);
  await page.getByLabel('Name').fill('Nina Newcomer');
  await page.getByLabel('Email').fill(`nina-${Date.now()}@example.com`);
  await page.getByLabel('Password').fill('a password of her own');
  await page
    .getByRole('main')
    .getByRole('button', { name: /account/i })
    .click();
}

async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel('Full name').fill('Nina Newcomer');
  await page.getByLabel('Street and number').fill('Lange Gasse 8');
  await page.getByLabel('Postcode').fill('1080');
  await page.getByLabel('City').fill('Wien');
  await page.getByLabel('Country').selectOption('AT');
}

test('a newcomer brings address and card, comes back to the same lot and amount, and sees the whole cost', async ({
  person,
  api,
}) => {
  const lot = await aLot(api, 'A jar for a newcomer', { premiumBasisPoints: 2_000 });
  const page = await person();
  await register(page, `/auctions/${lot.slug}`);
  await page.waitForURL(new RegExp(`/auctions/${lot.slug}`));
  await untilLive(page);
  await expect(page.getByText(/20% buyer’s premium/)).toBeVisible();
  await chooseAmount(page, '150');
  await page.waitForURL(/\/account\/bidding\?/);
  await fillAddress(page);
  await page.getByLabel('Card number').fill('4000 0000 0000 0002');
  await page.getByLabel('Expiry').fill('12/40');
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('button', { name: 'Save and go back to the lot' }).click();
  await expect(page.getByText(/The bank declined this card\. Nothing was saved/)).toBeVisible();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByRole('button', { name: 'Save and go back to the lot' }).click();
  await page.waitForURL(new RegExp(`/auctions/${lot.slug}`));

  const asked = page.locator('#bid');
  // 150, 20 % of it, and 18 for delivery.
  await expect(asked).toContainText(/Buyer’s premium, 20%\s*€30/);
  await expect(asked).toContainText(/VAT\s*Included/);
  await expect(asked).toContainText(/You pay at most\s*€198/);
  await expect(bidButton(page)).toHaveText('Yes, bid up to €150');
  await bidButton(page).click();
  await expect(page.getByText('You’re leading at €100').first()).toBeVisible();

  await page.goto('/account');
  await expect(page.getByText('Lange Gasse 8, 1080 Wien, Austria')).toBeVisible();
  await expect(page.getByText('Test card ending 4242')).toBeVisible();
});

test('all of it works without JavaScript: details, the same amount, the bid, watching, notices', async ({
  person,
  api,
}) => {
  const lot = await aLot(api, 'A jar without script');
  const page = await person({ javaScriptEnabled: false });
  await register(page, `/auctions/${lot.slug}`);
  await page.waitForURL(new RegExp(`/auctions/${lot.slug}`));
  await page.getByRole('button', { name: 'Bid €100' }).first().click();
  await page.waitForURL(/\/account\/bidding\?/);
  await page.getByRole('button', { name: /^Save( and go back to the lot)?$/ }).click();
  await expect(page.getByText('Enter the street and number.')).toBeVisible();
  await fillAddress(page);
  await page.getByRole('button', { name: /^Save( and go back to the lot)?$/ }).click();
  await page.waitForURL(new RegExp(`/auctions/${lot.slug}/bid\\?amount=100`));
  await page.getByLabel('The most you’d pay').fill('150');
  await page.getByRole('button', { name: 'Recalculate' }).click();
  await expect(page.locator('.lot-cost')).toContainText(/You pay at most\s*€168/);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Yes, bid up to €150' }).click();
  await expect(page.getByTestId('band')).toContainText('Your €150 counted. You’re leading.');
  await page.getByRole('link', { name: 'See the lot' }).click();

  await page.getByRole('button', { name: 'Watch A jar without script' }).click();
  await expect(page.getByText('This lot is on your watch list.')).toBeVisible();
  await page.goto('/account/watching');
  await page.getByRole('button', { name: 'Watching A jar without script, stop it' }).click();
  await expect(page.getByText(/No lots yet/)).toBeVisible();

  await page.goto('/account/notices');
  const mailWhen = (kind: string) => page.getByRole('checkbox', { name: `Email : ${kind}` });
  await page.getByRole('button', { name: 'Turn all off' }).click();
  await expect(page.getByRole('button', { name: 'Turn all on' })).toBeVisible();
  await page.getByText('Choose one by one').click();
  await expect(mailWhen('I’m outbid')).not.toBeChecked();
  await page.getByRole('button', { name: 'Turn all on' }).click();
  await expect(page.getByRole('button', { name: 'Turn all off' })).toBeVisible();
  await page.getByText('Choose one by one').click();
  await expect(mailWhen('I’m outbid')).toBeChecked();
  await mailWhen('I’m outbid').uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(/kept=1/);
  await page.getByText('Choose one by one').click();
  await expect(mailWhen('I’m outbid')).not.toBeChecked();
  await expect(mailWhen('I win a lot')).toBeDisabled();
});

test('an address that leads elsewhere leads nowhere', async ({ person }) => {
  const page = await person({ signedInAs: 'bidder' });
  for (const next of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
    await page.goto(`/account/bidding?next=${encodeURIComponent(next)}`);
    await expect(page.locator('input[name=next]')).toHaveValue('/');
  }
});
