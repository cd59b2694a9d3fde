import { once } from 'node:events';
import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GuardedServer } from './front-door.ts';
import { ownHosts } from './own-host.ts';

const seen: IncomingMessage[] = [];
const server = new GuardedServer({ trustProxy: '1', publicUrl: undefined, listensAt: '127.0.0.1' });
server.on('request', (incoming: IncomingMessage, response) => {
  seen.push(incoming);
  response.end('in');
});
server.on('upgrade', (incoming: IncomingMessage, socket) => {
  seen.push(incoming);
  socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
});
let port = 0;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => void server.close());

async function ask(options: RequestOptions): Promise<number> {
  const sent = request({ host: '127.0.0.1', port, agent: false, ...options });
  sent.end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  await once(answer.resume(), 'end');
  return answer.statusCode ?? 0;
}

async function speak(...lines: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  let said = '';
  for await (const part of socket) said += String(part);
  return said.split('\r\n')[0] ?? '';
}

describe('before anything else', () => {
  it.each(['evil.example', 'localhost.evil.example', 'evil.example:80', '127.0.0.1.evil.example', '2130706433'])(
    'S1: a request for the host %s is not for this shop, and reaches nothing',
    async (host) => {
      const before = seen.length;
      expect(await ask({ headers: { host } })).toBe(421);
      const upgrade = { connection: 'Upgrade', upgrade: 'websocket' };
      expect(await ask({ path: '/socket.io/?transport=websocket', headers: { host, ...upgrade } })).toBe(421);
      expect(seen).toHaveLength(before);
    },
  );

  it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:1', '[::1]:3000'])('%s is this machine', async (host) => {
    expect(await ask({ headers: { host } })).toBe(200);
  });

  it('the client’s address stands in every request, whatever it says of itself', async () => {
    await ask({ headers: { 'x-client-address': '6.6.6.6', 'x-forwarded-for': '6.6.6.6, 198.51.100.1' } });
    expect(seen.at(-1)?.headers).toMatchObject({
      'x-client-address': '198.51.100.1',
      'x-forwarded-for': '198.51.100.1',
    });
  });

  it('two hosts, none, a whole address, TRACE, and headers without number are refused', async () => {
    const end = 'connection: close';
    expect(await speak('GET / HTTP/1.1', 'host: localhost', 'Host: evil.example', end)).toContain(' 400 ');
    expect(await speak('GET / HTTP/1.0', end)).toContain(' 400 ');
    expect(await speak('GET http://evil.example/ HTTP/1.1', 'host: localhost', end)).toContain(' 400 ');
    expect(await ask({ method: 'TRACE' })).toBe(405);
    const others = Array.from({ length: 300 }, (_, index): [string, string] => [`x-${index}`, '1']);
    const many = Object.fromEntries([['host', 'localhost'], ...others]);
    expect(await ask({ headers: many })).toBe(431);
    expect(await ask({ headers: Object.fromEntries(Object.entries(many).slice(0, 90)) })).toBe(200);
  });
});

describe('a shop with a public address', () => {
  const isOurs = ownHosts({ publicUrl: 'https://shop.example', listensAt: '0.0.0.0' });
  it.each([
    ['shop.example', '203.0.113.9', true],
    ['SHOP.example:443', '203.0.113.9', true],
    ['shop.example:80', '203.0.113.9', false],
    ['evil.example', '203.0.113.9', false],
    ['shop.example.evil.example', '203.0.113.9', false],
    ['localhost:3000', '203.0.113.9', false],
    ['localhost:3000', '127.0.0.1', true],
    ['[::1]:3000', '::1', true],
    ['0.0.0.0:3000', '203.0.113.9', true],
  ])('%s asked from %s: %s', (host, address, ours) => {
    expect(isOurs(host, address)).toBe(ours);
  });

  it('answers to the address that it listens at, which its own calls use', () => {
    const own = ownHosts({ publicUrl: 'http://shop.example:8080', listensAt: '10.0.0.5' });
    expect([own('10.0.0.5:3000', '10.0.0.5'), own('shop.example:8080', ''), own('shop.example', '')]).toEqual([
      ...[true, true, false],
    ]);
  });
});
