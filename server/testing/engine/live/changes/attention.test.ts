/** A shop that nobody visits looks rarely for what others write, and its first visitor must not notice. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { View } from '#contract/wire/views.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { Attention } from '#server/engine/live/changes/attention.ts';
import { cachePages } from '#server/engine/pages/cached-pages.ts';
import { PageAddresses } from '#server/engine/pages/page-addresses.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';
import { keptPages } from '../../../../../app/kept-pages.ts';

const hour = 3_600_000;

describe('attention', () => {
  const at = { ms: 0 };
  const clock = () => at.ms;

  it('is paid until some time after the last visitor', () => {
    const attention = new Attention({ everyMs: 200, restMs: 2_000, staysMs: 10_000, clock });
    expect(attention.nextMs(false), 'after the start').toBe(200);
    at.ms += 10_000;
    expect(attention.nextMs(false)).toBe(2_000);
    attention.come();
    at.ms += 9_999;
    expect(attention.nextMs(false)).toBe(200);
    at.ms += 1;
    expect(attention.nextMs(false)).toBe(2_000);
  });

  it('is paid as long as somebody is told of changes', () => {
    const attention = new Attention({ staysMs: 10_000, clock });
    for (let i = 0; i < 5; i++) {
      at.ms += 20_000;
      expect(attention.nextMs(true)).toBe(200);
    }
  });

  it('lets all who come after a rest wait for one look, and nobody else', async () => {
    const attention = new Attention({ staysMs: 10_000, clock });
    let hasLooked = () => {};
    const looks = vi.fn(() => new Promise<void>((resolve) => (hasLooked = resolve)));
    attention.onCome(looks);
    expect(attention.come()).toBeNull();
    at.ms += 10_000;
    const [first, second] = [attention.come(), attention.come()];
    expect(first).not.toBeNull();
    expect(second).toBe(first);
    expect(looks).toHaveBeenCalledOnce();
    hasLooked();
    await first;
    expect(attention.come()).toBeNull();
  });
});

describe('after a rest in which another program has written', () => {
  const db = testDatabase();
  const announcements = new Announcements();
  // Always at rest, so that nothing but a visitor has it looked.
  const attention = new Attention({ restMs: hour, staysMs: 0 });
  let server: TestLiveServer;
  let psql: Client;
  beforeAll(async () => {
    server = await startTestLiveServer({ announcements, attention });
    psql = new Client({ connectionString: db.url() });
    await psql.connect();
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(async () => {
    await psql.end();
    await server.stop();
  });
  const setOnHand = (sku: string, onHand: number) =>
    psql.query('UPDATE variant SET on_hand = $1 WHERE sku = $2', [onHand, sku]);

  it('a page in memory is shown as it is now', async () => {
    const { productId, sku } = await aProduct({ onHand: 5 });
    const onHand = async () => {
      reads(`product:${productId}`);
      const { rows } = await psql.query('SELECT on_hand FROM variant WHERE sku = $1', [sku]);
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: Buffer.from(`on hand: ${rows[0].on_hand}`),
      };
    };
    const render = vi.fn(onHand);
    const addresses = new PageAddresses(keptPages);
    const cached = cachePages(async () => {}, { addresses, announcements, attention, render });
    const http = createServer(
      async (request, response) => (await cached.fromMemory(request, response)) || cached.handle(request, response),
    );
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const show = async () => (await fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}/makers`)).text();
    await expect.poll(async () => [await show(), render.mock.calls.length]).toEqual(['on hand: 5', 1]);
    expect(await show(), 'from memory').toBe('on hand: 5');
    expect(render).toHaveBeenCalledOnce();
    await setOnHand(sku, 3);
    expect(await show()).toBe('on hand: 3');
    http.close();
  });

  it('a socket that comes hears of it', async () => {
    const { productId, sku } = await aProduct({ onHand: 5 });
    const topics = [{ topic: `product:${productId}` }];
    const before = await server.connect();
    expect(await before.emitWithAck('watch', { topics })).toMatchObject({ ok: true });
    before.disconnect();
    await setOnHand(sku, 4);
    const socket = await server.connect();
    const seen = recordViews(socket);
    const reply = await socket.emitWithAck('watch', { topics });
    const onHand = (view: View) => (view as View<'product'>).data.variants[0]?.stock.available;
    if (!reply.ok || reply.views.map(onHand)[0] !== 4) await seen.until((view) => onHand(view) === 4);
  });
});
