import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectDatabase, database, disconnectDatabase } from '#server/database/database.ts';
import { setSettings } from '#server/settings.ts';
import { copyDatabase } from '#server/testing/database.ts';
import { type PgProxy, startPgProxy } from '#server/testing/pg-proxy.ts';
import { testSettings } from '#server/testing/settings.ts';
import { seedWhenEmpty } from './seed-when-empty.ts';

let copy: Awaited<ReturnType<typeof copyDatabase>>;
let proxy: PgProxy;
beforeAll(async () => {
  setSettings(testSettings());
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
  lotsInSale: await database().auction.count({ where: { saleId: { not: null } } }),
});

it('a first start that is cut off again and again ends with one whole demo shop', async () => {
  for (const text of ['"public"."person"', '"public"."product"', '"public"."auction"', '"public"."sale"']) {
    const cut = proxy.cut(`INSERT INTO ${text}`);
    await expect(seedWhenEmpty(), text).rejects.toThrow();
    expect(cut(), text).toBeGreaterThan(0);
    proxy.release();
  }
  await seedWhenEmpty();
  const whole = await shop();
  expect(whole).toMatchObject({ pieces: 24, lots: 8 + 2 + 6, sales: 1, lotsInSale: 6 });
  expect(whole.people).toBeGreaterThan(3);
  await seedWhenEmpty();
  expect(await shop()).toEqual(whole);
}, 60_000);

it('a shop that somebody has emptied is not filled again', async () => {
  await database().$executeRaw`TRUNCATE product, auction, sale CASCADE`;
  await seedWhenEmpty();
  expect(await shop()).toMatchObject({ pieces: 0, lots: 0 });
});
