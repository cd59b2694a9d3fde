import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoint } from '#server/api/endpoint.ts';
import { setSettings } from '#server/config/settings.ts';
import { isAway, isFull } from '#server/engine/database/away.ts';
import { connectDatabase, database, disconnectDatabase, transaction } from '#server/engine/database/database.ts';
import { readRows, statements } from '#server/engine/database/statement.ts';
import { withUnavailable } from '#server/engine/http/unavailable-pages.ts';
import { copyDatabase } from '#server/testing/database.ts';
import { type PgProxy, startPgProxy } from '#server/testing/pg-proxy.ts';
import { testSettings } from '#server/testing/settings.ts';

let copy: Awaited<ReturnType<typeof copyDatabase>>;
let proxy: PgProxy;
beforeAll(async () => {
  setSettings(testSettings());
  copy = await copyDatabase();
  proxy = await startPgProxy(copy.url);
  await connectDatabase(proxy.url, { connections: 3 });
});
afterAll(async () => {
  await disconnectDatabase();
  await proxy.stop();
  await copy.drop();
});

const asks = {
  'the typed client': () => database().product.count(),
  'a statement of the typed client': () => database().$queryRaw`SELECT 1`,
  'a transaction': () => transaction((tx) => tx.product.count()),
  'a statement': () => readRows`SELECT 1`,
  'a transaction of statements': () => statements(async (tx) => tx.$queryRaw`SELECT 1`),
};

function call(run: () => PromiseLike<unknown>): Promise<Response> {
  const handle = endpoint({ access: 'anyone', run: async () => ({ ok: true, value: { found: await run() } }) });
  return handle(new Request('http://shop.test/api/thing'), {});
}

it.each(Object.entries(asks))('while the database is away, what asks it by %s is answered 503', async (_, ask) => {
  proxy.refuse(true);
  proxy.cutAll();
  const answer = await call(ask);
  proxy.refuse(false);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('3');
  expect(await answer.json()).toMatchObject({ code: 'unavailable', retryAfterMs: 3_000 });
  await expect.poll(async () => (await call(ask)).status).toBe(200);
});

it.each(Object.entries(asks))('and so is what was under way by %s when its connection was cut', async (_, ask) => {
  const held = proxy.hold('SELECT');
  const answer = call(ask);
  await expect.poll(held).toBeGreaterThan(0);
  proxy.cutAll();
  proxy.release();
  expect((await answer).status).toBe(503);
});

it('a full disk is away too, and is remembered for a moment', () => {
  expect(isFull()).toBe(false);
  expect(isAway(Object.assign(new Error('could not extend file "base/1/2"'), { code: '53100' }))).toBe(true);
  expect(isFull()).toBe(true);
  expect(isAway(new Error('a mistake of ours'))).toBe(false);
  expect(isAway(Object.assign(new Error('duplicate key'), { code: '23505' }))).toBe(false);
});

it('a database that says no to a statement isn’t away', async () => {
  const client = new Client({ connectionString: copy.url });
  await client.connect();
  const refused: unknown = await client.query('SELECT 1 / 0').catch((error: unknown) => error);
  await client.end();
  expect(isAway(refused)).toBe(false);
  expect((await call(() => database().$queryRaw`SELECT 1 / 0`)).status).toBe(500);
});

it.each([
  [true, 503, '3'],
  [false, 500, null],
])('a page that fails while the database is away (%s) is answered %i', async (away, status, retryAfter) => {
  const pages = withUnavailable(
    async (_, response) => {
      response.statusCode = 500;
      response.end('<h1>It failed</h1>');
    },
    { isAway: () => away },
  );
  const server = createServer((request, response) => void pages(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  server.close();
  expect(answer.status).toBe(status);
  expect(answer.headers.get('retry-after')).toBe(retryAfter);
});

describe('in place of a page that failed, there is one that needs no script', () => {
  const body = '<body><h1>Not now</h1><span data-logged-as=""></span></body>';
  const plain = `<html><head><script>wake()</script></head>${body}</html>`;
  let failing = '/failed';
  const pages = withUnavailable(
    async ({ url = '' }, response) => {
      if (url === '/failed' && failing !== url) response.end(plain);
      else if (url === '/by-head') response.writeHead(500, { 'content-length': '9' }).end('<script/>');
      else if (url === '/in-parts') {
        response.statusCode = 500;
        response.setHeader('content-encoding', 'br');
        response.write('<scr');
        response.write('ipt/>', () => response.end());
      } else if (url === '/after-all') {
        response.write('what was fine ');
        response.statusCode = 500;
        response.end('so far');
      } else {
        response.statusCode = url === '/fine' ? 200 : 500;
        response.end('<script/>');
      }
    },
    { isAway: () => false, tellsByPage: true },
  );
  const server = createServer((request, response) => {
    response.setHeader('x-request-id', 'request-17');
    void pages(request, response);
  });
  const get = (path: string, headers = {}) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => void server.close());

  it('and where that fails too, a line of text', async () => {
    const answer = await get('/shop');
    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toBe('This page failed on our side. Try again in a moment.\n');
  });

  it.each(['/shop', '/by-head', '/in-parts'])('%s', async (path) => {
    failing = '';
    const answer = await get(path);
    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(await answer.text()).toBe(
      '<html><head></head><body><h1>Not now</h1> It’s logged as request-17.</body></html>',
    );
  });

  it.each([
    ['/fine', {}, 200, '<script/>'],
    ['/after-all', {}, 200, 'what was fine so far'],
    ['/shop', { rsc: '1' }, 500, '<script/>'],
    ['/_next/static/gone.js', {}, 500, '<script/>'],
  ])('but not of %s, asked with %j', async (path, headers, status, text) => {
    const answer = await get(path, headers);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe(text);
  });
});
