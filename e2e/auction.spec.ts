import type { Page } from '@playwright/test';
import { bidButton, bidUpTo } from './bid-sheet.ts';
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
  await expect(page.getByTestId('band')).toHaveText('Sign in to bid');
  await page.locator('#bid-maximum').fill('321');
  await expect(bidButton(page)).toHaveText('Sign in to bid €321');
  await bidButton(page).click();
  await page.waitForURL(/\/sign-in\?/);
  await untilLive(page);
  await page.getByLabel('Email').fill('bidder@demo.marketday');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password').fill('demo-marketday');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(new RegExp(`/auctions/${lot.slug}`));
  await untilLive(page);
  // The amount is there, asked once more before it binds.
  await expect(bidButton(page)).toHaveText('Yes, bid up to €321');
  await bidButton(page).click();
  await expect(page.getByText(/You’re leading at €200/).first()).toBeVisible();
});

test('leader, rival and spectator through a whole auction: extension, a lost connection, the close, the payment', async ({
  person,
  api,
}) => {
  test.setTimeout(360_000);
  const [rita, ben, spectator] = await Promise.all([
    person({ signedInAs: 'rival' }),
    person({ signedInAs: 'bidder' }),
    person({ width: 390 }),
  ]);
  const all = [rita, ben, spectator];
  // What comes before the close takes as long as the machine lets it.
  const began = Date.now();
  for (const page of all) {
    await page.goto('/auctions');
    await untilLive(page);
  }
  const pace = Date.now() - began;
  const lot = await api<{ slug: string }>('POST', '/auctions', {
    title: 'A bowl that closes soon',
    startAmount: 5_000,
    increments: [{ from: 0, step: 500 }],
    softCloseSeconds: 20,
    // The last two minutes look different, and are to be seen.
    endsAt: new Date(Date.now() + Math.min(115_000, 45_000 + 4 * pace)).toISOString(),
  });
  for (const page of all) {
    await writeDownWhatIsSaid(page);
    await page.goto(`/auctions/${lot.slug}`);
    await untilLive(page);
  }
  // In the last two minutes the band and the clock stay in sight on a phone, however far down.
  await spectator.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect.poll(() => spectator.evaluate(() => scrollY)).toBeGreaterThan(400);
  for (const part of [spectator.getByTestId('last-band'), spectator.locator('.last-minutes .clock')]) {
    await expect(part).toBeInViewport({ ratio: 1 });
  }
  await expect(bidButton(spectator)).toBeHidden();
  await expect(spectator.locator('.bid-bar .button')).toBeInViewport({ ratio: 1 });
  await spectator.evaluate(() => scrollTo(0, 0));
  // At the top, the header is not under them.
  const ends = (await spectator.locator('header').first().boundingBox()) ?? { y: 0, height: 999 };
  const begins = (await spectator.getByTestId('last-band').boundingBox())?.y ?? 0;
  expect(begins).toBeGreaterThanOrEqual(ends.y + ends.height);
  await bidUpTo(ben, '60');
  await expect(ben.getByTestId('band')).toContainText('You’re leading at €50');
  await bidUpTo(rita, '100');
  await expect(rita.getByTestId('band')).toContainText('You’re leading at €65');
  await expect(ben.getByTestId('band')).toContainText('You’ve been outbid at €65');
  // Ben's line drops: he is told, and can't bid, while the room goes on.
  await ben.context().setOffline(true);
  await expect(ben.getByTestId('band')).toContainText('You were outbid at €65, when we last heard', {
    timeout: 20_000,
  });
  await expect(ben.getByText('has been beaten')).toBeVisible();
  await expect(bidButton(ben)).toBeDisabled();
  await api('POST', `/auctions/${lot.slug}/bids`, aPhoneBid(8_000));
  await expect(spectator.locator('main')).toContainText('€85');
  await ben.context().setOffline(false);
  await expect(ben.getByTestId('band')).toContainText('You’ve been outbid at €85', { timeout: 20_000 });

  // A bid in the last twenty seconds moves the end, on every screen.
  const end = async () => Date.parse((await api<{ endsAt: string }>('GET', `/auctions/${lot.slug}`)).endsAt);
  await expect.poll(async () => (await end()) - Date.now(), { timeout: 150_000 }).toBeLessThan(15_000);
  const before = await end();
  await api('POST', `/auctions/${lot.slug}/bids`, aPhoneBid(9_000));
  const gained = Math.round(((await end()) - before) / 1_000);
  // By how much, to the second, on the screen and aloud.
  for (const page of all) {
    await expect(page.locator('main')).toContainText(
      new RegExp(`${gained} s more\\. Extended (once|for the \\w+ time)`),
    );
    await expect
      .poll(() => saidOn(page))
      .toContainEqual(expect.stringMatching(new RegExp(` ${gained} seconds? more\\.$`)));
  }

  await expect(rita.getByTestId('ending')).toContainText('It’s yours.', { timeout: 60_000 });
  await expect(rita.getByTestId('ending')).toContainText('€95');
  await expect(ben.getByTestId('band')).toContainText(/Sold to paddle \d+ for €/);
  await expect(spectator.getByTestId('band')).toContainText('Sold to paddle 2 for €95');
  // What each of them hears and reads of the result: who, at what, and what it means for them.
  const endings = [
    [rita, 'It’s yours, for €95.', ['€95, paddle 2, after 4 bids', 'Pay €113, with delivery', 'I can’t pay']],
    [
      ben,
      'Sold to paddle 2 for €95. €35 above your last bid. You pay nothing.',
      [
        '€35 above your last bid. You pay nothing. The highest you bid, €60, is now in the public record, under paddle 1.',
      ],
    ],
    [spectator, 'Sold to paddle 2 for €95.', ['How the price got there is shown below.']],
  ] as const;
  for (const [page, spoken, read] of endings) {
    await expect.poll(() => saidOn(page)).toContain(spoken);
    for (const words of read) await expect(page.getByTestId('ending')).toContainText(words);
    const said = await saidOn(page);
    expect(said.filter((words) => /^(Sold|It’s yours|Not sold)/.test(words))).toEqual([spoken]);
    expect(said).toContain('Last call at €95. Ten seconds.');
  }
  // Nobody but the winner has the seal, or anything to pay.
  await expect(rita.getByRole('img', { name: /^Sold to paddle 2: lot \d+, €95, at / })).toBeVisible();
  for (const page of [ben, spectator]) {
    await expect(page.getByRole('img', { name: /^Sold to paddle/ })).toHaveCount(0);
    await expect(page.getByTestId('ending').getByRole('link', { name: /^Pay/ })).toHaveCount(0);
  }
  await rita
    .getByRole('link', { name: /^Pay €/ })
    .first()
    .click();
  await rita.waitForURL(/\/(orders|checkout)/);
  await expect(rita.locator('main')).toContainText('€113');
  await rita.locator('a[href^="/checkout"]').first().click();
  await rita.getByRole('button', { name: 'Pay €113' }).first().click();
  await rita.waitForURL(/\/orders\//);
  await expect(rita.getByText(/^Paid$/).first()).toBeVisible();
});

/** Keeps every sentence of the page's live regions, in the order in which they are said. */
const writeDownWhatIsSaid = (page: Page) =>
  page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    addEventListener('DOMContentLoaded', () => {
      for (const region of document.querySelectorAll('#say-page, #say-shop, #say-now')) {
        new MutationObserver(() => said.push((region.textContent ?? '').replace('\u00a0', ''))).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      }
    });
  });
const saidOn = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said);

const aPhoneBid = (maxAmount: number) => ({ bidder: 'by-phone', maxAmount, key: `phone-${maxAmount}` });
