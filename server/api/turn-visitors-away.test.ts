import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { isReachableBeforeOpening } from '#server/opening/before-opening.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { routes } from '#server/subjects.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aSession } from '#server/testing/session.ts';
import { testApiKey } from '#server/testing/settings.ts';
import { seedSmallShop } from '#server/testing/small-shop.ts';
import { startWholeShop } from '#server/testing/whole-shop.ts';

testDatabase();

let shop: Awaited<ReturnType<typeof startWholeShop>>;
let merchant: string;
let shopper: string;
beforeAll(async () => {
  await seedSmallShop();
  merchant = (await aSession('owner')).cookie;
  shopper = (await aSession('shopper')).cookie;
  shop = await startWholeShop();
});
afterAll(() => shop?.stop());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
const openOn = async (opensAt: string) => expect(await saveShop({ opensAt, zone: 'UTC' })).toMatchObject({ ok: true });
beforeEach(() => openOn(inDays(3)));

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${shop.url}${path}`, { headers, method, redirect: 'manual' });
const title = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await get(path, headers);
  return `${answer.status} ${/<h1[^>]*>(.*?)<\/h1>/s.exec(await answer.text())?.[1]?.replaceAll(/<[^>]*>/g, '') ?? answer.headers.get('location')}`;
};

it('visitors see the opening page, with its date in the page itself, and nothing of the shop', async () => {
  await openOn('');
  expect(await title('/products/salt-bowl')).toContain('200');
  const home = await (await get('/')).text();
  expect(home).not.toContain('We open on');

  await openOn(inDays(3));
  for (const cookie of ['', shopper]) {
    const opening = await (await get('/?x=1', { cookie })).text();
    expect(opening).toMatch(/We open on (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d+ \w+/);
    expect(opening).toMatch(/<time[^>]*>\d+ \w+ 20\d\d, \d\d:\d\d UTC<\/time>/);
    expect(opening).toContain('action="/api/alerts"');
    expect(opening).not.toMatch(/salt-bowl|Salt bowl/);
    expect(await title('/products/salt-bowl', { cookie })).toBe('307 /');
  }
  for (const path of [
    '/shop',
    '/auctions',
    '/search?q=salt',
    '/makers',
    '/bag',
    '/desk/../products/salt-bowl',
    '//products/salt-bowl',
    '/products/salt-bowl/',
  ]) {
    const answer = await get(path.replace('/..', '/%2e%2e'));
    expect([307, 308], path).toContain(answer.status);
    expect(await answer.text(), path).not.toMatch(/salt/i);
  }
  for (const path of ['/sitemap.xml', '/feeds/products.xml']) {
    const answer = await get(path, { cookie: shopper });
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(2 * 86_400);
  }
  expect((await get('/products/salt-bowl', { rsc: '1' })).status).toBe(503);
  for (const path of ['/pages/imprint', '/withdraw', '/sign-in', '/orders/find', '/robots.txt', '/healthz']) {
    expect((await get(path)).status, path).not.toBe(307);
  }
});

it('the API answers visitors not_open_yet, and a key, a desk session and a wrong key as ever', async () => {
  expect(await (await get('/api/v1/products')).json()).toMatchObject({ code: 'not_open_yet', status: 503 });
  expect((await get('/api/v1/products', { cookie: shopper })).status).toBe(503);
  expect((await get('/api/v1/products', { cookie: merchant })).status).toBe(200);
  expect((await get('/api/v1/products', { authorization: `Bearer ${testApiKey}` })).status).toBe(200);
  expect((await get('/api/v1/products', { authorization: 'Bearer another-key-0123456789-0123456789' })).status).toBe(
    401,
  );
  expect((await get('/api/v1/products', { authorization: 'Basic eA==' })).status).toBe(503);
  const form = { origin: shop.url, 'content-type': 'application/x-www-form-urlencoded' };
  const sent = await get('/api/bag/lines', form, 'POST');
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/']);
});

it('whoever works at the desk sees the shop, and the opening page beside it', async () => {
  expect(await title('/products/salt-bowl', { cookie: merchant })).toMatch(/^200 /);
  expect(await (await get('/', { cookie: merchant })).text()).not.toContain('We open on');
  expect(await title('/opening', { cookie: merchant })).toMatch(/^200 We open on/);
  const page = await get('/products/salt-bowl', { cookie: merchant });
  expect(page.headers.get('cache-control')).toMatch(/private/);
});

it('routes that visitors reach before the opening are these', async () => {
  const open = routes
    .filter(({ path }) => isReachableBeforeOpening(`/api${path}`))
    .filter(({ declared }) => !declared || ['anyone', 'guest'].includes(String(declared.access)))
    .map(({ path }) => path.split('/')[path.startsWith('/v1') ? 2 : 1]);
  expect([...new Set(open)].sort()).toEqual([
    'account',
    'address-form',
    'alerts',
    'checkout',
    'contact',
    'files',
    'guarantee-notice',
    'mail',
    'openapi.json',
    'orders',
    'payments',
    'session',
    'traces',
    'webhooks',
    'withdrawals',
  ]);
});

it('sockets give visitors the opening and what is theirs, and nothing of the shop', async () => {
  const { id } = await database().product.findFirstOrThrow({ where: { slug: 'salt-bowl' } });
  const watch = async (cookie: string) => {
    const socket: Socket = io(shop.url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
    const answer = await socket.emitWithAck('watch', {
      topics: [`product:${id}`, 'shop', 'opening', 'my-bag'].map((topic) => ({ topic })),
    });
    socket.disconnect();
    return answer.denied.map(({ topic, code }: Record<string, string>) => `${topic} ${code}`);
  };
  expect(await watch(shopper)).toEqual([`product:${id} not_open_yet`, 'shop not_open_yet']);
  expect(await watch(merchant)).toEqual([]);
});

it('the shop opens by itself at the moment', async () => {
  expect((await get('/shop')).status).toBe(307);
  await database().$executeRaw`
    UPDATE shop_settings SET "values" = "values" ||
      jsonb_build_object('opensAt', ((clock_timestamp() + interval '1 second') AT TIME ZONE 'UTC')::text)`;
  await expect.poll(async () => (await get('/shop')).status, { timeout: 10_000 }).toBe(200);
  expect(await (await get('/')).text()).not.toContain('We open on');
  expect((await get('/opening')).headers.get('location')).toBe('/');
  expect((await get('/sitemap.xml')).status).toBe(200);
});
