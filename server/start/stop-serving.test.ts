import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeHttp } from '#server/engine/http/close-http.ts';
import { createHttpServer } from '#server/engine/http/http-server.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { type LiveEngine, startLiveEngine } from '#server/engine/live/live-engine.ts';
import { liveShop } from '#server/live/live-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { type TestSocket, untilTold } from '#server/testing/live-server.ts';
import { refusedCommands } from '#server/testing/no-commands.ts';
import { stopServing } from './stop-serving.ts';

/** On a machine that has other work too. */
const soon = { timeout: 10_000 };

testDatabase();

let http: ReturnType<typeof createHttpServer>;
let live: LiveEngine;
let port: number;
let draining = false;
/** Requests of the API that are under way, each with what ends it. */
const underWay: (() => void)[] = [];
const clients: { destroy(): void }[] = [];

beforeEach(async () => {
  draining = false;
  const announcements = new Announcements();
  http = createHttpServer({
    pages: async (_, response) => void response.end('a page'),
    api: async (incoming, response) => {
      incoming.resume();
      if (incoming.url === '/api/slow') await new Promise<void>((resolve) => underWay.push(resolve));
      response.end('done');
    },
    pagesUpgrade: null,
    isDraining: () => draining,
    door: { trustProxy: '0', publicUrl: undefined, listensAt: '127.0.0.1' },
  });
  live = startLiveEngine({
    http,
    publicUrl: undefined,
    ...liveShop,
    commands: refusedCommands,
    announcements,
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  ({ port } = http.address() as AddressInfo);
});
afterEach(async () => {
  for (const end of underWay.splice(0)) end();
  for (const client of clients.splice(0)) client.destroy();
  if (http.listening) await (await closeHttp(http, { quietMs: 0 })).closed;
  await live.stop();
});

const stop = (drainMs = 0) => {
  draining = true;
  return stopServing({ http, live, drainMs });
};

function anAgent(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  clients.push(agent);
  return agent;
}

async function ask(path: string, { agent, method = 'GET' }: { agent: Agent; method?: string }) {
  const sent = request({ host: '127.0.0.1', port, path, agent, method });
  sent.end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const part of answer) text += String(part);
  return { status: answer.statusCode, text, connection: answer.headers.connection };
}

/** A connection that says what it is told to. */
async function aLine(): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect(port, '127.0.0.1');
  clients.push(socket);
  await once(socket, 'connect');
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  socket.on('error', () => {});
  return { socket, heard: () => text };
}

const upgrade =
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n' +
  'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

async function aPage(): Promise<TestSocket> {
  const socket: TestSocket = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  clients.push({ destroy: () => socket.disconnect() });
  await untilTold(socket, 'connect');
  return socket;
}

test('a page that is told to come back finds the port closed already, and is let go', async () => {
  const socket = await aPage();
  const refused = new Promise((resolve) => {
    socket.once('goodbye', () => {
      const again = connect(port, '127.0.0.1');
      again.once('connect', () => resolve('it could come back'));
      again.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code));
    });
  });
  const gone = untilTold(socket, 'disconnect');
  await stop();
  expect(await refused).toBe('ECONNREFUSED');
  // The reason after which a page comes back by itself.
  expect(await gone).toBe('transport close');
});

test('what is under way is answered, though all sockets are gone meanwhile', async () => {
  const socket = await aPage();
  const answer = ask('/api/slow', { agent: anAgent(), method: 'POST' });
  await expect.poll(() => underWay.length, soon).toBe(1);
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  await expect.poll(() => socket.connected, soon).toBe(false);
  expect(stopped).toBe(false);
  underWay.shift()?.();
  expect(await answer).toMatchObject({ status: 200, text: 'done' });
  await stopping;
});

test('what comes over a kept connection once the port is closed is answered, and ends that connection', async () => {
  const agent = anAgent();
  expect(await ask('/api/any', { agent })).toMatchObject({ status: 200, connection: 'keep-alive' });
  const stopping = stop();
  await expect.poll(() => http.listening, soon).toBe(false);
  expect(await ask('/api/any', { agent, method: 'POST' })).toEqual({ status: 200, text: 'done', connection: 'close' });
  await stopping;
});

test('of many who ask over kept connections nobody loses a request', async () => {
  const agents = Array.from({ length: 20 }, anAgent);
  let answered = 0;
  const untilTold = async (agent: Agent) => {
    for (;;) {
      const { status, connection } = await ask('/api/any', { agent, method: 'POST' });
      expect(status).toBe(200);
      answered++;
      if (connection === 'close') return;
    }
  };
  const asking = agents.map(untilTold);
  await expect.poll(() => answered, soon).toBeGreaterThan(100);
  await stop();
  await Promise.all(asking);
});

test('a process that leaves takes no socket: by upgrade, by a kept connection, or by polling', async () => {
  const kept = await aLine();
  kept.socket.write('GET /api/any HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await expect.poll(kept.heard, soon).toContain('done');
  draining = true;
  const agent = anAgent();
  expect(await ask('/readyz', { agent })).toMatchObject({ status: 503, text: 'draining\n' });
  const fresh = await aLine();
  for (const line of [kept, fresh]) {
    line.socket.write(upgrade);
    await expect.poll(line.heard, soon).toContain('HTTP/1.1 503');
  }
  expect(await ask('/socket.io/?EIO=4&transport=polling', { agent })).toMatchObject({ status: 503 });
  expect(live.io.engine.clientsCount).toBe(0);
  // Everything else is served until the port closes.
  expect(await ask('/', { agent })).toMatchObject({ status: 200, text: 'a page' });
});

test('sockets that say nothing hold nothing up, whether they were just being opened or have lost their network', async () => {
  const [half, lost] = [await aLine(), await aLine()];
  for (const { socket, heard } of [half, lost]) {
    socket.write(upgrade);
    await expect.poll(heard, soon).toContain('101 Switching Protocols');
  }
  // Socket.IO's hello, masked with zeros.
  lost.socket.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
  await expect.poll(() => live.io.of('/').sockets.size, soon).toBe(1);
  const startedAt = performance.now();
  await stop();
  // Unasked, the server would wait for 30 seconds for each to agree.
  expect(performance.now() - startedAt).toBeLessThan(15_000);
});
