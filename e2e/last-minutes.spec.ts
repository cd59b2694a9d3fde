import type { Locator, Page } from '@playwright/test';
import { bidButton, bidUpTo } from './bid-sheet.ts';
import { heardOn, listenTo } from './bid-truth.ts';
import { expect, type Fixtures, test, untilLive } from './fixtures.ts';
import { aLot, bidOf, bidsOn, type Lot } from './own-lot.ts';

/** What a clock such as "01:21" shows, in seconds. */
const secondsLeft = async (clock: Locator): Promise<number> => {
  const [minutes = 0, seconds = 0] = ((await clock.textContent()) ?? '').split(':').map(Number);
  return minutes * 60 + seconds;
};

const endsIn = (seconds: number) => ({ endsAt: new Date(Date.now() + seconds * 1000).toISOString() });

/** The house closes it, as at its end. */
async function close(merchant: Page, origin: string, lot: Lot): Promise<void> {
  const answer = await merchant.request.post(`/api/desk/auctions/${lot.id}/close`, { headers: { origin } });
  expect(answer.status()).toBe(200);
}

test('in the last two minutes a wide page clears, with the calls; a bid begins them again', async ({ person, api }) => {
  test.setTimeout(180_000);
  const page = await person({ width: 1440 });
  await listenTo(page);
  // The page must be there before the last minute, for which a slow machine needs longer.
  const began = Date.now();
  await page.goto('/auctions');
  await untilLive(page);
  const pace = (Date.now() - began) / 1_000;
  const lot = await aLot(api, 'A jar before its close', {
    ...endsIn(Math.min(110, 66 + 4 * pace)),
    softCloseSeconds: 90,
  });
  await bidOf(api, lot, 'somebody', 15_000);
  await page.goto(`/auctions/${lot.slug}`);
  await page.mouse.move(0, 0);
  await untilLive(page);
  const calls = page.getByTestId('calls');
  await expect(page.getByRole('navigation', { name: 'The sale' })).toBeHidden();
  await expect(page.getByTestId('last-band')).toBeVisible();
  const clock = page.locator('#bid [role=timer]').filter({ visible: true }).first();
  expect((await clock.boundingBox())?.height).toBeGreaterThan(90);
  // None is told as made before it is.
  await expect
    .poll(
      async () => {
        const made = await calls.getByRole('listitem').allTextContents();
        const left = await secondsLeft(clock);
        const due = ['First call', 'Second call', 'Last call'].filter((_, at) => left <= ([60, 30, 10][at] ?? 0));
        expect(due).toEqual(expect.arrayContaining(made));
        return made;
      },
      { timeout: 90_000 },
    )
    .toContain('First call');
  await expect.poll(async () => (await heardOn(page)).join()).toContain('First call at €100. One minute.');
  await bidOf(api, lot, 'somebody else', 12_000);
  await expect(calls.getByRole('listitem')).toHaveCount(0);
});

test('the key B goes to the amount, or opens the sheet; not while somebody types, and not once it is turned off', async ({
  person,
  api,
}) => {
  const lot = await aLot(api, 'A jar for the keyboard');
  const wide = await person({ signedInAs: 'bidder' });
  await wide.goto(`/auctions/${lot.slug}`);
  await untilLive(wide);
  const amount = wide.locator('#bid-maximum');
  await expect(async () => {
    await wide.keyboard.press('b');
    await expect(amount).toBeFocused({ timeout: 500 });
  }).toPass();
  await wide.keyboard.type('b150');
  await expect(amount).toHaveValue('b150');
  await wide.locator('summary', { hasText: 'Sound, notices and keys' }).click();
  await wide.getByRole('checkbox', { name: /^The key B/ }).uncheck();
  await wide.keyboard.press('b');
  await expect(amount).not.toBeFocused();

  const narrow = await person({ signedInAs: 'bidder', width: 390 });
  await narrow.goto(`/auctions/${lot.slug}`);
  await untilLive(narrow);
  await expect(async () => {
    await narrow.keyboard.press('b');
    await expect(narrow.getByRole('dialog')).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(bidButton(narrow)).toHaveText('Bid €100');
});

/** A rival leads, is outbid, and the house closes the lot. */
async function pageOfALoser({ person, api, shop }: Pick<Fixtures, 'person' | 'api' | 'shop'>, lot: Lot): Promise<Page> {
  const page = await person({ signedInAs: 'rival' });
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await bidUpTo(page, '150');
  await expect(page.getByTestId('band')).toContainText('You’re leading');
  await bidOf(api, lot, 'winner', 30_000);
  await close(await person({ signedInAs: 'merchant' }), shop.url, lot);
  return page;
}

test('whoever lost reads the distance and sees two open lots', async ({ person, api, shop }) => {
  const like = await aLot(api, 'A jar like it', { maker: 'A maker of its own' });
  const lot = await aLot(api, 'A jar that another has', { maker: 'A maker of its own' });
  const page = await pageOfALoser({ person, api, shop }, lot);
  const ending = page.getByTestId('ending');
  await expect(ending).toContainText('€10 above your last bid. You pay nothing.');
  const similar = page.getByTestId('similar');
  await expect(similar.getByRole('listitem')).toHaveCount(2);
  await expect(similar.getByRole('listitem').first()).toContainText('A jar like it');
  await expect(similar.getByRole('listitem').first()).toContainText('live, €100');
  await bidOf(api, like, 'a', 15_000);
  await bidOf(api, like, 'b', 12_000);
  await expect(similar.getByRole('listitem').first()).toContainText('live, €130');
});

test('whoever lost sees pieces of the shop that are like it, with their live stock', async ({ person, api, shop }) => {
  const maker = 'Harrow & Hale Pottery';
  const lot = await aLot(api, 'A jar of a maker whom the shop sells', { maker });
  const page = await pageOfALoser({ person, api, shop }, lot);
  const pieces = page.getByTestId('similar-pieces').getByRole('listitem');
  await expect(pieces.first()).toContainText(/In the shop, (from )?€\d+/);
  expect(await pieces.count()).toBeLessThanOrEqual(3);
  await pieces.first().getByRole('link').click();
  await page.waitForURL('**/products/*');
  await expect(page.getByRole('main')).toContainText(maker);
});

test('near a lot’s end, a line that has gone silent is told as such; nothing can be pressed until it is heard again', async ({
  person,
  api,
}) => {
  const lot = await aLot(api, 'A jar behind a frozen line', endsIn(115));
  await bidOf(api, lot, 'somebody', 15_000);
  const page = await person({ signedInAs: 'bidder', width: 1440 });
  const held: (() => void)[] = [];
  let frozen = false;
  const passOn = (send: () => void) => (frozen ? held.push(send) : send());
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => passOn(() => server.send(message)));
    server.onMessage((message) => passOn(() => socket.send(message)));
  });
  await page.goto(`/auctions/${lot.slug}`);
  await untilLive(page);
  await expect(page.getByTestId('last-band')).toBeVisible();
  await expect(bidButton(page)).toBeEnabled();
  await bidUpTo(page, '120');
  const band = page.getByTestId('band');
  await expect(band).toHaveText(/^Your €120 counted. A higher maximum was there.Paddle 1, [\d:]{8}$/);

  frozen = true;
  await expect(band).toHaveText(/^You were outbid at €130, when we last heard[\d:]{8}$/);
  const panel = page.locator('#bid');
  await expect(panel).toContainText('Connection lost. Bidding is paused here.');
  await expect(panel.locator('[role=timer]').first()).toHaveText(/^~\d\d:\d\d$/);
  await expect(bidButton(page)).toBeDisabled();
  await expect(page.locator('.last-minutes')).toHaveClass(/stale/);
  await bidButton(page).press('Enter');
  await bidOf(api, lot, 'somebody else', 20_000);
  const lines = await bidsOn(api, lot);

  frozen = false;
  for (const send of held.splice(0)) send();
  await expect(band).toContainText('You’ve been outbid at €160');
  await expect(bidButton(page)).toBeEnabled();
  await expect(panel).not.toContainText('Connection lost');
  expect(await bidsOn(api, lot)).toBe(lines);
});
