/** I3: a backup is restored while the shop runs and a page is open: the page's own store and connection, the shop's own engine. */
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Connection } from '#components/live/connection/connection.ts';
import { openLiveSocket } from '#components/live/connection/live-socket.ts';
import { createLiveStore } from '#components/live/live-store.ts';
import { newerView } from '#components/live/view/apply-view.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { history, lookAtHistory, renewHistory } from '#server/engine/database/history/history.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { followHistory } from '#server/engine/live/changes/follow-history.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';

const db = testDatabase();
let server: TestLiveServer;
let stop: () => void;
beforeAll(async () => {
  await lookAtHistory();
  const announcements = new Announcements();
  stop = followHistory(announcements);
  server = await startTestLiveServer({ announcements });
});
afterAll(async () => {
  stop();
  await server.stop();
  vi.unstubAllGlobals();
});

/** Runs SQL as a restore does: nothing is announced, no version is counted. */
async function restore(sql: string, values: unknown[]): Promise<void> {
  const client = new Client({ connectionString: db.url() });
  await client.connect();
  await client.query("SET session_replication_role = 'replica'");
  await client.query(sql, values);
  await client.end();
}

const onHand = (view: View | null) => (view as View<'product'> | null)?.data.variants[0]?.stock.available;

it('an open page shows what the database says, at once and after the next change', async () => {
  const { productId, sku } = await aProduct({ onHand: 10 });
  const topic = topicOf.product(productId);
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal(
    'document',
    Object.assign(new EventTarget(), {
      visibilityState: 'visible',
      documentElement: { dataset: { history: history() } },
    }),
  );
  for (let left = 9; left > 3; left--) await changeVariant(sku, { onHand: left });
  const store = createLiveStore();
  const connection = new Connection(store, {
    topics: { isPersonal: () => false, apart: () => new Set() },
    openSocket: () => openLiveSocket(server.url),
  });
  connection.watch(topic);
  await connection.open();
  await expect.poll(() => onHand(store.getState().views[topic] ?? null), { timeout: 10_000 }).toBe(4);
  // What the page's HTML came with.
  const initial = store.getState().views[topic] as View;
  const shown = () => {
    const { views, anew } = store.getState();
    return onHand(newerView(views[topic], initial, anew));
  };

  await restore('UPDATE variant SET on_hand = 10 WHERE sku = $1', [sku]);
  await restore('UPDATE product SET version = 2 WHERE id = $1', [productId]);
  await renewHistory();
  await expect.poll(shown, { timeout: 15_000 }).toBe(10);
  expect(store.getState().views[topic]?.version).toBeLessThan(initial.version);
  expect(connection.isOfAnotherVersion).toBe(true);

  await changeVariant(sku, { onHand: 7 });
  await expect.poll(shown, { timeout: 15_000 }).toBe(7);

  // Whoever comes now with what an old page holds is not taken at their word.
  const late = await server.connect({ auth: { history: 'of-a-page-from-before' } });
  const reply = await late.emitWithAck('watch', { topics: [{ topic, version: initial.version }] });
  expect(reply.ok && reply.views.map(onHand)).toEqual([7]);
  // One that is of this history is sent what is newer only.
  const own = await server.connect({ auth: { history: history() } });
  const nothing = await own.emitWithAck('watch', { topics: [{ topic, version: initial.version }] });
  expect(nothing.ok && nothing.views).toEqual([]);
  connection.close();
});
