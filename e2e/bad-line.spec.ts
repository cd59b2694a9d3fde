import { bidButton, bidUpTo, chooseAmount } from './bid-sheet.ts';
import { expect, test, untilLive } from './fixtures.ts';
import { aLot, bidOf, bidsOn } from './own-lot.ts';

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
    expect(await bidsOn(api, lot)).toBe(1);
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
  expect(await bidsOn(api, lot)).toBe(0);
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
