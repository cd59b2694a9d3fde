import type { Page } from '@playwright/test';
import { bidButton, bidUpTo, chooseAmount } from './bid-sheet.ts';
import { expectTruth, listenTo, type Truth } from './bid-truth.ts';
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
const bidsOn = async (api: Api, lot: Lot) =>
  (await api<{ items: unknown[] }>('GET', `/auctions/${lot.id}/bids`)).items.length;

const bandOf = (page: Page) => page.getByTestId('band');

test('every sentence is true at its moment: leader, rival, onlooker and stranger, line up and line down', async ({
  person,
  api,
}) => {
  test.setTimeout(120_000);
  const endsAt = Date.now() + 3_600_000;
  const lot = await aLot(api, 'A jar that is spoken of', { endsAt: new Date(endsAt).toISOString() });
  const [ben, rita, onlooker, stranger] = await Promise.all([
    person({ signedInAs: 'bidder' }),
    person({ signedInAs: 'rival' }),
    person({ signedInAs: 'shopper' }),
    person(),
  ]);
  const pages = { ben, rita, onlooker, stranger };
  for (const page of Object.values(pages)) {
    await listenTo(page);
    await page.goto(`/auctions/${lot.slug}`);
    await untilLive(page);
    await page.mouse.move(0, 0);
  }

  type Who = Truth['who'];
  const none: Who = { bid: false, leads: false, maximum: null };
  const leads = (maximum: number): Who => ({ bid: true, leads: true, maximum });
  const outbid = (maximum: number): Who => ({ bid: true, leads: false, maximum });
  interface Moment {
    what: string;
    happens(): Promise<void>;
    price: number;
    next: number;
    /** Each person's band, what is true of them, and the button or null where there is none. */
    says: Record<keyof typeof pages, [band: string, who: Who, button: string | RegExp | null, offline?: true]>;
  }
  const moments: Moment[] = [
    {
      what: 'nobody has bid',
      happens: async () => {},
      price: 10_000,
      next: 10_000,
      says: {
        ben: ['No bids yet', none, 'Bid €100'],
        rita: ['No bids yet', none, 'Bid €100'],
        onlooker: ['No bids yet', none, 'Bid €100'],
        stranger: ['Sign in to bid', null, 'Sign in to bid €100'],
      },
    },
    {
      what: 'Ben is asked',
      happens: () => chooseAmount(ben, '150'),
      price: 10_000,
      next: 10_000,
      says: {
        ben: ['You have not bid yet', none, 'Yes, bid up to €150'],
        rita: ['No bids yet', none, 'Bid €100'],
        onlooker: ['No bids yet', none, 'Bid €100'],
        stranger: ['Sign in to bid', null, 'Sign in to bid €100'],
      },
    },
    {
      what: 'Ben leads',
      happens: () => bidButton(ben).click(),
      price: 10_000,
      next: 11_000,
      says: {
        ben: ['You’re leading at €100', leads(15_000), null],
        rita: ['No bid from you yet', none, /^(€100 is passed\. )?Bid €110$/],
        onlooker: ['No bid from you yet', none, /^(€100 is passed\. )?Bid €110$/],
        stranger: ['Sign in to bid', null, 'Sign in to bid €110'],
      },
    },
    {
      what: 'Rita bids less than his maximum',
      happens: () => bidUpTo(rita, '120'),
      price: 13_000,
      next: 14_000,
      says: {
        ben: ['You’re leading at €130', leads(15_000), null],
        rita: ['Your €120 counted. A higher maximum was there.', outbid(12_000), 'Bid €140'],
        onlooker: ['No bid from you yet', none, /Bid €140$/],
        stranger: ['Sign in to bid', null, 'Sign in to bid €140'],
      },
    },
    {
      what: 'Rita bids more',
      happens: () => bidUpTo(rita, '200'),
      price: 16_000,
      next: 17_000,
      says: {
        ben: ['You’ve been outbid at €160', outbid(15_000), /Bid €170$/],
        rita: ['You’re leading at €160', leads(20_000), null],
        onlooker: ['No bid from you yet', none, /Bid €170$/],
        stranger: ['Sign in to bid', null, 'Sign in to bid €170'],
      },
    },
    {
      what: 'the lines of both go down',
      happens: async () => {
        await ben.context().setOffline(true);
        await rita.context().setOffline(true);
      },
      price: 16_000,
      next: 17_000,
      says: {
        ben: ['You were outbid at €160, when we last heard', outbid(15_000), /Bid €170$/, true],
        rita: ['You were leading at €160, when we last heard', leads(20_000), null, true],
        onlooker: ['No bid from you yet', none, /Bid €170$/],
        stranger: ['Sign in to bid', null, 'Sign in to bid €170'],
      },
    },
    {
      what: 'both are back, and another has bid meanwhile',
      happens: async () => {
        await bidOf(api, lot, 'by phone', 18_000);
        await ben.context().setOffline(false);
        await rita.context().setOffline(false);
      },
      price: 19_000,
      next: 20_000,
      says: {
        ben: ['You’ve been outbid at €190', outbid(15_000), /Bid €200$/],
        rita: ['You’re leading at €190', leads(20_000), null],
        onlooker: ['No bid from you yet', none, /Bid €200$/],
        stranger: ['Sign in to bid', null, 'Sign in to bid €200'],
      },
    },
  ];
  const before = new Map<string, Truth>();
  for (const { what, happens, price, next, says } of moments) {
    await test.step(what, async () => {
      await happens();
      for (const [name, page] of Object.entries(pages) as [keyof typeof pages, Page][]) {
        const [band, who, button, offline] = says[name];
        await expect(bandOf(page), `${what}: ${name}`).toContainText(band, { timeout: 20_000 });
        if (button === null) await expect(bidButton(page)).toHaveCount(0);
        else await expect(bidButton(page)).toHaveText(button);
        if (!offline) await expect(page.getByTestId('current-bid')).toContainText(`€${price / 100}`);
        const connected = !offline;
        const truth = { who, price, next, leftMs: endsAt - Date.now(), connected };
        await expectTruth(page, truth, before.get(name));
        before.set(name, truth);
      }
    });
  }
  await expect(ben.getByText('still bids for you')).toHaveCount(0);
});

test('what a bid binds to is said as it is in a lot’s last ten minutes', async ({ person, api }) => {
  const endsAt = Date.now() + 8 * 60_000;
  const lot = await aLot(api, 'A jar near its end', { endsAt: new Date(endsAt).toISOString() });
  const page = await person({ signedInAs: 'shopper' });
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await expect(page.getByText('in the last ten minutes it can’t be taken back')).toBeVisible();
  const none = { bid: false, leads: false, maximum: null };
  await expectTruth(page, { who: none, price: 10_000, next: 10_000, leftMs: endsAt - Date.now(), connected: true });
});

test('while nobody knows who this is, the band is empty and the header asks nobody to sign in', async ({
  person,
  api,
}) => {
  const lot = await aLot(api, 'A jar whose leader waits');
  const page = await person({ signedInAs: 'bidder' });
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await bidUpTo(page, '150');
  await expect(bandOf(page)).toHaveText('You’re leading at €100');
  const height = (await bandOf(page).boundingBox())?.height;
  await page.route('**/socket.io/**', () => {});
  await page.routeWebSocket(/socket\.io/, () => {});
  await page.goto(`/auctions/${lot.slug}`);
  await expect(bandOf(page)).toHaveText('Checking where you stand');
  expect((await bandOf(page).boundingBox())?.height).toBe(height);
  await expect(page.getByText(/No bid/)).toHaveCount(0);
  await expect(page.locator('header.hd')).not.toContainText('Sign in');
  const html = await (await page.request.get(`/auctions/${lot.slug}`)).text();
  expect(html).not.toContain('No bid from you yet');
});

for (const [how, alive] of [
  ['without JavaScript', false],
  ['before the page is alive', true],
] as const) {
  test(`one press binds nobody ${how}: a bid, a purchase and a falling price are asked about first`, async ({
    person,
    api,
  }) => {
    const bid = await aLot(api, `A jar to bid on ${how}`);
    const buy = await aLot(api, `A jar to buy ${how}`, { buyNowAmount: 42_000 });
    const fall = await aLot(api, `A jar that falls ${how}`, {
      ...{ format: 'dutch', startAmount: 30_000, increments: undefined },
      dutch: { dropAmount: 100, dropSeconds: 600, floorAmount: 10_000 },
    });
    const first = await person({ signedInAs: 'rival', javaScriptEnabled: alive });
    // A page of its own: it doesn't wait for scripts that don't come.
    const page = await first.context().newPage();
    if (alive) await page.route(/\/_next\/static\/.*\.js/, (route) => route.abort());
    const open = (lot: Lot) => page.goto(`/auctions/${lot.slug}`, { waitUntil: 'commit' });

    await open(bid);
    await page.locator('#bid').getByRole('button', { name: 'Bid €100' }).first().click();
    await page.waitForURL(/\/bid\?amount=100/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Bid €100 on the A jar to bid on ${how}?`);
    await expect(bandOf(page)).toHaveText('You have not bid yet');
    await expect(page.locator('.lcost')).toContainText(/You pay at most\s*€118/);
    await expect(page.getByRole('checkbox')).not.toBeChecked();
    // Passed meanwhile: refused, and asked again with what would do.
    await bidOf(api, bid, 'faster', 15_000);
    await bidOf(api, bid, 'slower', 12_000);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Yes, bid €100' }).click();
    await expect(bandOf(page)).toContainText('Not taken: €100 is no longer enough');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Yes, bid €140' }).click();
    await expect(bandOf(page)).toContainText('Your €140 counted. A higher maximum was there.');
    await expect(bandOf(page)).toHaveCount(1);
    await expect(page.getByText('No bid from you yet')).toHaveCount(0);

    await open(buy);
    await page.getByRole('button', { name: 'Buy now' }).click();
    await page.waitForURL(/\/bid\?buy=1/);
    await expect(page.locator('.lcost')).toContainText(/You pay\s*€438/);
    expect((await api<{ state: string }>('GET', `/auctions/${buy.id}`)).state).toBe('open');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Yes, buy for €420' }).click();
    await page.waitForURL(/\/orders\//);
    await expect(page.locator('main')).toContainText('€438');

    await open(fall);
    await page
      .locator('form.bform')
      .getByRole('button', { name: /^Take it at/ })
      .click();
    await page.waitForURL(/\/bid/);
    expect((await api<{ state: string }>('GET', `/auctions/${fall.id}`)).state).toBe('open');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: /^Yes, take it at €/ }).click();
    // The way to pay.
    await page.waitForURL(/\/orders\//);
  });
}

test('on a phone the bar opens the sheet; then one press bids up to a ceiling, and two at once are one', async ({
  person,
  api,
}) => {
  const lot = await aLot(api, 'A jar under the thumb');
  const page = await person({ signedInAs: 'bidder', width: 390 });
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  const bar = page.locator('.mbar');
  const sheet = page.getByRole('dialog');
  await expect(bidButton(page)).toHaveCount(0);
  await bar.getByRole('button', { name: 'Bid €100' }).click();
  await expect(sheet.getByTestId('sheet-band')).toHaveText('No bids yet');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(bar.getByRole('button')).toBeFocused();

  await bar.getByRole('button', { name: 'Bid €100' }).dblclick();
  await bidButton(page).click();
  await expect(sheet.getByRole('checkbox')).not.toBeChecked();
  await page.getByRole('checkbox', { name: /Don’t ask again on this lot/ }).check();
  await page.getByLabel('Ceiling for one press').fill('140');
  await bidButton(page).click();
  await expect(sheet.getByTestId('sheet-band')).toContainText('You’re leading at €100');
  await sheet.getByRole('button', { name: 'Close the bid sheet' }).click();

  await bidOf(api, lot, 'rival', 13_000);
  const press = bar.getByRole('button', { name: 'Bid €120' });
  await expect(press).toBeEnabled();
  await expect(bar).toContainText('One press, up to €140');
  const before = await bidsOn(api, lot);
  await press.dblclick();
  await expect(bandOf(page)).toContainText('Your €120 counted. A higher maximum was there.');
  // The bid, and the house's answer for the rival.
  expect(await bidsOn(api, lot)).toBe(before + 2);
  await expect(bar.getByRole('button', { name: /Bid €140$/ })).toBeEnabled();
  await bar.getByRole('button', { name: /Bid €140$/ }).click();
  await expect(bandOf(page)).toContainText('You’re leading at €140');

  await bidOf(api, lot, 'rival', 15_000);
  await expect(bandOf(page)).toContainText('You’ve been outbid at €150');
  await expect(bar).not.toContainText('One press');
  await bar.getByRole('button', { name: /Bid €160$/ }).click();
  await expect(sheet).toContainText('The next bid is €160, above your ceiling.');
  await expect(bidButton(page)).toHaveText('Raise the ceiling to bid €160');
  const soFar = await bidsOn(api, lot);
  await bidButton(page).click();
  await expect(bidButton(page)).toHaveText('Yes, bid €160');
  await sheet.getByRole('button', { name: 'Not now' }).click();
  await sheet.getByRole('button', { name: 'Turn off' }).click();
  await expect(sheet).not.toContainText('One press');
  expect(await bidsOn(api, lot)).toBe(soFar);
});

test('a slip of the finger is asked about before the question', async ({ person, api }) => {
  const lot = await aLot(api, 'A jar and a zero too many');
  const page = await person({ signedInAs: 'rival' });
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await bidUpTo(page, '150');
  await bidOf(api, lot, 'other', 20_000);
  await expect(bandOf(page)).toHaveText('You’ve been outbid at €160');
  await chooseAmount(page, '1700');
  await expect(page.getByText('€1,700 is ten times the price. Did you mean €170?')).toBeVisible();
  await expect(bidButton(page)).toBeDisabled();
  await expect(bidButton(page)).toHaveText('Choose the amount first');
  await page.getByRole('button', { name: '€170', exact: true }).click();
  await expect(bidButton(page)).toHaveText('Bid €170');
});
