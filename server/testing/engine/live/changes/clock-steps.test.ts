import { readdir, readFile } from 'node:fs/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { databaseNow, keepMeasuringClock, measureDatabaseClock } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import { PageCache } from '#server/engine/pages/page-cache.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer } from '#server/testing/live-server.ts';

testDatabase();
const hour = 3_600_000;
afterEach(() => {
  vi.useRealTimers();
});
const stepBack = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - hour });

it('a topic that was just sent is sent again though the clock of the machine was set back', async () => {
  const live = await startTestLiveServer();
  const { productId, sku } = await aProduct({ onHand: 9 });
  const socket = await live.connect();
  await socket.emitWithAck('watch', { topics: [{ topic: topicOf.product(productId) }] });
  const seen = recordViews(socket);
  const shows = (count: number) =>
    seen.until((view) => (view as View<'product'>).data.variants[0]?.stock.available === count);
  await changeVariant(sku, { onHand: 8 });
  await shows(8);
  stepBack();
  await changeVariant(sku, { onHand: 7 });
  await shows(7);
  await live.stop();
});

it('what is due by the database’s clock doesn’t move with the machine’s', async () => {
  await measureDatabaseClock();
  const [row] = await database().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  stepBack();
  expect(databaseNow().getTime() - (row?.now.getTime() ?? 0)).toBeLessThan(10_000);
  expect(databaseNow().getTime() - (row?.now.getTime() ?? 0)).toBeGreaterThan(-1_000);
});

it('a machine whose clock is set asks the database at once what time it is', async () => {
  const query = vi.spyOn(database(), '$queryRaw');
  const stop = keepMeasuringClock({ lookMs: 5 });
  stepBack();
  await expect.poll(() => query.mock.calls.length).toBeGreaterThan(0);
  stop();
  query.mockRestore();
});

it('a page in memory is as old as it is, whatever the clock says', async () => {
  let now = 0;
  const cache = new PageCache({ maxAgeMs: 1_000, clock: () => now });
  const render = async () => {
    reads('shop');
    return { status: 200, headers: {}, body: Buffer.from('page') };
  };
  await cache.answer('/', render);
  expect(cache.kept('/')).toBeDefined();
  stepBack();
  now = 999;
  expect(cache.kept('/')).toBeDefined();
  now = 1_000;
  expect(cache.kept('/')).toBeUndefined();
});

it('intervals are measured by the monotonic clock: the wall clock is read here for moments alone', async () => {
  const known: Record<string, number> = {
    // Until when a page is true: a moment of the database's clock, which crosses processes.
    'server/engine/pages/page-cache.ts': 2,
    'server/engine/pages/page-parts.ts': 1,
    'server/engine/pages/page-reads.ts': 1,
  };
  const found: Record<string, number> = {};
  for (const folder of ['server/engine/live', 'server/engine/pages', 'server/engine/work']) {
    for (const name of await readdir(folder, { recursive: true })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      const count = (await readFile(`${folder}/${name}`, 'utf8')).match(/Date\.now\(\)|new Date\(\)/g)?.length ?? 0;
      if (count > 0) found[`${folder}/${name}`] = count;
    }
  }
  expect(found).toEqual(known);
});
