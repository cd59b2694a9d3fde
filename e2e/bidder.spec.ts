import type { Page } from '@playwright/test';
import { bidButton, bidUpTo, chooseAmount } from './bid-sheet.ts';
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
  await page.getByRole('button', { name: 'Keep these, and back to the lot' }).click();
  await expect(page.getByText(/The bank declined this card\. Nothing was saved/)).toBeVisible();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByRole('button', { name: 'Keep these, and back to the lot' }).click();
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
  await page.getByRole('button', { name: /^Keep these/ }).click();
  await expect(page.getByText('Enter the street and number.')).toBeVisible();
  await fillAddress(page);
  await page.getByRole('button', { name: /^Keep these/ }).click();
  await page.waitForURL(new RegExp(`/auctions/${lot.slug}/bid\\?amount=100`));
  await page.getByLabel('The most you’d pay').fill('150');
  await page.getByRole('button', { name: 'Work out the sum again' }).click();
  await expect(page.locator('.lcost')).toContainText(/You pay at most\s*€168/);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Yes, bid up to €150' }).click();
  await expect(page.getByTestId('band')).toContainText('Your €150 counted. You’re leading.');
  await page.getByRole('link', { name: 'See the lot' }).click();

  await page.getByRole('button', { name: 'Watch A jar without script' }).click();
  await expect(page.getByText('This lot is on your watch list.')).toBeVisible();
  await page.goto('/account/watching');
  await page.getByRole('button', { name: 'Watching A jar without script, stop it' }).click();
  await expect(page.getByText(/No lot yet/)).toBeVisible();

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
    await bidUpTo(page, '150');
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
  await chooseAmount(page, '150');
  await page.context().setOffline(true);
  await expect(page.getByText('Connection lost. Bidding is paused here.')).toBeVisible();
  await expect(bidButton(page)).toBeDisabled();
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(bidButton(page)).toHaveText('Bid up to €150');
  await expect(bidButton(page)).toBeDisabled();
  await page.context().setOffline(false);
  await expect(bidButton(page)).toBeEnabled();
  const { items } = await api<{ items: unknown[] }>('GET', `/auctions/${lot.id}/bids`);
  expect(items).toEqual([]);
});

test('the button follows the price, and what was on it for a second is what is bid', async ({ person, api }) => {
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
  await bidButton(page).click();
  await expect(page.getByTestId('band')).toContainText('You’re leading at €130');
});

test('a bid that was passed on its way is refused, never raised: who bid, when, and that ours is not on record', async ({
  person,
  api,
}) => {
  const lot = await aLot(api, 'A jar that was quicker');
  const page = await person({ signedInAs: 'bidder' });
  let hold = false;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage(async (message) => {
      if (/"bid"/.test(String(message))) {
        hold = true;
        await released;
      }
      server.send(message);
    });
  });
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await bidUpTo(page, '110');
  await expect(page.getByTestId('band')).toHaveText('Sending your bid of €110…');
  await expect(bidButton(page)).toHaveText('Sending €110');
  await expect(bidButton(page)).toBeDisabled();
  await expect(page.getByText('Still sending. It counts from when it reaches us.')).toBeVisible();
  expect(hold).toBe(true);
  await bidOf(api, lot, 'quicker', 12_000);
  await bidOf(api, lot, 'beaten', 11_500);
  release();
  await expect(page.getByTestId('band')).toHaveText('Not taken: €110 is no longer enough');
  await expect(page.locator('#bid')).toContainText(/Paddle 1 bid €120 at [\d:]{8}\. Your bid is not on record\./);
  await expect(bidButton(page)).toContainText('Bid €130');
  const { items } = await api<{ items: { paddle: string }[] }>('GET', `/auctions/${lot.id}/bids`);
  expect(items.map(({ paddle }) => paddle)).not.toContain('Paddle 3');
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
    await bidUpTo(page, amount);
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
  await expect(page.locator('.lcost')).toContainText(/You pay\s*€458/);
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
