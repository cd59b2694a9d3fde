import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guardedFetch } from './guarded-fetch.ts';
import { isPublicAddress } from './public-address.ts';

let server: Server;
let port = 0;
let asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const [, kind, rest] = /^\/(\w+)\/?(.*)$/.exec(request.url ?? '') ?? [];
    if (kind === 'to') response.writeHead(302, { location: decodeURIComponent(rest ?? '') }).end();
    else if (kind === 'round') response.writeHead(302, { location: '/round' }).end();
    else if (kind === 'large') response.end(Buffer.alloc(2_000));
    else if (kind === 'endless') response.write('x');
    else if (kind === 'broken') response.writeHead(500).end();
    else if (kind === 'gone') response.writeHead(404).end();
    else response.end('secret');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** As if this machine were a public one. */
const here = { mostBytes: 1_000, ports: 'any', isAllowed: (address: string) => address === '127.0.0.1' } as const;
const at = (path: string) => `http://127.0.0.1:${port}${path}`;

describe('an address that is not of the public internet', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.1:PORT/',
    'http://017700000001:PORT/',
    'http://127.1:PORT/',
    'http://0:PORT/',
    'http://0.0.0.0:PORT/',
    'http://[::1]:PORT/',
    'http://[::]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::ffff:7f00:1]:PORT/',
    'http://[::127.0.0.1]:PORT/',
    'http://[64:ff9b::7f00:1]:PORT/',
    'http://[2002:7f00:1::]:PORT/',
    'http://[fe80::1]:PORT/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://169.254.169.254/latest/meta-data/',
    'http://①②⑦.0.0.1:PORT/',
    'http://user@127.0.0.1:PORT/',
    'http://example.com@127.0.0.1:PORT/',
    'ftp://127.0.0.1:PORT/',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'no address',
  ])('%s is not asked', async (address) => {
    const url = address.replace('PORT', String(port));
    await expect(guardedFetch(url, { mostBytes: 1_000, ports: 'any' })).rejects.toMatchObject({ again: false });
    expect(asked).toEqual([]);
  });

  it('is not asked through a redirect either, whatever was allowed before it', async () => {
    for (const target of [
      'http://[::1]:PORT/',
      'http://169.254.169.254/',
      'file:///etc/passwd',
      'gopher://127.0.0.1',
    ]) {
      const url = target.replace('PORT', String(port));
      await expect(guardedFetch(at(`/to/${encodeURIComponent(url)}`), here)).rejects.toMatchObject({ again: false });
    }
    expect(asked.filter((path) => !path.startsWith('/to/'))).toEqual([]);
  });

  it('is not asked under a name that leads there: what is connected to is what was checked', async () => {
    const looked: string[] = [];
    const isAllowed = (address: string) => {
      looked.push(address);
      // A name that is public when it is looked at first, and isn't a moment later.
      return looked.length > 1;
    };
    await expect(guardedFetch(`http://localhost:${port}/`, { ...here, isAllowed })).rejects.toThrow('public address');
    expect(asked).toEqual([]);
    expect(looked[0]).toMatch(/^(127\.0\.0\.1|::1)$/);
  });

  it('has no port but the web’s', async () => {
    await expect(guardedFetch(at('/'), { ...here, ports: [80, 443] })).rejects.toThrow('port');
    expect(asked).toEqual([]);
  });
});

it('what may be asked is answered, through a redirect too', async () => {
  expect(Buffer.from(await guardedFetch(at('/'), here)).toString()).toBe('secret');
  expect(Buffer.from(await guardedFetch(at(`/to/${encodeURIComponent('/there')}`), here)).toString()).toBe('secret');
});

it('what is too large, endless, broken or leads in circles ends, and says whether to ask again', async () => {
  await expect(guardedFetch(at('/large'), here)).rejects.toMatchObject({
    again: false,
    message: expect.stringContaining('megabytes'),
  });
  await expect(guardedFetch(at('/round'), here)).rejects.toMatchObject({ again: false });
  await expect(guardedFetch(at('/gone'), here)).rejects.toMatchObject({ again: false });
  await expect(guardedFetch(at('/broken'), here)).rejects.toMatchObject({ again: true });
  await expect(guardedFetch(at('/endless'), { ...here, timeoutMs: 200 })).rejects.toMatchObject({ again: true });
  await expect(guardedFetch('http://127.0.0.1:1/', here)).rejects.toMatchObject({ again: true });
});

it('public addresses are those that are nobody’s own: no IPv4 within IPv6 is one', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  expect(
    ['8.8.8.8', '93.184.215.14', '2606:2800:220:1::1', '100.128.0.1', '172.32.0.1'].map(isPublicAddress),
  ).not.toContain(false);
  fc.assert(
    fc.property(byte, byte, byte, byte, (a, b, c, d) => {
      const address = `${a}.${b}.${c}.${d}`;
      const own =
        [0, 10, 127].includes(a) ||
        a >= 224 ||
        (a === 192 && b === 168) ||
        (a === 169 && b === 254) ||
        (a === 172 && b >> 4 === 1);
      if (own) expect(isPublicAddress(address)).toBe(false);
      for (const form of [`::ffff:${address}`, `::${address}`, `64:ff9b::${address}`])
        expect(isPublicAddress(form)).toBe(false);
    }),
  );
});
