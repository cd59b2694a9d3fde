import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DoorLimits, doorRatesOf } from '#server/engine/http/door-limits.ts';
import { GuardedServer } from '#server/engine/http/front-door.ts';
import { dropForeignRouterHeaders } from '#server/engine/pages/router-headers.ts';

const limits = doorRatesOf();
const ask = (address: string, url = '/', method = 'GET', more = {}) =>
  ({ method, url, headers: { 'x-client-address': address, ...more } }) as unknown as IncomingMessage;

describe('limits in front of everything', () => {
  it('five hundred people behind one address shop, watch and bid undisturbed for ten minutes', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const door = new DoorLimits(limits);
      const refused: Record<string, number> = {};
      const office = '198.51.100.1';
      const may = (what: string, waitMs: number) => {
        if (waitMs > 0) refused[what] = (refused[what] ?? 0) + 1;
      };
      const visit = (files: number) => {
        for (let file = 0; file <= files; file++) may('reads', door.request(ask(office, '/shop')));
      };
      // Everybody comes within the first minute, to a drop that opens in the second.
      for (let second = 0; second < 600; second++) {
        for (let person = 0; person < 500; person++) {
          const since = second - (person % 60);
          if (since === 0) {
            visit(25);
            may('handshakes', door.request(ask(office, '/socket.io/?EIO=4')));
          }
          if (since > 0 && since % 15 === 0) visit(4);
          // Everybody adds a piece, pays, and bids in the last minute as often as a hand can.
          if (since === 58 || since === 76) may('writes', door.request(ask(office, '/api/bag/lines', 'POST')));
          if (second >= 540 && (second + person) % 3 === 0)
            may('writes', door.request(ask(office, '/api/auctions/bids', 'POST')));
        }
        vi.advanceTimersByTime(1_000);
      }
      // A restart in between brings everybody's tabs back at once.
      for (let tab = 0; tab < 1_000; tab++) may('handshakes', door.request(ask(office, '/socket.io/?EIO=4')));
      expect(refused).toEqual({});
    } finally {
      vi.useRealTimers();
    }
  });

  it('one who takes everything gets no more than that, and others aren’t kept waiting', () => {
    const door = new DoorLimits(limits);
    const counts = { read: 0, write: 0, handshake: 0 };
    for (let asked = 0; asked < 40_000; asked++) {
      if (door.request(ask('203.0.113.1')) === 0) counts.read++;
      if (door.request(ask('203.0.113.1', '/api/bag/lines', 'POST')) === 0) counts.write++;
      if (door.request(ask('203.0.113.1', '/socket.io/?EIO=4')) === 0) counts.handshake++;
    }
    const { reads, writes, handshakes } = limits;
    for (const [count, { most, seconds }] of [
      [counts.read, reads],
      [counts.write, writes],
      [counts.handshake, handshakes],
    ] as const) {
      expect(count).toBeGreaterThanOrEqual(most);
      // What flowed back while this machine was at it.
      expect(count).toBeLessThan(most + (most / seconds) * 20);
    }
    expect(door.request(ask('203.0.113.2'))).toBe(0);
    expect(door.request(ask('2001:db8::1'))).toBe(0);
  });

  it('a key isn’t limited by its address here, but only where keys are looked at', () => {
    const door = new DoorLimits({ ...limits, reads: { most: 1, seconds: 60 } });
    const key = { authorization: 'Bearer x' };
    expect(door.request(ask('203.0.113.1', '/api/v1/products', 'GET', key))).toBe(0);
    expect(door.request(ask('203.0.113.1', '/api/v1/products', 'GET', key))).toBe(0);
    expect([door.request(ask('203.0.113.1', '/', 'GET', key)), door.request(ask('203.0.113.1')) > 0]).toEqual([
      0,
      true,
    ]);
  });
});

describe('nobody gets round a limit', () => {
  it('by naming a key that is none', () => {
    const door = new DoorLimits({ ...limits, reads: { most: 1, seconds: 60 } });
    for (const authorization of ['', 'x', 'Basic eDp5', 'Bearer', 'Bearer ']) {
      const [address, key] = [`203.0.113.${authorization.length}`, { authorization }];
      expect(door.request(ask(address, '/api/v1/products', 'GET', key))).toBe(0);
      expect(door.request(ask(address, '/api/v1/products', 'GET', key)), authorization).toBeGreaterThan(0);
    }
  });

  it.each(['', '&xsid=1', '&sid=', '&sid=a&sid=', '&sid=&sid=a'])(
    'by a handshake that only looks as if it named a socket (%s)',
    (more) => {
      const door = new DoorLimits({ ...limits, handshakes: { most: 1, seconds: 60 } });
      const handshake = () => door.request(ask('203.0.113.1', `/socket.io/?EIO=4&transport=polling${more}`));
      expect(handshake()).toBe(0);
      expect(handshake()).toBeGreaterThan(0);
      expect(door.request(ask('203.0.113.1', '/socket.io/?EIO=4&transport=polling&sid=a1'))).toBe(0);
    },
  );

  it('by sockets that ask again and again: each counts until it closes, or becomes a WebSocket', () => {
    const door = new DoorLimits({ ...limits, sockets: 2 });
    const [first, second] = [new EventEmitter(), new EventEmitter()];
    const opens = (socket = new EventEmitter()) => door.pollingOpens(ask('203.0.113.1'), socket);
    expect([opens(first), opens(second), opens()]).toEqual([true, true, false]);
    first.emit('upgrade');
    expect([opens(), opens()]).toEqual([true, false]);
    first.emit('close');
    expect(opens()).toBe(false);
    second.emit('close');
    expect(opens()).toBe(true);
  });
});

describe('a server with limits', () => {
  const few = { ...limits, reads: { most: 3, seconds: 3_600 }, sockets: 2, halfOpen: 5 };
  const options = { trustProxy: '0', publicUrl: undefined, listensAt: '127.0.0.1', limits: new DoorLimits(few) };
  const server = new GuardedServer(options);
  server.on('request', (_incoming: IncomingMessage, response) => response.end('in'));
  server.on('upgrade', (_incoming: IncomingMessage, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    // As the sockets' own library does: what comes is read, so that its end is heard.
    socket.resume();
  });
  let port = 0;
  const opened: Socket[] = [];
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => {
    for (const socket of opened) socket.destroy();
    server.close();
  });
  const upgrade = async () => {
    const socket = connect(port, '127.0.0.1');
    opened.push(socket);
    socket.write('GET /x HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
    const [said] = (await once(socket, 'data')) as [Buffer];
    return { socket, status: String(said).split(' ')[1] };
  };

  it('opens so many sockets and no more, until one closes', async () => {
    const own = new DoorLimits({ ...few, reads: limits.reads });
    expect(await Promise.all([upgrade(), upgrade()].map(async (one) => (await one).status))).toEqual(['101', '101']);
    expect(own.socketOpens(ask('1.1.1.1'), opened[0] as Socket)).toBe(true);
    expect((await upgrade()).status).toBe('429');
  });

  it('refuses no faster than twice a second over one connection', async () => {
    const started = performance.now();
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(429);
    expect(performance.now() - started).toBeGreaterThan(400);
  });

  it('says when to come back, to a program in its own words', async () => {
    const url = `http://127.0.0.1:${port}`;
    const [page, api] = [await fetch(`${url}/`), await fetch(`${url}/api/products`)];
    expect([page.status, api.status, api.headers.get('content-type')]).toEqual([
      ...[429, 429, 'application/problem+json; charset=utf-8'],
    ]);
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await api.json()).toMatchObject({ code: 'too_many', status: 429 });
  });

  it('lets in so many that say nothing, and hangs up on more', async () => {
    const silent = Array.from({ length: 5 }, () => connect(port, '127.0.0.1'));
    opened.push(...silent);
    await Promise.all(silent.map((socket) => once(socket, 'connect')));
    const over = connect(port, '127.0.0.1');
    opened.push(over);
    over.on('error', () => {});
    await once(over, 'close');
    silent[0]?.destroy();
    await expect.poll(async () => (await fetch(`http://127.0.0.1:${port}/`).catch(() => null))?.status).toBe(429);
    expect(server.headersTimeout).toBe(10_000);
  });
});

describe('headers of the router', () => {
  const tree = encodeURIComponent(JSON.stringify(['', { children: ['__PAGE__', {}] }, null, null, 16]));
  it.each([
    { rsc: '1' },
    { rsc: '1', 'next-router-state-tree': tree },
    { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
    { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/products/$d$slug/__PAGE__' },
  ])('that one of ours sends stay: %j', (headers) => {
    const kept = { ...headers };
    dropForeignRouterHeaders(kept);
    expect(kept).toEqual(headers);
  });

  it.each([
    { rsc: '1', 'next-router-state-tree': '{' },
    { rsc: '1', 'next-router-state-tree': encodeURIComponent('[{}]') },
    { rsc: '1', 'next-router-state-tree': 'x'.repeat(9_000) },
    { rsc: '2' },
    { 'next-router-prefetch': '1' },
    { rsc: '1', 'next-action': 'x' },
    { rsc: '1', 'next-router-segment-prefetch': '/\u00ff' },
  ])('that are invented are dropped, and the page is plain: %j', (headers) => {
    const kept = { host: 'localhost', ...headers };
    dropForeignRouterHeaders(kept);
    expect(kept).toEqual({ host: 'localhost' });
  });
});
