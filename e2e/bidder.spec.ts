import type { Page } from '@playwright/test';
import { type Api, expect, test, untilLive } from './fixtures.ts';

interface Lot {
  id: string;
  slug: string;
}

/** An open lot of this test's own, from €100 in steps of €10. */
const aLot = (api: Api, title: string, more: Record<string, unknown> = {}) =>
  api<Lot>('POST', '/auctions', {
    ...{ title, startAmount: 10_000, increments: [{ from: 0, step: 1_000 }] },
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    ...more,
  });
const bidOf = (api: Api, lot: Lot, bidder: string, maxAmount: number) =>
  api('POST', `/auctions/${lot.id}/bids`, { bidder, maxAmount, key: `${bidder}-${maxAmount}` });

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

async function setMaximum(page: Page, amount: string): Promise<void> {
  await page.locator('#bid-maximum').fill(amount);
  await page.getByRole('button', { name: 'Set maximum' }).click();
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
  await setMaximum(page, '150');
  await page.waitForURL(/\/account\/bidding\?/);
  await fillAddress(page);
  await page.getByLabel('Card number').fill('4000 0000 0000 0002');
  await page.getByRole('button', { name: 'Keep these, and back to the lot' }).click();
  await expect(page.getByText(/The bank declined this card\. Nothing was kept/)).toBeVisible();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByRole('button', { name: 'Keep these, and back to the lot' }).click();
  await page.waitForURL(new RegExp(`/auctions/${lot.slug}`));

  const confirm = page.locator('.cbid');
  // 150, 20 % of it, and 18 for delivery.
  await expect(confirm).toContainText(/Buyer’s premium, 20%\s*€30/);
  await expect(confirm).toContainText(/You pay at most, includes VAT\s*€198/);
  await confirm.getByRole('button', { name: 'Bid €150' }).click();
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
  await setMaximum(page, '150');
  await page.waitForURL(/\/account\/bidding\?/);
  await page.getByRole('button', { name: /^Keep these/ }).click();
  await expect(page.getByText('Enter the street and number.')).toBeVisible();
  await fillAddress(page);
  await page.getByRole('button', { name: /^Keep these/ }).click();
  await page.waitForURL(new RegExp(`/auctions/${lot.slug}\\?amount=15000`));
  await page.locator('.cbid').getByRole('button', { name: 'Bid €150' }).click();
  await expect(page.getByText('Your bid counted. You’re leading.')).toBeVisible();

  await page.getByRole('button', { name: 'Watch A jar without script' }).click();
  await expect(page.getByText('This lot is on your watch list.')).toBeVisible();
  await page.goto('/account/watching');
  await page.getByRole('button', { name: 'Watching A jar without script, stop it' }).click();
  await expect(page.getByText(/No lot yet/)).toBeVisible();

  await page.goto('/account/notices');
  const mailWhen = (kind: string) => page.getByRole('checkbox', { name: `Mail : ${kind}` });
  await mailWhen('I’m outbid').uncheck();
  await page.getByRole('button', { name: 'Keep this choice' }).click();
  await page.waitForURL(/kept=1/);
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

for (const lost of ['answer', 'bid'] as const) {
  const what = lost === 'answer' ? 'a bid whose answer is lost' : 'a bid that is lost on its way';
  test(`${what} is asked for with the same key, and counts once`, async ({ person, api }) => {
    const lot = await aLot(api, `A jar behind a bad line, ${lost}`);
    const page = await person({ signedInAs: 'bidder' });
    const keys: string[] = [];
    await page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer();
      const cut = async () => {
        await socket.close();
        await server.close();
      };
      let awaitsAnswer = false;
      socket.onMessage(async (message) => {
        const key = /"bid",.*"key":"([^"]+)"/.exec(String(message))?.[1];
        if (key) keys.push(key);
        const first = key !== undefined && keys.length === 1;
        if (first && lost === 'bid') return cut();
        awaitsAnswer ||= first;
        server.send(message);
      });
      server.onMessage(async (message) => {
        // An acknowledgement: the server has the bid, and its answer goes no further.
        if (awaitsAnswer && /^43\d*\[/.test(String(message))) await cut();
        else socket.send(message);
      });
    });
    await page.goto(`/auctions/${lot.slug}`);
    await untilLive(page);
    await setMaximum(page, '150');
    await page.locator('.cbid').getByRole('button', { name: 'Bid €150' }).click();
    await expect(page.getByTestId('band')).toHaveText('Your €150 did count. You’re leading.');
    expect(keys.length).toBeGreaterThanOrEqual(2);
    expect(new Set(keys).size).toBe(1);
    const { items } = await api<{ items: unknown[] }>('GET', `/auctions/${lot.id}/bids`);
    expect(items).toHaveLength(1);
  });
}

test('offline, bidding is disabled with the reason beside it, and nothing is sent later', async ({ person, api }) => {
  const lot = await aLot(api, 'A jar out of reach');
  const page = await person({ signedInAs: 'rival' });
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await setMaximum(page, '150');
  await page.context().setOffline(true);
  await expect(page.locator('.cbid').getByRole('button', { name: 'Bid €150' })).toBeDisabled();
  await expect(page.locator('.cbid')).toContainText('The connection is lost, so this can’t be sent.');
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByText('Connection lost. Bidding is paused here.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Set maximum' })).toBeDisabled();
  await page.context().setOffline(false);
  await expect(page.getByRole('button', { name: 'Set maximum' })).toBeEnabled();
  const { items } = await api<{ items: unknown[] }>('GET', `/auctions/${lot.id}/bids`);
  expect(items).toEqual([]);
});

test('a refused bid offers the new minimum, and one tap bids it', async ({ person, api }) => {
  const lot = await aLot(api, 'A jar that moved on');
  const page = await person({ signedInAs: 'bidder' });
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await setMaximum(page, '110');
  await bidOf(api, lot, 'faster', 12_000);
  await bidOf(api, lot, 'slower', 11_500);
  await page.locator('.cbid').getByRole('button', { name: 'Bid €110' }).click();
  await expect(page.getByTestId('band')).toHaveText('Not taken: €110 is no longer enough');
  await page.getByRole('button', { name: 'Bid €130 instead' }).click();
  await expect(page.getByTestId('band')).toHaveText('You’re leading at €130');
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
    await setMaximum(page, amount);
    await page
      .locator('.cbid')
      .getByRole('button', { name: `Bid €${amount}` })
      .click();
    await expect(band).toHaveText(/You’re leading/);
  };
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await raise('110');
  await bidOf(api, lot, 'first rival', 15_000);
  await expect(band).toHaveText(/You’ve been outbid/);
  expect(await tones()).toBe(0);

  await page.locator('summary', { hasText: 'Sound and notices' }).click();
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
  await expect(page.locator('.lcost')).toContainText(/You pay, includes VAT\s*€458/);
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
  await expect(page.getByLabel('Street and number')).toHaveValue('Lange Gasse 8');
  await expect(page.getByText('Test card ending 4242')).toBeVisible();
  await page.getByRole('button', { name: 'Pay €458' }).first().click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByText(/^Paid$/).first()).toBeVisible();
});
