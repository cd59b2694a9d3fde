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
  plain,
  api,
}) => {
  const lot = await aLot(api, 'A jar without script');
  const page = await plain();
  await page.open(`/register?next=${encodeURIComponent(`/auctions/${lot.slug}`)}`);
  page.fill('Name', 'Nina Newcomer', { first: true });
  page.fill('Email', `nina-${Date.now()}@example.com`);
  page.fill('Password', 'a password of her own');
  await page.press(/account/i, { besides: 'Password' });
  expect(page.url).toContain(`/auctions/${lot.slug}`);
  await page.press('Bid €100', { first: true });
  expect(page.url).toMatch(/\/account\/bidding\?/);
  const save = /^Save( and go back to the lot)?$/;
  await page.press(save);
  expect(page.text).toContain('Enter the street and number.');
  page.fill('Full name', 'Nina Newcomer');
  page.fill('Street and number', 'Lange Gasse 8');
  page.fill('Postcode', '1080');
  page.fill('City', 'Wien');
  page.fill('Country', 'AT');
  await page.press(save);
  expect(page.url).toContain(`/auctions/${lot.slug}/bid?amount=100`);
  page.fill('The most you’d pay', '150');
  await page.press('Recalculate');
  expect(page.part({ class: 'lot-cost' })).toMatch(/You pay at most\s*€168/);
  page.fill(/agree|binding/i, true);
  await page.press('Yes, bid up to €150');
  expect(page.part({ testId: 'band' })).toContain('Your €150 counted. You’re leading.');
  await page.follow('See the lot');

  await page.press('Watch A jar without script');
  expect(page.text).toContain('This lot is on your watch list.');
  await page.open('/account/watching');
  await page.press('Watching A jar without script, stop it');
  expect(page.text).toMatch(/No lots yet/);

  await page.open('/account/notices');
  const emailWhen = (kind: string) => `Email: ${kind}`;
  await page.press('Turn all off');
  page.button('Turn all on');
  expect(page.isChecked(emailWhen('I’m outbid'))).toBe(false);
  await page.press('Turn all on');
  page.button('Turn all off');
  expect(page.isChecked(emailWhen('I’m outbid'))).toBe(true);
  page.fill(emailWhen('I’m outbid'), false);
  await page.press('Save your choices');
  expect(page.url).toMatch(/kept=1/);
  expect(page.isChecked(emailWhen('I’m outbid'))).toBe(false);
  expect(page.isDisabled(emailWhen('I win a lot'))).toBe(true);
});

test('an address that leads elsewhere leads nowhere', async ({ person }) => {
  const page = await person({ signedInAs: 'bidder' });
  for (const next of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
    await page.goto(`/account/bidding?next=${encodeURIComponent(next)}`);
    await expect(page.locator('input[name=next]')).toHaveValue('/');
  }
});
