import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '#contract/wire/views.ts';
import { database } from '#server/engine/database/database.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';

testDatabase();

const available = (view: View) => (view as View<'product'>).data.variants[0]?.stock.available;

describe.each([true, false])('views written to the sockets directly: %s', (directFrames) => {
  let server: TestLiveServer;
  beforeAll(async () => {
    server = await startTestLiveServer({ windowMs: 5, directFrames });
  });
  afterAll(() => server.stop());

  it.each([['websocket'], ['polling']])(
    'every watcher over %s ends on the newest state, in order',
    async (transport) => {
      const { productId, sku } = await aProduct({ onHand: 90 });
      const socket = await server.connect({ transports: [transport] });
      await socket.emitWithAck('watch', { topics: [{ topic: `product:${productId}` }] });
      const seen = recordViews(socket);
      for (let onHand = 1; onHand <= 20; onHand++) await changeVariant(sku, { onHand });
      await seen.until((view) => available(view) === 20);
      const versions = seen.views.map((view) => view.version);
      expect(versions).toEqual([...versions].sort((a, b) => a - b));
    },
  );

  it('several topics of one change reach a client that watches them all', async () => {
    const { productId, sku } = await aProduct({ onHand: 5 });
    const [both, one] = await Promise.all([server.connect(), server.connect()]);
    await both.emitWithAck('watch', { topics: [{ topic: `product:${productId}` }, { topic: `card:${productId}` }] });
    await one.emitWithAck('watch', { topics: [{ topic: `card:${productId}` }] });
    const [seenByBoth, seenByOne] = [recordViews(both), recordViews(one)];
    await changeVariant(sku, { onHand: 3 });
    const card = (view: View) => view.topic.startsWith('card:') && (view as View<'card'>).data.stock.available === 3;
    await seenByBoth.until((view) => view.topic.startsWith('product:') && available(view) === 3);
    await seenByBoth.until(card);
    await seenByOne.until(card);
    expect(seenByOne.views.every((view) => view.topic.startsWith('card:'))).toBe(true);
  });

  it('a client that stops reading holds nobody up, and has the newest state when it reads again', async () => {
    const { productId, sku } = await aProduct({ onHand: 5 });
    // A long title makes each message large, so that the stalled socket's buffers fill.
    await database().product.update({ where: { id: productId }, data: { title: 'x'.repeat(200_000) } });
    const [stalled, reader] = await Promise.all([server.connect(), server.connect()]);
    for (const socket of [stalled, reader]) {
      await socket.emitWithAck('watch', { topics: [{ topic: `product:${productId}` }] });
    }
    const [late, prompt] = [recordViews(stalled), recordViews(reader)];
    const stream = (stalled.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }).ws
      ._socket;
    stream.pause();
    for (let onHand = 6; onHand <= 65; onHand++) {
      await changeVariant(sku, { onHand });
      await prompt.until((view) => (available(view) ?? 0) >= onHand);
    }
    stream.resume();
    await late.until((view) => available(view) === 65);
    const versions = late.views.map((view) => view.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    // Directly written, what a laggard would have got in between is gone: it never saw most of it.
    if (directFrames) expect(late.views.length).toBeLessThan(60);
  });
});
