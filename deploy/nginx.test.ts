import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { Agent, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { freePort } from '../server/testing/installed-program.ts';
import { startTestNginx, type TestNginx } from '../server/testing/nginx.ts';

/** What stands in for a shop: it answers as it is told to, and notes who asked what. */
interface StandIn {
  server: Server;
  port: number;
  asked: string[];
  answer: RequestListener;
  upgrade: string;
}

const websocket = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';
const leaving = 'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
const well: RequestListener = (_, response) => void response.end('well');

async function aStandIn(): Promise<StandIn> {
  const server = createServer((incoming, response) => {
    incoming.resume();
    standIn.asked.push(`${incoming.method} ${incoming.url}`);
    standIn.answer(incoming, response);
  });
  server.on('upgrade', (incoming, socket) => {
    standIn.asked.push(`upgrade ${incoming.url}`);
    socket.end(standIn.upgrade);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const standIn: StandIn = { server, port, asked: [], answer: well, upgrade: websocket };
  return standIn;
}

let shops: [StandIn, StandIn];
let nginx: TestNginx;
let agent: Agent;
let plainPort: number;

beforeAll(async () => {
  shops = [await aStandIn(), await aStandIn()];
  const port = await freePort();
  plainPort = await freePort();
  nginx = await startTestNginx({ port, plainPort, shops: shops.map((shop) => shop.port) });
  agent = new Agent({ ca: nginx.certificate, keepAlive: true });
});
afterAll(async () => {
  agent.destroy();
  await nginx.stop();
  for (const { server } of shops) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  for (const shop of shops) Object.assign(shop, { asked: [], answer: well, upgrade: websocket });
});

async function ask(method: string, path: string, headers: Record<string, string> = {}) {
  const sent = request(`${nginx.url}${path}`, { agent, method, headers });
  sent.end(method === 'POST' ? 'something' : undefined);
  const [answer] = (await Promise.race([
    once(sent, 'response'),
    once(sent, 'upgrade').then(([upgraded, socket]) => {
      socket.destroy();
      return [upgraded];
    }),
  ])) as [IncomingMessage];
  let text = '';
  if (answer.statusCode !== 101) for await (const part of answer) text += String(part);
  return { status: answer.statusCode, text, location: answer.headers.location };
}

const askedOfAll = () => shops.flatMap(({ asked }) => asked);
/** For two seconds nginx doesn't ask a process on which something failed. */
async function bothAreAsked(): Promise<void> {
  const ofBoth = async () => {
    await Promise.all([ask('GET', '/'), ask('GET', '/')]);
    return shops.every(({ asked }) => asked.length > 0);
  };
  await expect.poll(ofBoth, { timeout: 15_000 }).toBe(true);
  for (const shop of shops) shop.asked = [];
}

const socketHeaders = { connection: 'Upgrade', upgrade: 'websocket' };

it('says who asks after what a client says of itself, and which address was asked for', async () => {
  const seen: IncomingMessage['headers'][] = [];
  for (const shop of shops) {
    shop.answer = (incoming, response) => {
      seen.push(incoming.headers);
      response.end();
    };
  }
  await ask('GET', '/', { 'x-forwarded-for': '6.6.6.6' });
  expect(seen).toMatchObject([{ 'x-forwarded-for': '6.6.6.6, 127.0.0.1', host: new URL(nginx.url).host }]);
  expect(seen[0]?.upgrade).toBeUndefined();
});

it('keeps what is for the network inside to itself, and sends people who ask without TLS to where there is', async () => {
  for (const path of ['/metrics', '/readyz', '/healthz']) expect(await ask('GET', path)).toMatchObject({ status: 404 });
  expect(askedOfAll()).toEqual([]);
  const plain = await fetch(`http://127.0.0.1:${plainPort}/shop?q=1`, { redirect: 'manual' });
  expect([plain.status, plain.headers.get('location')]).toEqual([301, 'https://127.0.0.1/shop?q=1']);
});

it('a 503 of a page or command reaches whoever asked, and its process is asked again', async () => {
  for (const shop of shops) shop.answer = (_, response) => void response.writeHead(503).end('the database is away');
  for (let i = 0; i < 6; i++) {
    expect(await ask(i % 2 ? 'POST' : 'GET', '/api/any')).toMatchObject({ status: 503, text: 'the database is away' });
  }
  expect(askedOfAll()).toHaveLength(6);
});

it('a POST that was sent is never sent again, unless it carries the key by which it is known', async () => {
  for (const shop of shops) shop.answer = (incoming) => void incoming.socket.destroy();
  expect(await ask('POST', '/api/any')).toMatchObject({ status: 502 });
  expect(askedOfAll()).toEqual(['POST /api/any']);
  for (const shop of shops) Object.assign(shop, { asked: [], answer: well });
  await bothAreAsked();
  let first = true;
  for (const shop of shops) {
    shop.answer = (incoming, response) => {
      if (first) incoming.socket.destroy();
      else response.end(`${incoming.headers['idempotency-key']} well`);
      first = false;
    };
  }
  expect(await ask('POST', '/api/any', { 'idempotency-key': 'k1' })).toMatchObject({ status: 200, text: 'k1 well' });
  expect(askedOfAll()).toEqual(['POST /api/any', 'POST /api/any']);
});

it('an upgrade of anything but the socket reaches no process as one', async () => {
  await bothAreAsked();
  for (const path of ['/shop', '/socket.io/other']) {
    expect(await ask('GET', path, socketHeaders)).toMatchObject({ status: 200, text: 'well' });
  }
  expect(askedOfAll().toSorted()).toEqual(['GET /shop', 'GET /socket.io/other']);
});

it('a socket that a leaving process refuses is opened at another', async () => {
  await bothAreAsked();
  shops[0].upgrade = leaving;
  for (let i = 0; i < 4; i++)
    expect(await ask('GET', `/socket.io/?${i}`, socketHeaders)).toMatchObject({ status: 101 });
});

it('what can’t reach a closed port is sent to another, POSTs too', async () => {
  await bothAreAsked();
  shops[0].server.closeAllConnections();
  shops[0].server.close();
  for (let i = 0; i < 8; i++) expect(await ask(i % 2 ? 'POST' : 'GET', '/api/any')).toMatchObject({ status: 200 });
  expect(shops[0].asked).toEqual([]);
  expect(shops[1].asked).toHaveLength(8);
});
