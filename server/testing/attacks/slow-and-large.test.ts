/** Somebody sends too much, too slowly or too often, and others are answered meanwhile. */
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answerApi } from '#server/api/answer-api.ts';
import { RouteTable } from '#server/api/route-table.ts';
import { bytesOfConnection, mostHeldBytes } from '#server/engine/http/bodies-under-way.ts';
import { DoorLimits, doorRatesOf } from '#server/engine/http/door-limits.ts';
import { createHttpServer } from '#server/engine/http/http-server.ts';
import { startLiveEngine } from '#server/engine/live/live-engine.ts';
import { liveShop } from '#server/live/live-shop.ts';
import { routes } from '#server/subjects.ts';
import { testDatabase } from '#server/testing/database.ts';
import { refusedCommands } from '#server/testing/no-commands.ts';

testDatabase();

const attacker = '203.0.113.9';
const other = '198.51.100.7';
const mostSockets = 5;
const http = createHttpServer({
  pages: async (_incoming, response) => void response.end('a page'),
  api: answerApi(new RouteTable(routes)),
  pagesUpgrade: null,
  isDraining: () => false,
  door: {
    trustProxy: '1',
    publicUrl: undefined,
    listensAt: '127.0.0.1',
    limits: new DoorLimits({ ...doorRatesOf(), sockets: mostSockets }),
  },
});
let live: ReturnType<typeof startLiveEngine>;
let port = 0;
const opened: Socket[] = [];

beforeAll(async () => {
  live = startLiveEngine({ http, publicUrl: undefined, ...liveShop, commands: refusedCommands });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  ({ port } = http.address() as AddressInfo);
});
afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy();
});
afterAll(async () => {
  await live.stop();
  http.closeAllConnections();
  http.close();
});

/** Opens a connection and writes these lines of a head. */
function speak(first: string, ...lines: string[]): Socket {
  const socket = connect(port, '127.0.0.1');
  opened.push(socket);
  socket.on('error', () => {});
  socket.write([first, 'host: localhost', ...lines, '', ''].join('\r\n'));
  return socket;
}
const heard = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0]);
const statusOf = (said: string) => said.split(' ')[1];

/** A message to the shop whose body doesn't end. */
function slowBody(from: string, bytes: number): Socket {
  const socket = speak(
    'POST /api/contact HTTP/1.1',
    `x-forwarded-for: ${from}`,
    'content-type: application/json',
    `content-length: ${bytes + 1}`,
  );
  socket.write(Buffer.alloc(bytes, ' '));
  return socket;
}

async function othersAreAnswered(): Promise<void> {
  const headers = { 'x-forwarded-for': other, 'content-type': 'application/json' };
  const url = `http://127.0.0.1:${port}`;
  expect(await (await fetch(`${url}/api/country?zone=Europe/Paris`, { headers })).json()).toEqual({ country: 'FR' });
  // Read whole, and refused for what is in it.
  expect((await fetch(`${url}/api/contact`, { method: 'POST', headers, body: '{}' })).status).toBe(400);
}

describe('one client’s', () => {
  it('bodies that don’t end are held up to some megabytes, and more are told to come later', async () => {
    const each = 1024 * 1024 - 1;
    const room = Math.floor(mostHeldBytes / (each + bytesOfConnection));
    const answers: string[] = [];
    for (let at = 0; at < room + 4; at++) void heard(slowBody(attacker, each)).then((said) => answers.push(said));
    // As many stay as there is room for; the last of them may be refused halfway.
    await expect.poll(() => answers.length).toBeGreaterThanOrEqual(4);
    expect(new Set(answers.map(statusOf))).toEqual(new Set(['429']));
    expect(answers[0]).toMatch(/retry-after: 5\b/i);
    await othersAreAnswered();
    for (const socket of opened.splice(0)) socket.destroy();
    // What they held is free again.
    await expect
      .poll(async () => {
        const socket = speak('POST /api/contact HTTP/1.1', `x-forwarded-for: ${attacker}`, 'content-length: 2');
        socket.write('{}');
        return statusOf(await heard(socket));
      })
      .toBe('400');
  });

  it('headers are refused when they are too large or too many', async () => {
    const from = `x-forwarded-for: ${attacker}`;
    const large = speak('GET / HTTP/1.1', from, `cookie: a=${'x'.repeat(64 * 1024)}`);
    const many = speak('GET / HTTP/1.1', from, ...Array.from({ length: 400 }, (_, at) => `x-${at}: ${at}`));
    expect([statusOf(await heard(large)), statusOf(await heard(many))]).toEqual(['431', '431']);
    await othersAreAnswered();
  });

  it('sockets are so many, and those of others open', async () => {
    const key = Buffer.alloc(16).toString('base64');
    const opens = async (from: string) =>
      statusOf(
        await heard(
          speak(
            'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
            'connection: upgrade',
            'upgrade: websocket',
            'sec-websocket-version: 13',
            `sec-websocket-key: ${key}`,
            `x-forwarded-for: ${from}`,
          ),
        ),
      );
    for (let at = 0; at < mostSockets; at++) expect(await opens(attacker)).toBe('101');
    expect(await opens(attacker)).toBe('429');
    expect(await opens(other)).toBe('101');
    await othersAreAnswered();
  });

  it('message that is too large ends its socket alone', async () => {
    const open = async (from: string) => {
      const socket = io(`http://127.0.0.1:${port}`, {
        ...{ transports: ['websocket'], forceNew: true, reconnection: false },
        extraHeaders: { 'x-forwarded-for': from },
      });
      await once(socket as never, 'connect');
      return socket;
    };
    const [loud, quiet] = [await open(attacker), await open(other)];
    const ended = once(loud as never, 'disconnect');
    loud.emit('watch', { topics: [{ topic: 'x'.repeat(64 * 1024) }] });
    expect((await ended)[0]).toMatch(/^transport/);
    expect(await quiet.emitWithAck('watch', { topics: [{ topic: 'tariff' }] })).toMatchObject({ ok: true });
    quiet.disconnect();
  });
});
