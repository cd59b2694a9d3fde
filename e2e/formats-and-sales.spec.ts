import type { Page } from '@playwright/test';
import { bidButton, chooseAmount } from './bid-sheet.ts';
import { expect, test, untilLive } from './fixtures.ts';

interface Lot {
  id: string;
  slug: string;
}
const inAnHour = () => new Date(Date.now() + 3600_000).toISOString();

/** The desk brings the hammer down: no test waits for an hour. */
async function hammer(merchant: Page, url: string, lot: Lot): Promise<void> {
  const closed = await merchant.request.post(`${url}/api/desk/auctions/${lot.id}/close`, { headers: { origin: url } });
  expect(closed.ok()).toBe(true);
}

test('a Dutch lot falls by itself, and goes to the first of two who take it', async ({ person, plain, api }) => {
  const lot = await api<Lot>('POST', '/auctions', {
    title: 'A jar whose price falls',
    format: 'dutch',
    startAmount: 30_000,
    dutch: { dropAmount: 100, dropSeconds: 1, floorAmount: 10_000 },
    endsAt: inAnHour(),
  });
  const [ben, rita, reader] = await Promise.all([
    person({ signedInAs: 'bidder' }),
    person({ signedInAs: 'rival' }),
    plain(),
  ]);
  for (const page of [ben, rita]) {
    await page.goto(`/auctions/${lot.slug}`);
    await untilLive(page);
  }
  await reader.open(`/auctions/${lot.slug}`);
  expect(reader.part({ tag: 'form', class: 'bid-form' })).toContain('Take it at €');
  const button = (page: Page) => page.locator('form.bid-form').getByRole('button', { name: /^Take it at/ });
  const first = await button(rita).textContent();
  await expect(button(rita)).not.toHaveText(first ?? '');

  // Rita has decided as well, and is asked whether she means it, when Ben takes it.
  await button(rita).click();
  await button(ben).click();
  await ben
    .locator('.bid-confirm')
    .getByRole('button', { name: /^Yes, take it at/ })
    .click();
  await expect(ben.getByTestId('ending')).toContainText('It’s yours.');
  await expect(rita.getByTestId('band')).toContainText('Someone took it first');
  await expect(rita.locator('.bid-confirm')).toBeHidden();
  const { items } = await api<{ items: { paddle: string }[] }>('GET', `/auctions/${lot.id}/bids`);
  expect(items).toHaveLength(1);
});

test('sealed bids are seen by nobody else before the close, and then the winner alone', async ({
  person,
  api,
  shop,
}) => {
  const lot = await api<Lot>('POST', '/auctions', {
    title: 'A bowl under seal',
    format: 'sealed_second_price',
    startAmount: 10_000,
    endsAt: inAnHour(),
  });
  const [ben, rita, spectator, merchant] = await Promise.all([
    person({ signedInAs: 'bidder' }),
    person({ signedInAs: 'rival' }),
    person(),
    person({ signedInAs: 'merchant' }),
  ]);
  const heard: string[] = [];
  spectator.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  spectator.on('response', async (response) => heard.push(await response.text().catch(() => '')));
  for (const page of [ben, rita, spectator, merchant]) {
    await page.goto(`/auctions/${lot.slug}`);
    await untilLive(page);
  }
  const handIn = async (page: Page, amount: string, press: string) => {
    await page.locator('#bid-maximum').fill(amount);
    await page.getByRole('button', { name: press, exact: true }).click();
    await page
      .locator('.bid-confirm')
      .getByRole('button', { name: `Yes, submit €${amount}` })
      .click();
    await expect(page.getByTestId('band')).toContainText(`Your sealed bid of €${amount} is in`);
  };
  await handIn(ben, '251.37', 'Submit a sealed bid');
  await handIn(rita, '199.13', 'Submit a sealed bid');
  await rita.getByRole('button', { name: 'Raise it' }).click();
  await handIn(rita, '333.71', 'Raise it');

  await spectator.reload();
  await untilLive(spectator);
  for (const page of [spectator, merchant]) {
    await expect(page.getByTestId('band')).toContainText(/Bids are sealed until|the house’s own lot/);
    await expect(page.locator('main')).not.toContainText(/\d bids?\b|Paddle/);
  }
  const listed = JSON.stringify(await api('GET', `/auctions/${lot.id}/bids`));
  for (const secret of ['25137', '251.37', '19913', '33371']) {
    expect(heard.join()).not.toContain(secret);
    expect(listed).not.toContain(secret);
  }
  await hammer(merchant, shop.url, lot);
  await expect(rita.getByTestId('ending')).toContainText('It’s yours.');
  await expect(rita.getByTestId('ending')).toContainText('€251.37');
  await expect(ben.getByTestId('band')).toContainText(/Sold to paddle \d+ for €/);
  await expect(spectator.getByTestId('under-seal')).toContainText('Paddle 2 has the lot for €251.37, the second price');
  expect(heard.join()).not.toMatch(/(?<![\w-])33371(?![\w-])/);
});

test('the room of a sale moves on to the next lot in everyone’s browser', async ({ person, plain, api, shop }) => {
  const sale = await api<Lot>('POST', '/sales', { title: 'Two bowls, one room', firstEndsAt: inAnHour() });
  const put = (title: string) =>
    api<Lot>('POST', '/auctions', { title, saleId: sale.id, startAmount: 5_000, endsAt: inAnHour() });
  const [first, second] = [await put('The bowl that comes first'), await put('The bowl that comes next')];
  const [ben, spectator, reader, merchant] = await Promise.all([
    person({ signedInAs: 'bidder' }),
    person({ width: 390 }),
    plain(),
    person({ signedInAs: 'merchant' }),
  ]);
  for (const page of [ben, spectator]) {
    await page.goto(`/sales/${sale.slug}`);
    await untilLive(page);
    await expect(page.getByTestId('on-the-block')).toContainText('The bowl that comes first');
  }
  await chooseAmount(ben, '50');
  await expect(bidButton(ben)).toHaveText('Yes, bid €50');
  await bidButton(ben).click();
  await expect(ben.getByTestId('band')).toContainText('You’re leading');
  await expect(spectator.getByTestId('leader')).toContainText('Paddle 1 is leading');

  await hammer(merchant, shop.url, first);
  // Its result is seen, then the next lot comes to the block.
  await expect(spectator.getByTestId('band')).toContainText(/Sold to paddle \d+ for €50/);
  await expect(spectator.getByTestId('on-the-block')).toHaveAttribute('data-lot', second.slug, { timeout: 15_000 });
  await expect(ben.getByTestId('on-the-block')).toHaveAttribute('data-lot', second.slug, { timeout: 15_000 });
  await expect(spectator.getByTestId('totals')).toContainText('1 lot sold for €50');
  await expect(spectator.locator('#say-shop')).toContainText('Now on the block');

  await reader.open(`/sales/${sale.slug}`);
  expect(reader.part({ testId: 'on-the-block' })).toContain('The bowl that comes next');
  expect(reader.part({ testId: 'totals' })).toContain('€50');
});
