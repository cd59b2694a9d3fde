import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { setSettings } from '#server/config/settings.ts';
import { isAway } from '#server/engine/database/away.ts';
import { beforeAnswer, connectDatabase, database, disconnectDatabase } from '#server/engine/database/database.ts';
import { readRows, statements } from '#server/engine/database/statement.ts';
import { answerHealth } from '#server/engine/http/health.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { metrics } from '#server/engine/process/metrics.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { copyDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';
import { type PgProxy, startPgProxy } from '#server/testing/pg-proxy.ts';
import { testSettings } from '#server/testing/settings.ts';

const silentMs = 1_500;
let copy: Awaited<ReturnType<typeof copyDatabase>>;
let proxy: PgProxy;
let live: TestLiveServer;
let announcements: Announcements;
let timeouts = 0;

beforeAll(async () => {
  copy = await copyDatabase();
  setSettings(testSettings());
  // Commands wait for a look before they answer, as they do with pages in memory.
  beforeAnswer(() => announcements.poll().catch(() => {}));
});
afterAll(() => copy.drop());
beforeEach(async () => {
  timeouts = 0;
  proxy = await startPgProxy(copy.url);
  await connectDatabase(proxy.url, { connections: 5, silentMs });
  announcements = new Announcements({ timeoutMs: [300, 600] });
  announcements.onUnknown(() => timeouts++);
  live = await startTestLiveServer({ announcements });
});
afterEach(async () => {
  await live.stop();
  await disconnectDatabase();
  await proxy.stop();
});

async function aWatchedPiece() {
  const { productId, sku } = await aProduct({ onHand: 9 });
  const socket = await live.connect();
  await socket.emitWithAck('watch', { topics: [{ topic: topicOf.product(productId) }] });
  const seen = recordViews(socket);
  const shows = (onHand: number) =>
    seen.until((view) => (view as View<'product'>).data.variants?.[0]?.stock.available === onHand);
  return { sku, shows };
}

it('a connection that goes silent as it looks for changes stops neither answers nor open screens', async () => {
  const { sku, shows } = await aWatchedPiece();
  const silenced = proxy.silence('FROM change');
  await expect.poll(silenced).toBe(1);
  proxy.release();
  await changeVariant(sku, { onHand: 8 });
  await shows(8);
  expect(timeouts).toBeGreaterThan(0);
});

it('when all go silent, what was asked fails as away, and new connections carry on', async () => {
  const { sku, shows } = await aWatchedPiece();
  proxy.silenceAll();
  const failed = await database().$queryRaw`SELECT 1 AS one FROM product`.then(
    () => null,
    (error: unknown) => error,
  );
  // It may have got a connection that is new already.
  expect(failed === null || isAway(failed)).toBe(true);
  await expect.poll(() => changeVariant(sku, { onHand: 7 }).then((outcome) => outcome.ok, isAway)).toBe(true);
  await expect
    .poll(() =>
      changeVariant(sku, { onHand: 6 }).then(
        (outcome) => outcome.ok,
        () => false,
      ),
    )
    .toBe(true);
  await shows(6);
});

it('a silent connection in a transaction frees its place, though it can’t even roll back', async () => {
  const silenced = proxy.silence('silence me');
  const lost = await Promise.all(
    Array.from({ length: 5 }, () =>
      statements((tx) => Promise.resolve(tx.$queryRaw`SELECT 'silence me'`)).catch((error: unknown) => error),
    ),
  );
  expect(silenced()).toBeGreaterThan(0);
  expect(lost.every(isAway)).toBe(true);
  proxy.release();
  expect(await readRows`SELECT 1 AS one`).toEqual([{ one: 1 }]);
});

it('/readyz and a metric tell when changes are not seen', async () => {
  const since = (ms: number) =>
    new Promise<string>((resolve) => {
      const server = createServer((request, response) => {
        void answerHealth(request, response, { isDraining: () => false, sincePollMs: () => ms, isPrivate: true });
      }).listen(0, '127.0.0.1', async () => {
        const { port } = server.address() as { port: number };
        const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
        resolve(`${answer.status} ${(await answer.text()).trim()}`);
        server.close();
      });
    });
  expect(await since(4_000)).toBe('200 ready');
  expect(await since(5_001)).toBe('503 changes have not been seen for seconds');
  expect(await metrics().getSingleMetricAsString('marketday_seconds_since_look')).toMatch(/seconds_since_look 0\.\d/);
  proxy.refuse(true);
  proxy.cutAll();
  expect(await since(0)).toBe('503 the database does not answer');
});
