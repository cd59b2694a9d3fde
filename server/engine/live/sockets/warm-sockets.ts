import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';

const atOnce = 20;

/** How much a start spends on it. */
export interface WarmUp {
  /** Sockets in all, in twenties. */
  most: number;
  /** Milliseconds after which no more come. */
  forMs: number;
}

const ofAStart: WarmUp = { most: 1_600, forMs: 2_000 };

/**
 * Lets more than a thousand sockets come and go before the port is open, so that the code is compiled and the views
 * are read: the first of a crowd cost seven times as much without.
 *
 * @param topics anyone may watch them
 * @returns how many were answered: fewer than all on a slow machine, which should open all the same
 */
export async function warmSockets(
  http: HttpServer,
  topics: readonly string[],
  { most, forMs } = ofAStart,
): Promise<number> {
  // The real server's connections, through a listener of their own.
  const door = createServer((socket) => http.emit('connection', socket));
  await once(door.listen(0, '127.0.0.1'), 'listening');
  const { port } = door.address() as AddressInfo;
  const until = performance.now() + forMs;
  let answered = 0;
  for (let i = 0; i < most && performance.now() < until; i += atOnce) {
    const group = await Promise.all(
      Array.from({ length: atOnce }, (_, at) => comeAndGo(port, some(topics, i + at), forMs)),
    );
    answered += group.filter(Boolean).length;
  }
  door.close();
  return answered;
}

function some(topics: readonly string[], from: number): string[] {
  const each = Math.min(3, topics.length);
  return Array.from({ length: each }, (_, at) => topics[(from * each + at) % topics.length] ?? '');
}

/**
 * Connects, watches, and leaves. Speaks just enough of WebSocket and Engine.IO for that.
 *
 * @returns whether it was answered
 */
function comeAndGo(port: number, topics: string[], patienceMs: number): Promise<boolean> {
  const wanted = JSON.stringify(['watch', { topics: topics.map((topic) => ({ topic })) }]);
  const socket = connect({ port, host: '127.0.0.1' });
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\n` +
      'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  let heard = '';
  let said = 0;
  let answered = false;
  socket.on('data', (bytes) => {
    heard += bytes.toString('latin1');
    if (said === 0 && heard.includes('0{"sid"')) say('40');
    if (said === 1 && heard.includes('40{"sid"')) say(`420${wanted}`);
    answered = said === 2 && heard.includes('430[');
    if (answered) socket.destroy();
  });
  const say = (text: string) => {
    said++;
    socket.write(maskedFrame(text));
  };
  socket.setTimeout(patienceMs, () => socket.destroy());
  socket.on('error', () => {});
  return new Promise((resolve) => socket.once('close', () => resolve(answered)));
}

/** RFC 6455, section 5.2. A client must mask; a mask of zeros leaves the text as it is. */
function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const size = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([0x81, ...size, 0, 0, 0, 0]), payload]);
}
