import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { setSettings } from '#server/config/settings.ts';
import { connectDatabase, database, disconnectDatabase } from '#server/engine/database/database.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { endIn, replayed } from '#server/testing/lots.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { aBidderSession } from '#server/testing/session.ts';
import { testSettings } from '#server/testing/settings.ts';
import { closePages } from './close-pages.ts';
import { orLong } from './long-form.ts';
import { apiKey, createShopServer } from './shop-server.ts';
import { isKept, StormBidder } from './storm-bidders.ts';

const bidderCount = orLong(120, 300);

/** A mulberry32 stream: each bidder's own, the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test(`I4, I2: ${bidderCount} bidders, lost connections and a kill -9 in the last seconds come to what a replay says`, async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const postgres = await startTestPostgres({ durable: true });
  const secret = testSettings().AUTH_SECRET;
  const shop = await createShopServer({
    DATABASE_URL: postgres.url,
    AUTH_SECRET: secret,
    DEMO: '0',
    TEST_PAYMENTS: '1',
  });
  const bidders: StormBidder[] = [];
  try {
    const began = Date.now();
    await shop.start();
    // The house must be back before the end, on a slow machine too: else the lot stays open for minutes.
    const backSeconds = Math.min(40, Math.max(15, Math.ceil((3 * (Date.now() - began)) / 1_000)));
    setSettings(testSettings());
    await connectDatabase(postgres.url, { connections: 5 });
    // Nobody may bid where nothing can be paid, for want of a seller.
    await saveShop({ sellerName: 'Rosa Marini', sellerAddress: 'Lindengasse 12\n1070 Wien' });
    const people: { cookie: string; personId: string }[] = [];
    for (let i = 0; i < bidderCount; i++) people.push(await aBidderSession());
    const response = await fetch(`${shop.url}/api/v1/auctions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({
        title: 'A jar that everyone wants',
        startAmount: 1_000,
        increments: [{ from: 0, step: 500 }],
        softCloseSeconds: 30,
        maxExtensionSeconds: backSeconds,
        endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      }),
    });
    const lot: { id: string; slug: string } = await response.json();

    const context = await browser.newContext({ baseURL: shop.url });
    const spectator = await context.newPage();
    await spectator.goto(`/auctions/${lot.slug}`);
    for (const [index, { cookie }] of people.entries()) {
      bidders.push(new StormBidder(shop.url, cookie, lot.id, random(index + 1)));
    }
    // The last seconds begin when everybody is there.
    await expect.poll(() => bidders.filter(({ view }) => !view).length, { timeout: 60_000 }).toBe(0);
    const endsAt = Date.now() + 10_000;
    await endIn(lot.id, 10_000);
    const storm = Promise.all(bidders.map((bidder) => bidder.run()));
    const answered = () => bidders.reduce((sum, bidder) => sum + bidder.sent.length, 0);
    // A slow machine has fewer by the time when it must die to be back before the end.
    const lastCall = () => Date.now() > endsAt;
    await expect.poll(() => answered() > bidderCount * (lastCall() ? 1 / 3 : 4 / 3), { timeout: 60_000 }).toBe(true);
    await shop.stop('SIGKILL');
    await shop.start();
    await storm;

    const { byRules, stored, bids, lot: row } = await replayed(lot.id);
    expect(row.state).toBe('closed');
    expect(stored).toEqual(byRules);
    const byKey = new Map(
      (await database().bid.findMany({ where: { auctionId: lot.id } })).map((bid) => [bid.key, bid]),
    );
    const wrong = bidders.flatMap((bidder, index) =>
      bidder.sent.filter((sent) => !isKept(sent, people[index]?.personId, byKey.get(sent.key))),
    );
    expect(wrong, 'answers that say something else than what is kept').toEqual([]);
    expect(byKey.size, 'no bid is there twice').toBe(answered());
    expect(bidders.reduce((sum, bidder) => sum + bidder.drops, 0)).toBeGreaterThan(5);
    const last = bidders.map(({ view }) => [
      view?.version,
      view?.data.currentAmount,
      view?.data.leader,
      view?.data.bidCount,
    ]);
    const truth = [row.version, row.currentAmount, `Paddle ${row.leaderPaddle}`, bids.length];
    expect(
      last.filter((seen) => seen.join() !== truth.join()),
      'bidders who saw another end',
    ).toEqual([]);
    const orders = await database().order.findMany({ where: { auctionId: lot.id } });
    expect(orders).toMatchObject([{ personId: row.leaderId, itemsAmount: row.currentAmount }]);
    const euros = new Intl.NumberFormat('en-GB', {
      style: 'currency',
      currency: 'EUR',
      trailingZeroDisplay: 'stripIfInteger',
    });
    await expect(spectator.getByTestId('band')).toHaveText(
      `Sold to paddle ${row.leaderPaddle} for ${euros.format(row.currentAmount / 100)}`,
    );
  } catch (error) {
    console.log(shop.output().slice(0, 4_000));
    throw error;
  } finally {
    for (const bidder of bidders) bidder.stop();
    await closePages(browser);
    await disconnectDatabase();
    await shop.remove();
    await postgres.stop();
  }
});
