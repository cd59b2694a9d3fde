import type { Page } from '@playwright/test';
import { bidButton, bidUpTo, chooseAmount } from './bid-sheet.ts';
import { expectTruth, listenTo, type Truth } from './bid-truth.ts';
import { expect, test, untilLive } from './fixtures.ts';
import { aLot, bidOf } from './own-lot.ts';

const bandOf = (page: Page) => page.getByTestId('band');

test('every sentence is true at its moment: leader, rival, onlooker and stranger, line up and line down', async ({
  person,
  api,
}) => {
  test.setTimeout(300_000);
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
  await expect(ben.getByText('bids for you unless')).toHaveCount(0);
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
  await expect(page.locator('header.site-header')).not.toContainText('Sign in');
  const html = await (await page.request.get(`/auctions/${lot.slug}`)).text();
  expect(html).not.toContain('No bid from you yet');
  // Without a script nobody is checking.
  expect(html).toMatch(/class="visually-hidden needs-script">Checking where you stand/);
});
