import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Protocol } from '#contract/wire/protocol.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer, type TestLiveServer, type TestSocket } from '#server/testing/live-server.ts';
import { aKey, aLot } from '#server/testing/lots.ts';

testDatabase();
const third: Protocol = { version: 3, changes: { 2: ['auction'], 3: ['desk'] } };
let server: TestLiveServer;
beforeAll(async () => {
  server = await startTestLiveServer({ spoken: third });
});
afterAll(() => server.stop());

const ask = async (socket: TestSocket, topics: string[]) => {
  const reply = await socket.emitWithAck('watch', { topics: topics.map((topic) => ({ topic })) });
  if (!reply.ok) throw new Error(reply.error.message);
  return { denied: reply.denied, shown: reply.views.map(({ topic }) => topic) };
};

/** What the server says of its version before it answers anything; null if nothing. */
async function toldTo(protocol: unknown): Promise<number | null> {
  const socket: TestSocket = io(server.url, { transports: ['websocket'], forceNew: true, auth: { protocol } });
  let told: number | null = null;
  socket.on('protocol', ({ version }) => {
    told = version;
  });
  await ask(socket, ['shop']);
  socket.disconnect();
  return told;
}

describe('a client of another version', () => {
  it('is told the server’s, and one of the same version or of none is not', async () => {
    expect([await toldTo(1), await toldTo(2), await toldTo(4)]).toEqual([3, 3, 3]);
    expect([await toldTo(3), await toldTo(undefined)]).toEqual([null, null]);
    expect([await toldTo('1'), await toldTo(1.5), await toldTo({ valueOf: 1 }), await toldTo(null)]).toEqual(
      Array(4).fill(null),
    );
  });

  it('gets what has the same form, also when it changes, and nothing that has another', async () => {
    const { productId, sku } = await aProduct({ onHand: 4 });
    const [piece, lot] = [`product:${productId}`, `auction:${await aLot()}`];
    const old = await server.connect({ auth: { protocol: 1 } });
    expect(await ask(old, [piece, lot])).toEqual({ shown: [piece], denied: [{ topic: lot, code: 'outdated' }] });
    const seen = recordViews(old);
    await changeVariant(sku, { onHand: 2 });
    expect((await seen.until(({ topic }) => topic === piece)).topic).toBe(piece);

    const newer = await server.connect({ auth: { protocol: 2 } });
    expect(await ask(newer, [piece, lot])).toEqual({ shown: [piece, lot], denied: [] });
  });

  it('is refused a command whose answer carries what it can’t read, and others go on', async () => {
    const bid = { auctionId: await aLot(), maxAmount: 10_000, key: aKey() };
    const old = await server.connect({ auth: { protocol: 1 } });
    expect(await old.emitWithAck('bid', bid)).toMatchObject({ ok: false, error: { code: 'outdated' } });
    expect(await old.emitWithAck('unwatch', { topics: ['shop'] })).toEqual({ ok: true });
    const newer = await server.connect({ auth: { protocol: 2 } });
    expect(await newer.emitWithAck('bid', bid)).toMatchObject({ ok: false, error: { code: 'auction_not_open' } });
  });
});

it('a client that says no version gets everything as it is', async () => {
  const lot = `auction:${await aLot()}`;
  const headless = await server.connect();
  expect(await ask(headless, [lot])).toEqual({ shown: [lot], denied: [] });
  expect(await headless.emitWithAck('bid', { auctionId: lot, maxAmount: 1, key: aKey() })).toMatchObject({
    ok: false,
    error: { code: 'auction_not_open' },
  });
});
