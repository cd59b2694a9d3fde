import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { Manager } from 'socket.io-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import type { WatchLimits } from '#server/engine/live/sockets/watch-budget.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { startTestLiveServer, type TestLiveServer, untilTold } from '#server/testing/live-server.ts';
import { aKeyTo, aPaidOrder } from '#server/testing/order-factories.ts';

testDatabase();

const plenty: WatchLimits = {
  messagesPerSecond: 1_000,
  topicsPerSecond: 10_000,
  askedPerSecond: 10_000,
  topicsPerAddress: 100_000,
  rooms: 10_000,
};
let server: TestLiveServer;
afterEach(async () => {
  vi.restoreAllMocks();
  await server.stop();
});
const ids = (count: number) => Array.from({ length: count }, (_, index) => `made-up-${index}`);
const topics = (kind: string, count: number) => ids(count).map((id) => ({ topic: `${kind}:${id}` }));
const forged = (count: number) => ({
  extraHeaders: {
    cookie: ids(count)
      .map((id) => `marketday-order-${id}=x`)
      .join('; '),
  },
});

/** What is sent to the database while `work` runs, without what is done all the time. */
async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(Client.prototype, 'query');
  await work();
  const sent = query.mock.calls.map(([asked]) => {
    const statement: unknown = asked;
    return typeof statement === 'string' ? statement : String((statement as { text?: string }).text);
  });
  query.mockRestore();
  // A new connection is given its settings when it is first needed.
  return sent.filter((text) => !/\bchange\b|server_process|pg_snapshot|^SET /.test(text));
}

describe('what a socket may ask for', () => {
  it('200 made-up orders with forged cookies cost one statement', async () => {
    server = await startTestLiveServer({ limits: plenty });
    const socket = await server.connect(forged(200));
    const sent = await statementsDuring(async () => {
      const reply = await socket.emitWithAck('watch', { topics: topics('order', 200) });
      expect(reply.ok && reply.denied.filter(({ code }) => code === 'not_found')).toHaveLength(200);
    });
    expect(sent).toHaveLength(1);
  });

  it('many such messages at once share statements, whoever sends them', async () => {
    server = await startTestLiveServer({ limits: plenty });
    const sockets = await Promise.all([1, 2, 3, 4].map(() => server.connect(forged(200))));
    const sent = await statementsDuring(() =>
      Promise.all(
        sockets.flatMap((socket) =>
          [1, 2, 3, 4, 5].map(() => socket.emitWithAck('watch', { topics: topics('order', 200) })),
        ),
      ),
    );
    // 4,000 questions, at most 500 in one; a few more because not all have come when the first is asked.
    expect(sent.length).toBeLessThanOrEqual(20);
  });

  it('an order that may be seen is watched all the same, among those that may not', async () => {
    server = await startTestLiveServer({ limits: plenty });
    const publicId = await aPaidOrder((await aProduct()).sku);
    const socket = await server.connect({
      extraHeaders: { cookie: `marketday-order-${publicId}=${await aKeyTo(publicId)}; marketday-order-made-up-0=x` },
    });
    const reply = await socket.emitWithAck('watch', {
      topics: [...topics('order', 2), { topic: `order:${publicId}` }, { topic: `order-messages:${publicId}` }],
    });
    expect(reply.ok && reply.views.map(({ topic }) => topic).sort()).toEqual([
      `order-messages:${publicId}`,
      `order:${publicId}`,
    ]);
    expect(reply.ok && reply.denied.map(({ code }) => code)).toEqual(['not_found', 'not_found']);
  });

  it('so many orders in a second, and no more, are asked about', async () => {
    server = await startTestLiveServer({ limits: { ...plenty, askedPerSecond: 20 } });
    const socket = await server.connect(forged(50));
    const reply = await socket.emitWithAck('watch', { topics: topics('order', 50) });
    const codes = reply.ok ? reply.denied.map(({ code }) => code) : [];
    expect(codes.filter((code) => code === 'not_found')).toHaveLength(20);
    expect(codes.filter((code) => code === 'too_many')).toHaveLength(30);
  });

  it('topics are counted, not messages: per socket, and per address', async () => {
    server = await startTestLiveServer({ limits: { ...plenty, topicsPerSecond: 150, topicsPerAddress: 250 } });
    const [one, other] = [await server.connect(), await server.connect()];
    expect(await one.emitWithAck('watch', { topics: topics('product', 100) })).toMatchObject({ ok: true });
    const second = await one.emitWithAck('watch', { topics: topics('product', 100) });
    expect(second).toMatchObject({ ok: false, error: { code: 'too_many', retryAfterMs: expect.any(Number) } });
    expect(await other.emitWithAck('watch', { topics: topics('product', 150) })).toMatchObject({ ok: true });
    const third = await server.connect();
    expect(await third.emitWithAck('watch', { topics: topics('product', 1) })).toMatchObject({ ok: false });
  });

  it('a socket is in so many rooms, and those it is in it may ask for again', async () => {
    server = await startTestLiveServer({ limits: { ...plenty, rooms: 10 } });
    const socket = await server.connect();
    const first = await socket.emitWithAck('watch', { topics: topics('product', 12) });
    expect(first.ok && first.denied.map(({ code }) => code)).toEqual(['too_many', 'too_many']);
    const again = await socket.emitWithAck('watch', { topics: topics('product', 10) });
    expect(again.ok && again.denied).toEqual([]);
  });

  it('messages without an acknowledgement count, and a flood of them ends the socket', async () => {
    server = await startTestLiveServer({ limits: { ...plenty, messagesPerSecond: 20 } });
    const socket = await server.connect();
    const raw = socket as unknown as { emit(event: string, payload?: unknown): void };
    for (let i = 0; i < 20; i++) raw.emit('watch', {});
    const refused = await socket.emitWithAck('watch', { topics: topics('product', 1) });
    expect(refused).toMatchObject({ ok: false, error: { code: 'too_many' } });
    const gone = untilTold(socket, 'disconnect');
    while (socket.connected) {
      for (let i = 0; i < 100; i++) raw.emit('nothing-of-ours', {});
      await wait(1);
    }
    await gone;
  });

  it.each([
    ['heartbeats', 'pong', undefined],
    ['acknowledgements that nobody asked for', 'message', '30[]'],
  ] as const)('%s count like events, and a flood of them ends the connection', async (_name, type, data) => {
    server = await startTestLiveServer({ limits: { ...plenty, messagesPerSecond: 20 } });
    const socket = await server.connect();
    const { engine } = socket.io;
    const send = () =>
      (engine as unknown as { _sendPacket(type: string, data?: string): void })._sendPacket(type, data);
    for (let i = 0; i < 25; i++) send();
    const refused = await socket.emitWithAck('watch', { topics: topics('product', 1) });
    expect(refused).toMatchObject({ ok: false, error: { code: 'too_many' } });
    const gone = new Promise((resolve) => engine.once('close', resolve));
    for (let i = 0; i < 400; i++) send();
    await gone;
  });

  it('a connection that opens no socket is counted too', async () => {
    server = await startTestLiveServer({ limits: { ...plenty, messagesPerSecond: 20 } });
    const manager = new Manager(server.url, { transports: ['websocket'], reconnection: false });
    await untilTold(manager, 'open');
    const gone = new Promise((resolve) => manager.engine.once('close', resolve));
    const { engine } = manager as unknown as { engine: { _sendPacket(type: string): void } };
    for (let i = 0; i < 400; i++) engine._sendPacket('pong');
    await gone;
  });

  it('a WebSocket that is tried out again and again, and never taken, is counted too', async () => {
    server = await startTestLiveServer({ limits: { ...plenty, messagesPerSecond: 20 } });
    const handshake = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`);
    const { sid } = JSON.parse((await handshake.text()).slice(1)) as { sid: string };
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket&sid=${sid}`);
    await untilTold(socket, 'open');
    // Until it is cut off, and however long that takes: probes that arrive in one piece are all answered.
    while (socket.readyState === WebSocket.OPEN) {
      for (let at = 0; at < 100; at++) socket.send('2probe');
      await turn();
    }
    // The whole connection is ended, not only what was tried out: that ends by itself in ten seconds.
    const after = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling&sid=${sid}`);
    expect(await after.json()).toMatchObject({ message: 'Session ID unknown' });
  });

  it('a connection opens one socket: whoever asks for more is hung up on, before anybody asks who it is', async () => {
    server = await startTestLiveServer({ limits: plenty });
    const manager = new Manager(server.url, { transports: ['websocket'], reconnection: false });
    await untilTold(manager, 'open');
    const { engine } = manager;
    const opened: unknown[] = [];
    engine.on('message', (said) => opened.push(said));
    const ended = new Promise((resolve) => engine.once('close', resolve));
    // As Socket.IO writes `connect`.
    for (let at = 0; at < 50; at++) engine.send('0');
    await ended;
    expect(opened.length).toBeLessThanOrEqual(1);
    const other = await server.connect();
    expect(await other.emitWithAck('watch', { topics: topics('product', 1) })).toMatchObject({ ok: true });
  });
});
