import { afterAll, beforeAll, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { againWhenAway } from '#server/engine/database/again-when-away.ts';
import { isAway } from '#server/engine/database/away.ts';
import { connectDatabase, database, disconnectDatabase } from '#server/engine/database/database.ts';
import { setSubjectsData } from '#server/retention/subjects-data.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { subjects } from '#server/subjects.ts';
import { copyDatabase } from '#server/testing/database.ts';
import { type PgProxy, startPgProxy } from '#server/testing/pg-proxy.ts';
import { testSettings } from '#server/testing/settings.ts';
import { seedWhenEmpty } from './seed-when-empty.ts';

let copy: Awaited<ReturnType<typeof copyDatabase>>;
let proxy: PgProxy;
beforeAll(async () => {
  setSettings(testSettings());
  setSubjectsData(() => subjects);
  copy = await copyDatabase();
  proxy = await startPgProxy(copy.url);
  await connectDatabase(proxy.url);
});
afterAll(async () => {
  await disconnectDatabase();
  await proxy.stop();
  await copy.drop();
});

const shop = async () => ({
  people: await database().user.count(),
  pieces: await database().product.count(),
  lots: await database().auction.count(),
  sales: await database().sale.count(),
  reviews: await database().review.count({ where: { state: 'shown' } }),
  questions: await database().question.count({ where: { state: 'shown' } }),
  orders: await database().order.count(),
  lotsInSale: await database().auction.count({ where: { saleId: { not: null } } }),
});

it('a first start that is cut off again and again ends with one whole demo shop', async () => {
  for (const table of ['user', 'person', 'product', 'auction', 'sale']) {
    const cut = proxy.cut(`INSERT INTO "public"."${table}"`);
    // Also where better-auth hides the cause behind its own words.
    const error = await seedWhenEmpty().catch((one: unknown) => one);
    expect(isAway(error), table).toBe(true);
    expect(cut(), table).toBeGreaterThan(0);
    proxy.release();
  }
  const cut = proxy.cut('INSERT INTO "public"."sale"');
  const seeding = againWhenAway(seedWhenEmpty, { pauseMs: 10, tries: 1_000 });
  await expect.poll(cut, { timeout: 60_000 }).toBeGreaterThan(0);
  proxy.release();
  await seeding;
  const whole = await shop();
  expect(whole).toMatchObject({
    pieces: 24,
    lots: 8 + 2 + 6 + 3,
    sales: 1,
    lotsInSale: 6,
    reviews: 3,
    questions: 2,
    orders: 5 + 2,
  });
  expect(whole.people).toBeGreaterThan(3);
  const parcels = await database().shipment.findMany({
    select: { order: { select: { placedAt: true, completesAt: true } }, events: { where: { status: 'delivered' } } },
  });
  const { returnDays } = await readShop();
  const day = 86_400_000;
  for (const { order, events } of parcels) {
    const [delivered] = events;
    if (!delivered) continue;
    // Nothing that was seeded as past says that it has just been delivered, nor may be sent back for longer than by the terms.
    expect(Date.now() - delivered.occurredAt.getTime()).toBeGreaterThan(20 * day);
    expect(delivered.occurredAt.getTime()).toBeGreaterThan(order.placedAt.getTime());
    const last = delivered.occurredAt.getTime() + (returnDays + 1) * day;
    expect(order.completesAt?.getTime()).toBeLessThanOrEqual(Math.max(last, Date.now()));
  }
  await seedWhenEmpty();
  expect(await shop()).toEqual(whole);
}, 120_000);

it('another fault is not tried again', async () => {
  let tries = 0;
  const broken = () => Promise.reject(new Error(`broken ${++tries}`));
  await expect(againWhenAway(broken)).rejects.toThrow('broken 1');
});

it('a shop that somebody has emptied is not filled again', async () => {
  await database().$executeRaw`TRUNCATE product, auction, sale CASCADE`;
  await seedWhenEmpty();
  expect(await shop()).toMatchObject({ pieces: 0, lots: 0 });
});
