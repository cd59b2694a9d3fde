/**
 * The last seconds of a lot at two processes that hear each other over Redis, one of which is killed with bids on their
 * way: its bidders go to the other, as a proxy leads them there, and ask what became of theirs.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { setSettings } from '#server/config/settings.ts';
import { connectDatabase, database, disconnectDatabase } from '#server/engine/database/database.ts';
import { isKept, StormBidder } from '../../../e2e/storm-bidders.ts';
import { aLot, endIn, replayed } from '../lots.ts';
import { migrateShop } from '../migrate-shop.ts';
import { startTestPostgres, type TestPostgres } from '../postgres.ts';
import { startTestRedis, type TestRedis } from '../redis.ts';
import { aBidderSession } from '../session.ts';
import { testSettings } from '../settings.ts';
import { Page } from './people.ts';
import { ShopProcess, seeded } from './shop-under-fire.ts';

const bidderCount = 30;
const timeoutMs = 240_000;

let postgres: TestPostgres;
let redis: TestRedis;
let shops: [ShopProcess, ShopProcess];
const doors: { url: string; stop(): Promise<void> }[] = [];

/** An address that leads to the first of these that can be reached. */
async function aDoor(preferred: readonly ShopProcess[]) {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => {});
    client.on('close', () => open.delete(client));
    const lead = ([shop, ...others]: readonly ShopProcess[]) => {
      if (!shop) return client.destroy();
      const target = connect({ host: '127.0.0.1', port: Number(new URL(shop.url).port) });
      let isReached = false;
      target.once('connect', () => {
        isReached = true;
        client.pipe(target).pipe(client);
        client.once('close', () => target.destroy());
        target.once('close', () => client.destroy());
      });
      target.on('error', () => (isReached ? client.destroy() : lead(others)));
    };
    lead(preferred);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startTestPostgres({ durable: true }), startTestRedis()]);
  await migrateShop(postgres.url);
  setSettings(testSettings());
  await connectDatabase(postgres.url);
  const start = () => ShopProcess.start(postgres.url, { REDIS_URL: redis.url });
  shops = await Promise.all([start(), start()]);
  doors.push(await aDoor(shops), await aDoor([shops[1], shops[0]]));
}, timeoutMs);
afterAll(async () => {
  await Promise.all(doors.map((door) => door.stop()));
  await Promise.all(shops.map((shop) => shop.stop()));
  await disconnectDatabase();
  await Promise.all([redis.stop(), postgres.stop()]);
});

it('I2, I4: of bids at two processes, one of which is killed, none that was answered is lost, and there is one winner', {
  timeout: timeoutMs,
}, async () => {
  const id = await aLot({
    startAmount: 1_000,
    increments: [{ from: 0, step: 500 }],
    softCloseSeconds: 3,
    maxExtensionSeconds: 6,
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  const topic = topicOf.auction(id);
  const screens = shops.map(() => new Page([topic]));
  const people: { cookie: string; personId: string }[] = [];
  for (let i = 0; i < bidderCount; i++) people.push(await aBidderSession());
  const bidders = people.map(
    ({ cookie }, index) => new StormBidder(doors[index % 2]?.url ?? '', cookie, id, seeded(index + 1)),
  );
  try {
    for (const [index, shop] of shops.entries()) screens[index]?.connect(shop);
    await expect.poll(() => bidders.filter(({ view }) => !view).length, { timeout: 60_000 }).toBe(0);
    await endIn(id, 8_000);
    const storm = Promise.all(bidders.map((bidder) => bidder.run()));
    const answeredAt = (door: number) =>
      bidders.reduce((sum, { sent }, index) => sum + (index % 2 === door ? sent.length : 0), 0);
    await expect.poll(() => Math.min(answeredAt(0), answeredAt(1)), { timeout: 60_000 }).toBeGreaterThan(10);
    const [, dying] = shops;
    await dying.kill();
    const atItsEnd = answeredAt(1);
    await Promise.all([storm, dying.open()]);
    expect(answeredAt(1), 'its bidders went on elsewhere').toBeGreaterThan(atItsEnd);

    const { byRules, stored, bids, lot } = await replayed(id);
    expect(lot.state).toBe('closed');
    expect(stored).toEqual(byRules);
    const kept = new Map((await database().bid.findMany({ where: { auctionId: id } })).map((bid) => [bid.key, bid]));
    const wrong = bidders.flatMap(({ sent }, index) =>
      sent.filter((one) => !isKept(one, people[index]?.personId, kept.get(one.key))),
    );
    expect(wrong, 'answers that say something else than what is kept').toEqual([]);
    expect(kept.size, 'no bid is there twice').toBe(answeredAt(0) + answeredAt(1));
    const orders = await database().order.findMany({ where: { auctionId: id } });
    expect(orders).toMatchObject([{ personId: lot.leaderId, itemsAmount: lot.currentAmount }]);

    // Each screen, at either process, ends on the truth.
    for (const [index, shop] of shops.entries()) if (!screens[index]?.isConnected) screens[index]?.connect(shop);
    const truth = [lot.version, lot.currentAmount, `Paddle ${lot.leaderPaddle}`, bids.length].join();
    const shown = (view: View<'auction'> | null | undefined) =>
      [view?.version, view?.data.currentAmount, view?.data.leader, view?.data.bidCount].join();
    for (const screen of screens) {
      const view = () => screen.views.get(topic) as View<'auction'> | undefined;
      await expect.poll(() => shown(view()), { timeout: 30_000 }).toBe(truth);
      expect(screen.problems).toEqual([]);
    }
    expect(bidders.filter(({ view }) => shown(view) !== truth)).toEqual([]);
  } finally {
    for (const bidder of bidders) bidder.stop();
    for (const screen of screens) screen.close();
  }
});
