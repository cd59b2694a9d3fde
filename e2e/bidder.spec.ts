import { bidButton, bidUpTo, chooseAmount, pressRead } from './bid-sheet.ts';
import { expect, test, untilLive } from './fixtures.ts';
import { aLot, bidOf } from './own-lot.ts';

test('the button follows the price, and what could be read on it is what is bid', async ({ person, api }) => {
  const lot = await aLot(api, 'A jar that moved on');
  const page = await person({ signedInAs: 'bidder' });
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await page.mouse.move(0, 0);
  await chooseAmount(page, '110');
  await page.mouse.move(0, 0);
  await expect(bidButton(page)).toHaveText('Yes, bid up to €110');
  await bidOf(api, lot, 'faster', 12_000);
  await bidOf(api, lot, 'slower', 11_500);
  await expect(bidButton(page)).toHaveText('€110 is passed. Bid €130');
  await expect(page.locator('#bid')).toContainText(/If you win at €130, you pay\s*€148/);
  await pressRead(bidButton(page));
  await expect(page.getByTestId('band')).toContainText('You’re leading at €130');
});

test('a stranger who watches a lot signs in and comes back to it watched; the list is live', async ({
  person,
  api,
}) => {
  const lot = await aLot(api, 'A jar to keep an eye on');
  const page = await person();
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await page.getByRole('button', { name: 'Watch A jar to keep an eye on' }).click();
  await page.waitForURL(/\/sign-in\?/);
  await untilLive(page);
  await page.getByLabel('Email').fill('shopper@demo.marketday');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password').fill('demo-marketday');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(new RegExp(`/auctions/${lot.slug}`));
  await expect(page.getByRole('button', { name: 'Watching A jar to keep an eye on, stop it' })).toBeVisible();
  await page.goto('/account/watching');
  await untilLive(page);
  await bidOf(api, lot, 'someone', 20_000);
  await bidOf(api, lot, 'someone else', 15_000);
  await expect(page.locator(`[data-lot="${lot.slug}"]`)).toContainText('€160');
});

test('sound is silent until asked for, then says that you are outbid, unless the lot is muted', async ({
  person,
  api,
}) => {
  const lot = await aLot(api, 'A jar with a voice');
  const page = await person({ signedInAs: 'rival' });
  await page.addInitScript(() => {
    const real = AudioContext.prototype.createOscillator;
    const counted = window as unknown as { tones: number };
    counted.tones = 0;
    AudioContext.prototype.createOscillator = function () {
      counted.tones += 1;
      return real.call(this);
    };
  });
  const tones = () => page.evaluate(() => (window as unknown as { tones: number }).tones);
  const band = page.getByTestId('band');
  const raise = async (amount: string) => {
    await bidUpTo(page, amount);
    await expect(band).toHaveText(/You’re leading/);
  };
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await raise('110');
  await bidOf(api, lot, 'first rival', 15_000);
  await expect(band).toHaveText(/You’ve been outbid/);
  expect(await tones()).toBe(0);

  await page.locator('summary', { hasText: 'Sound, notices and keys' }).click();
  await page.getByRole('checkbox', { name: /^Sound/ }).check();
  await expect.poll(tones).toBe(2); // heard once
  await raise('200');
  await expect.poll(tones).toBe(4);
  await bidOf(api, lot, 'second rival', 25_000);
  await expect(band).toHaveText(/You’ve been outbid/);
  await expect.poll(tones).toBe(6);
  await page.getByLabel('Mute this lot').check();
  await raise('300');
  expect(await tones()).toBe(6);
});

test('whoever has won finds it in their notices, counted until it is read', async ({ person, api }) => {
  const lot = await aLot(api, 'A jar that is won', { buyNowAmount: 40_000, premiumBasisPoints: 1_000 });
  const page = await person({ signedInAs: 'bidder' });
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await page.getByRole('button', { name: 'Buy now' }).click();
  await expect(page.locator('.lot-cost')).toContainText(/You pay\s*€458/);
  await page.getByRole('button', { name: 'Yes, buy for €400' }).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByText('Buyer’s premium')).toBeVisible();
  await page
    .getByRole('link', { name: /^Notices\s*\d+ new/ })
    .first()
    .click();
  await page.waitForURL(/\/account\/notices/);
  const notice = page.getByRole('listitem').filter({ hasText: 'A jar that is won is yours for €400' });
  await notice.getByRole('button', { name: /^Mark as read/ }).click();
  await expect(notice.getByRole('button')).toHaveCount(0);

  // Paying starts with what is on file.
  await notice.getByRole('link').click();
  await page.waitForURL(/\/orders\//);
  await page.locator('a[href^="/checkout"]').first().click();
  await expect(page.getByLabel('Street and number').first()).toHaveValue('Lange Gasse 8');
  await expect(page.getByText('Test card ending 4242')).toBeVisible();
  await page.getByRole('button', { name: 'Pay €458' }).first().click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByText(/^Paid$/).first()).toBeVisible();
});
