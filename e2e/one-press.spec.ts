import type { Page } from '@playwright/test';
import { bidButton, bidUpTo, chooseAmount, pressRead, untilRead } from './bid-sheet.ts';
import { expect, test, untilLive } from './fixtures.ts';
import { aLot, bidOf, bidsOn, type Lot } from './own-lot.ts';

const bandOf = (page: Page) => page.getByTestId('band');

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
      format: 'dutch',
      startAmount: 30_000,
      increments: undefined,
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
    await expect(page.locator('.lot-cost')).toContainText(/You pay at most\s*€118/);
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
    await expect(page.locator('.lot-cost')).toContainText(/You pay\s*€438/);
    expect((await api<{ state: string }>('GET', `/auctions/${buy.id}`)).state).toBe('open');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Yes, buy for €420' }).click();
    await page.waitForURL(/\/orders\//);
    await expect(page.locator('main')).toContainText('€438');

    await open(fall);
    await page
      .locator('form.bid-form')
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
  const bar = page.locator('.bid-bar');
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
  await page.getByLabel('One-press limit').fill('140');
  await bidButton(page).click();
  await expect(sheet.getByTestId('sheet-band')).toContainText('You’re leading at €100');
  await sheet.getByRole('button', { name: 'Close the bid sheet' }).click();

  await bidOf(api, lot, 'rival', 13_000);
  const press = bar.getByRole('button', { name: 'Bid €120' });
  await untilRead(press);
  await expect(bar).toContainText('One press, up to €140');
  const before = await bidsOn(api, lot);
  await press.dblclick();
  await expect(bandOf(page)).toContainText('Your €120 counted. A higher maximum was there.');
  // The bid, and the house's answer for the rival.
  expect(await bidsOn(api, lot)).toBe(before + 2);
  await pressRead(bar.getByRole('button', { name: /Bid €140$/ }));
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
  await expect(bandOf(page)).toContainText('You’ve been outbid at €160');
  await chooseAmount(page, '1700');
  await expect(page.getByText('€1,700 is ten times the price. Did you mean €170?')).toBeVisible();
  await expect(bidButton(page)).toBeDisabled();
  await expect(bidButton(page)).toHaveText('Choose the amount first');
  await page.getByRole('button', { name: '€170', exact: true }).click();
  await expect(bidButton(page)).toHaveText('Bid €170');
});
