import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SentView, View } from '#contract/wire/views.ts';
import { transaction } from '#server/engine/database/database.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';

testDatabase();
let server: TestLiveServer;
beforeAll(async () => {
  server = await startTestLiveServer();
});
afterAll(() => server.stop());

const available = (view: View) => (view as View<'product'>).data.variants[0]?.stock.available;

it('a view that is sent says what its way took on the server; one that is asked for says nothing', async () => {
  const { productId, sku } = await aProduct({ onHand: 5 });
  const topic = `product:${productId}`;
  const socket = await server.connect();
  await socket.emitWithAck('watch', { topics: [{ topic }] });
  const seen = recordViews(socket);
  await changeVariant(sku, { onHand: 4 });
  const { trace, ...view } = (await seen.until((one) => available(one) === 4)) as SentView;
  expect(Object.keys(view).sort()).toEqual(['data', 'topic', 'version']);
  expect(trace).toHaveLength(3);
  for (const ms of trace ?? []) expect(ms).toBeGreaterThanOrEqual(0);

  const asked = await (await server.connect()).emitWithAck('watch', { topics: [{ topic }] });
  expect(asked.ok && asked.views).toEqual([view]);
});

it('waiting counts from the change’s row by the database’s clock, however long its commit takes', async () => {
  const { productId, sku } = await aProduct({ onHand: 5 });
  const socket = await server.connect();
  await socket.emitWithAck('watch', { topics: [{ topic: `product:${productId}` }] });
  const seen = recordViews(socket);
  await transaction(async (tx) => {
    await tx.variant.update({ where: { sku }, data: { onHand: 3 } });
    await tx.$executeRaw`SELECT pg_sleep(0.3)`;
  });
  const { trace } = (await seen.until((one) => available(one) === 3)) as SentView;
  expect(trace?.[0]).toBeGreaterThanOrEqual(299);
});
