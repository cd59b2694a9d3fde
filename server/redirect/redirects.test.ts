import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { isOwnPlace, redirectPath } from '#contract/redirect/redirect.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { deskPost } from '#server/testing/desk-post.ts';
import { aSession } from '#server/testing/session.ts';
import { testSettings } from '#server/testing/settings.ts';
import { keptPages, personalPages } from '../../app/kept-pages.ts';
import { findRedirect } from './find-redirect.ts';
import { importRedirects } from './import-redirects.ts';
import { redirectRoutes } from './redirect-routes.ts';
import { addRedirect, readRedirects } from './save-redirects.ts';
import { withRedirects } from './with-redirects.ts';

testDatabase();

let asked = 0;
const shop = createServer(
  withRedirects(
    async (request, response) => {
      const isThere = request.url === '/shop';
      response.setHeader('content-type', 'text/html');
      if (request.url === '/written') response.writeHead(404, ['x-page', 'kept']);
      else response.statusCode = isThere ? 200 : 404;
      response.write(isThere ? 'the shop' : 'no ');
      response.end(isThere ? '' : 'page');
    },
    (url) => {
      asked += 1;
      return findRedirect(url);
    },
  ),
);
let origin = '';
let merchant = '';
beforeAll(async () => {
  merchant = (await aSession('owner')).cookie;
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
});
afterAll(() => shop.close());
beforeEach(async () => {
  await database().redirect.deleteMany();
  asked = 0;
});

const get = (path: string) => fetch(origin + path, { redirect: 'manual' });
const post = (fields: Record<string, string>, cookie = merchant) =>
  deskPost(redirectRoutes, '/desk/redirects', fields, { cookie });
const csv = (...rows: string[]) => Buffer.from(['Redirect from,Redirect to', ...rows].join('\r\n'));

describe('an address that has no page', () => {
  it('leads where the merchant says, whatever is asked with it and however it is written', async () => {
    await post({ from: '/collections/bowls/', to: '/shop/bowls?sort=new' });
    for (const path of ['/collections/bowls', '/collections/bowls/', '/collections/bowls?page=2']) {
      const answer = await get(path);
      expect(answer.status, path).toBe(308);
      expect(answer.headers.get('location')).toBe('/shop/bowls?sort=new');
      expect(await answer.text()).toBe('');
    }
  });

  it('is not found as before if it leads nowhere, with its whole page', async () => {
    for (const path of ['/nothing', '/written', '/%', '/%00', '//elsewhere.example/x']) {
      const answer = await get(path);
      expect(answer.status, path).toBe(404);
      expect(await answer.text()).toBe('no page');
    }
    expect((await get('/written')).headers.get('x-page')).toBe('kept');
  });

  it('is found however its codes are written', async () => {
    await post({ from: '/tasses-à-café', to: '/shop' });
    expect((await get('/tasses-%c3%a0-caf%c3%a9')).headers.get('location')).toBe('/shop');
  });

  it('is read at once, however many slashes it is made of', () => {
    const began = performance.now();
    // As long as a header may be, so many times that trying each slash would take a minute.
    for (let times = 0; times < 100; times += 1) redirectPath(`/a${'/'.repeat(15_000)}b`);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('is asked for only then: a page that is there costs nothing more', async () => {
    const answer = await get('/shop');
    expect([answer.status, await answer.text(), asked]).toEqual([200, 'the shop', 0]);
    expect(await post({ from: '/products/old', to: '/shop' })).toMatchObject({ status: 400, field: 'from' });
  });

  it('is none of a place that has pages', () => {
    for (const page of [...Object.keys(keptPages), ...personalPages]) expect(isOwnPlace(page), page).toBe(true);
  });

  it('is looked up by an index', async () => {
    const plan = await database().$queryRaw<{ 'QUERY PLAN': string }[]>`
      EXPLAIN SELECT target FROM redirect WHERE from_path = '/x'`;
    expect(JSON.stringify(plan)).toContain('redirect_pkey');
  });
});

describe('a redirect', () => {
  it.each([
    ['collections/bowls', '/shop', 'from'],
    ['https://elsewhere.example/x', '/shop', 'from'],
    ['//elsewhere.example/x', '/shop', 'from'],
    ['/\\elsewhere.example', '/shop', 'from'],
    ['/', '/shop', 'from'],
    ['/api/v1/orders', '/shop', 'from'],
    ['/desk/../desk', '/shop', 'from'],
    ['/old', '//elsewhere.example', 'to'],
    ['/old', '/\\elsewhere.example', 'to'],
    ['/old', 'http://elsewhere.example', 'to'],
    ['/old', 'javascript:alert(1)', 'to'],
    ['/old', 'https://user:word@elsewhere.example', 'to'],
    ['/old', '/.//elsewhere.example', 'to'],
    ['/old', '/%2e%2e//elsewhere.example', 'to'],
    ['/push-worker.js', '/shop', 'from'],
    ['/old', '', 'to'],
  ])('from %s to %s is refused by its field', async (from, to, field) => {
    expect(await post({ from, to })).toMatchObject({ status: 400, field });
    expect((await readRedirects()).count).toBe(0);
  });

  it('is no longer than an index takes, as it is written', async () => {
    expect(await post({ from: `/${'é'.repeat(400)}`, to: '/shop' })).toMatchObject({ status: 400, field: 'from' });
    expect(await post({ from: `/${'é'.repeat(300)}`, to: '/shop' })).toMatchObject({ status: 200 });
  });

  it('to another site is made by hand alone, with its whole address', async () => {
    expect(await post({ from: '/old', to: 'https://elsewhere.example/a' })).toMatchObject({ status: 200 });
    expect((await get('/old')).headers.get('location')).toBe('https://elsewhere.example/a');
  });

  it('that would lead back is refused, through however many others', async () => {
    for (const [from, to] of [
      ['/a', '/b'],
      ['/b', '/c?x=1'],
      ['/c', '/d#part'],
    ] as const)
      expect((await addRedirect({ from, to })).ok).toBe(true);
    expect(await addRedirect({ from: '/d', to: '/a' })).toMatchObject({ ok: false, refusal: { field: 'to' } });
    expect(await addRedirect({ from: '/e', to: '/e' })).toMatchObject({ ok: false });
    expect((await addRedirect({ from: '/c', to: '/shop' })).ok).toBe(true);
    expect((await addRedirect({ from: '/d', to: '/a' })).ok).toBe(true);
  });

  it('to the shop’s own whole address is a path of it, and can’t hide that it leads back', async () => {
    setSettings({ ...testSettings(), PUBLIC_URL: 'https://shop.example' });
    onTestFinished(() => setSettings(testSettings()));
    expect(await addRedirect({ from: '/old', to: 'https://shop.example/shop' })).toMatchObject({
      ok: true,
      value: { target: '/shop' },
    });
    const back = await addRedirect({ from: '/e', to: 'https://shop.example/e' });
    expect(back).toMatchObject({ ok: false, refusal: { field: 'to' } });
  });

  it('of two made at once that lead to each other, one is refused', async () => {
    const made = await Promise.all([addRedirect({ from: '/a', to: '/b' }), addRedirect({ from: '/b', to: '/a' })]);
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is the business of those who may set the shop', async () => {
    const editor = (await aSession('editor')).cookie;
    expect(await post({ from: '/old', to: '/shop' }, editor)).toMatchObject({ status: 403 });
  });
});

describe('a file of redirects', () => {
  it('is taken row by row, and the same file again changes nothing', async () => {
    await addRedirect({ from: '/collections/cups', to: '/shop' });
    const file = csv(
      '/collections/bowls,/shop/bowls',
      '/blogs/news/first-firing,/journal/first-firing',
      '/collections/cups,/shop/cups',
      '/old,https://elsewhere.example/',
      '/x,/y',
      '/y,/x',
      '/collections/bowls,/shop/other',
      ',/shop',
      '/z,/.//elsewhere.example',
    );
    const imported = await importRedirects(file);
    expect(imported).toMatchObject({ ok: true, value: { added: 3, changed: 1, same: 0 } });
    expect(imported.ok && imported.value.refused.map(({ line }) => line)).toEqual([5, 6, 8, 9, 10]);
    expect(await findRedirect('/blogs/news/first-firing')).toBe('/journal/first-firing');
    expect(await importRedirects(file)).toMatchObject({ ok: true, value: { added: 0, changed: 0, same: 4 } });
  });

  it('leads nowhere round and round, whatever it changes of what was there', async () => {
    await addRedirect({ from: '/a', to: '/b' });
    await importRedirects(csv('/b,/a', '/a,/c', '/c,/a'));
    for (const start of ['/a', '/b', '/c']) {
      let steps = 0;
      for (let at: string | null = start; at !== null && steps < 9; steps += 1) at = await findRedirect(at);
      expect(steps, start).toBeLessThan(9);
    }
  });

  it('that is one long chain is read at once, and only what browsers would follow is taken', async () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => `/chain-${at},/chain-${at + 1}`);
    const imported = await importRedirects(csv(...rows));
    expect(imported).toMatchObject({ ok: true });
    expect(imported.ok && imported.value.refused.length).toBeGreaterThan(50);
    expect(imported.ok && imported.value.refused[0]?.why).toContain('more than 20');
  });

  it.each([
    ['without its columns', Buffer.from('a,b\n/x,/y')],
    ['that is none', Buffer.from('"')],
    ['that isn’t there', undefined],
  ])('%s is refused', async (_, file) => {
    expect(await importRedirects(file)).toMatchObject({ ok: false, refusal: { field: 'file' } });
  });
});
