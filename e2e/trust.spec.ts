import { bidUpTo } from './bid-sheet.ts';
import { expect, test, untilLive } from './fixtures.ts';

test('a bid taken back is seen by others at once; the closed lot’s record holds, and a tampered one does not', async ({
  person,
  api,
}) => {
  const lot = await api<{ id: string; slug: string }>('POST', '/auctions', {
    title: 'A jar with a record',
    startAmount: 20_000,
    endsAt: new Date(Date.now() + 3600_000).toISOString(),
    increments: [{ from: 0, step: 1_000 }],
  });
  const bid = (bidder: string, maxAmount: number) =>
    api('POST', `/auctions/${lot.id}/bids`, { bidder, maxAmount, key: `${bidder}-${maxAmount}` });
  await bid('trust-phone', 30_000);
  const [bidder, watcher, merchant] = await Promise.all([
    person({ signedInAs: 'bidder' }),
    person({ width: 390 }),
    person({ signedInAs: 'merchant' }),
  ]);
  for (const page of [bidder, watcher]) {
    await page.goto(`/auctions/${lot.slug}`);
    await untilLive(page);
  }
  await bidUpTo(bidder, '500');
  await expect(bidder.getByTestId('band')).toContainText('You’re leading at €310');
  await expect(watcher.getByTestId('current-bid')).toHaveText('€310');

  await bidder.getByText('Take your last bid back').click();
  await bidder.getByLabel('Why').selectOption('wrong_amount');
  await bidder.getByRole('button', { name: 'Take it back' }).click();
  // It showed how high somebody else's bid goes, so the desk decides.
  await merchant.goto(`/desk/auctions/${lot.id}`);
  await untilLive(merchant);
  await merchant.getByRole('row', { name: /^2 / }).getByRole('link', { name: 'Take back' }).click();
  await merchant.getByRole('dialog').getByLabel('Reason, kept in the audit').fill('Its bidder asked');
  await merchant.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(bidder.getByTestId('band')).not.toContainText(/leading|outbid/);
  await expect(watcher.getByTestId('current-bid')).toHaveText('€200');
  await expect(watcher.getByTestId('history').getByText('Took a bid back')).toBeVisible();

  // The desk takes a mistyped commission bid back, with a reason, and closes the lot.
  await bid('trust-mistyped', 900_000);
  await merchant.goto(`/desk/auctions/${lot.id}`);
  await untilLive(merchant);
  await merchant.getByRole('row', { name: /^4 / }).getByRole('link', { name: 'Take back' }).click();
  const question = merchant.getByRole('dialog');
  await question.getByLabel('Reason, kept in the audit').fill('Typed a zero too many');
  await question.getByRole('button', { name: 'Take it back' }).click();
  await expect(merchant.getByText('Bid 4 of paddle 3: Typed a zero too many')).toBeVisible();
  await expect(watcher.getByTestId('current-bid')).toHaveText('€200');
  await bid('trust-phone-2', 45_000);
  await merchant.getByRole('link', { name: 'Close now' }).click();
  await merchant
    .getByRole('dialog')
    .getByRole('button', { name: /^Close lot/ })
    .click();
  await expect(watcher.getByTestId('band')).toContainText(/Sold to paddle \d+ for €310/);

  await watcher.getByRole('link', { name: 'Check the result yourself' }).click();
  await expect(watcher.getByTestId('verdict')).toHaveText('The record holds.');
  await expect(watcher.locator('[data-ok="false"]')).toHaveCount(0);
  await expect(watcher.locator('.verify-result')).toContainText('Paddle 4 won at €310');
  await expect(watcher.locator('.verify-record')).toContainText('at least €310');

  await watcher.route(`**/api/v1/auctions/${lot.id}/record`, async (route) => {
    const response = await route.fetch();
    const record = await response.json();
    record.lines[1].price += 1_000;
    await route.fulfill({ response, json: record });
  });
  await watcher.reload();
  await expect(watcher.getByTestId('verdict')).toHaveText('The record does not hold.');
  await expect(watcher.locator('[data-check="chain"]')).toContainText('in line 2');
  await expect(watcher.locator('[data-check="prices"]')).toContainText('in line 2');
});
