/**
 * Random faults against two processes of a shop, checked against a model. The seed chooses the faults and what is asked;
 * how they meet is the machine's doing, so a seed that failed is tried several times. docs/running.md says how.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { setSettings } from '#server/config/settings.ts';
import { connectDatabase, database, disconnectDatabase } from '#server/engine/database/database.ts';
import { bookProblems } from '../books.ts';
import { aProduct } from '../factories.ts';
import { aLot, replayed } from '../lots.ts';
import { migrateShop } from '../migrate-shop.ts';
import { anApiOrder } from '../order-factories.ts';
import { type OwnPostgres, startOwnPostgres } from '../postgres.ts';
import { testSettings } from '../settings.ts';
import { type Asked, anAsk, ask, Page } from './people.ts';
import { faults, oneOf, type Random, ShopProcess, seeded, shuffled } from './shop-under-fire.ts';
import { WaitingLine } from './waiting-line.ts';

const seconds = Number(process.env.FAULT_SECONDS ?? 15);
const seed = Number(process.env.FAULT_SEED ?? 20_261_121);
const people = 6;
const firstOnHand = 400;

/** What comes by itself comes within this, also where other work has the machine. */
const timeoutMs = 300_000;

let postgres: OwnPostgres;
let shops: ShopProcess[] = [];
beforeAll(async () => {
  // It is stopped and crashes in the middle of the run, so it is nobody else's.
  postgres = await startOwnPostgres('its death');
  await migrateShop(postgres.url);
  setSettings(testSettings());
  await connectDatabase(postgres.url);
  shops = await Promise.all([1, 2].map(() => ShopProcess.start(postgres.url)));
}, timeoutMs);
afterAll(async () => {
  await Promise.all(shops.map((shop) => shop.stop()));
  await disconnectDatabase();
  await postgres.stop();
});

/** What somebody does next. */
function nextAsk(
  random: Random,
  { skus, lot, line }: { skus: readonly string[]; lot: string; line: WaitingLine },
): Asked {
  if (random() < 0.3) return line.next(random);
  const sku = oneOf(random, skus);
  const chance = random();
  if (chance < 0.4) {
    const quantity = 1 + Math.floor(random() * 2);
    return anAsk('/api/v1/orders', anApiOrder(sku, { lines: [{ sku, quantity }] }));
  }
  if (chance < 0.7)
    return anAsk('/api/v1/stock-adjustments', { sku, delta: 1 + Math.floor(random() * 5), reason: 'delivery' });
  const bidder = `bidder-${Math.floor(random() * 5)}`;
  return anAsk(`/api/v1/auctions/${lot}/bids`, {
    bidder,
    maxAmount: 10_000 + Math.floor(random() * 400) * 1_000,
    key: `bid-${Math.floor(random() * 1e12)}`,
  });
}

it(`two processes, ${seconds} s of faults, seed ${seed}: nothing is lost, doubled or stale`, {
  timeout: seconds * 1_000 + 4 * timeoutMs,
}, async () => {
  const random = seeded(seed);
  const pieces = await Promise.all([1, 2, 3].map(() => aProduct({ onHand: firstOnHand, editionSize: 100_000 })));
  const lot = await aLot({ endsAt: new Date(Date.now() + 3_600_000).toISOString() });
  const line = await WaitingLine.form();
  const skus = pieces.map(({ sku }) => sku);
  const topics = [...pieces.map(({ productId }) => topicOf.product(productId)), topicOf.auction(lot)];
  const pages = [1, 2, 3, 4].map(() => new Page(topics));
  const history: Asked[] = [];
  const happened: string[] = [];
  let over = false;

  const acting = Array.from({ length: people }, async (_, index) => {
    const own = seeded(seed + index + 1);
    while (!over) {
      const asked = nextAsk(own, { skus, lot, line });
      history.push(asked);
      await ask(asked, { shops, random: own, isOver: () => over });
    }
  });
  const watching = pages.map(async (page, index) => {
    const own = seeded(seed + index + 100);
    while (!over) {
      if (!page.isConnected || own() < 0.02) page.connect(oneOf(own, shops));
      await wait(250);
    }
  });
  const until = performance.now() + seconds * 1_000;
  const kinds = shuffled(random, Object.keys(faults));
  const placedOf = (all: readonly Asked[]) =>
    all.filter(({ path, answer }) => path.endsWith('/orders') && answer?.status === 201);
  // However busy the machine is, it goes on until enough has happened.
  const isThin = (turn: number) =>
    turn < kinds.length || placedOf(history).length <= 3 || !placedOf(history).some((one) => line.isServed(one));
  for (let turn = 0; performance.now() < until || isThin(turn); turn++) {
    await wait(200 + random() * 600);
    // Each kind once, then any.
    const kind = kinds[turn] ?? oneOf(random, kinds);
    happened.push(kind);
    await faults[kind]?.({ shop: oneOf(random, shops), postgres, random });
  }
  over = true;
  await Promise.all([...acting, ...watching]);

  // All is well again. Whoever wasn't told asks until they are; who died with a key is soon taken for dead.
  for (const { proxy } of shops) proxy.release();
  const open = history.filter(({ answer }) => !answer);
  const settling = setInterval(() => {
    void database()
      .$executeRaw`UPDATE idempotency_record SET started_at = started_at - interval '1 hour' WHERE status IS NULL`.then();
  }, 10_000);
  const givenUpAt = performance.now() + timeoutMs;
  await Promise.all(open.map((asked) => ask(asked, { shops, random, isOver: () => performance.now() > givenUpAt })));
  clearInterval(settling);

  // A run in which nothing happened proves nothing.
  const placed = placedOf(history);
  expect(new Set(happened)).toEqual(new Set(kinds));
  expect(shops.flatMap(({ ends }) => ends)).toEqual([]);
  expect(placed.length).toBeGreaterThan(3);
  expect(history.some(({ tries }) => tries > 1)).toBe(true);
  expect(pages.reduce((sum, { received }) => sum + received, 0)).toBeGreaterThan(10);

  // Each key is answered, and has one effect: what was acknowledged is there, and nothing else is.
  expect(history.filter(({ answer }) => !answer || answer.status >= 500)).toEqual([]);
  // A payment whose answer was lost is asked for within seconds; one that never reached the bank is given up after 30, which
  // need not be waited for: nobody is paying any more.
  await database()
    .$executeRaw`UPDATE payment SET created_at = created_at - interval '30 seconds' WHERE status IN ('created', 'processing')`;
  await expect.poll(() => database().order.count({ where: { status: 'placed' } }), { timeout: timeoutMs }).toBe(0);
  const paidOrders = await database().order.findMany({ where: { paidAt: { not: null } }, select: { publicId: true } });
  const paid = new Set(paidOrders.map(({ publicId }) => publicId));
  const told = placed.map(({ answer }) => answer?.body as { id: string; status: string });
  expect(told.filter(({ id, status }) => status === 'paid' && !paid.has(id))).toEqual([]);
  expect([...paid].filter((id) => !told.some((one) => one.id === id))).toEqual([]);
  expect(new Set(told.map(({ id }) => id)).size).toBe(placed.length);
  for (const sku of skus) {
    const received = history
      .filter(({ path, answer }) => path.endsWith('adjustments') && answer?.status === 201)
      .map(({ body }) => body as { sku: string; delta: number })
      .reduce((sum, one) => sum + (one.sku === sku ? one.delta : 0), firstOnHand);
    const sold = placed
      .filter(({ answer }) => paid.has((answer?.body as { id: string } | undefined)?.id ?? ''))
      .flatMap(({ body }) => (body as { lines: { sku: string; quantity: number }[] }).lines)
      .reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);
    const { onHand, reserved } = await database().variant.findUniqueOrThrow({ where: { sku } });
    expect({ sku, onHand, reserved }).toEqual({ sku, onHand: received - sold, reserved: 0 });
  }
  // What came back went to those who had asked, in that order.
  expect(await line.problems()).toEqual([]);
  // Announcements are deleted once they are sent.
  expect((await bookProblems()).filter((problem) => !problem.startsWith('not announced'))).toEqual([]);
  const { byRules, stored, bids } = await replayed(lot);
  expect(stored).toEqual(byRules);
  const accepted = history.filter(({ path, answer }) => path.endsWith('/bids') && answer?.status === 201);
  expect(bids.length).toBe(accepted.length);

  // At rest every screen shows the database.
  for (const page of pages) if (!page.isConnected) page.connect(oneOf(random, shops));
  for (const { productId, sku } of pieces) {
    const { version } = await database().product.findUniqueOrThrow({ where: { id: productId } });
    const { onHand } = await database().variant.findUniqueOrThrow({ where: { sku } });
    const shown = (page: Page) => page.views.get(topicOf.product(productId)) as View<'product'> | undefined;
    for (const page of pages) {
      await expect.poll(() => shown(page)?.version, { timeout: timeoutMs }).toBe(version);
      expect(shown(page)?.data.variants[0]?.stock.available).toBe(onHand);
    }
  }
  for (const page of pages) {
    const price = () => (page.views.get(topicOf.auction(lot)) as View<'auction'> | undefined)?.version;
    await expect
      .poll(price, { timeout: timeoutMs })
      .toBe((await database().auction.findUniqueOrThrow({ where: { id: lot } })).version);
    expect(page.problems).toEqual([]);
    page.close();
  }
});
