/** Somebody asks for all that a shop can render, and others go on. `bench/floods.ts` does it for longer, and measures. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import { seedSmallShop } from '#server/testing/small-shop.ts';
import { startWholeShop } from '#server/testing/whole-shop.ts';
import { flood, looks, medianOf } from './flood.ts';

testDatabase();
let shop: Awaited<ReturnType<typeof startWholeShop>>;
let quiet = 0;

beforeAll(async () => {
  await seedSmallShop();
  shop = await startWholeShop({ limited: true, trustProxy: '1' });
  // The first of each kind takes long: all that it needs is loaded.
  for (const path of ['/', '/bag', '/sign-in', '/shop?sort=price', '/search?q=a']) await fetch(shop.url + path);
  quiet = medianOf(await looks(`${shop.url}/bag`, 9));
}, 240_000);
afterAll(() => shop.stop());

describe.each([1, 50])('a flood from %i addresses', (addresses) => {
  it.each([
    ['lists by their heads', 'HEAD', (at: number) => `/shop?shown=480&from=zz${at}`],
    ['lists', 'GET', (at: number) => `/shop?shown=480&from=${at % 900}`],
    ['searches', 'GET', (at: number) => `/search?q=w${at}`],
    ['personal pages', 'GET', () => '/bag'],
    ['pages that there aren’t', 'GET', (at: number) => `/products/none-${at}`],
  ] as const)(
    'of %s leaves others their bag and the front page',
    async (_what, method, path) => {
      const flooding = flood(shop.url, { connections: 60, addresses, method, path });
      await expect
        .poll(() => [...flooding.answers.values()].reduce((sum, one) => sum + one, 0), { timeout: 20_000 })
        .toBeGreaterThan(20);
      const bag = medianOf(await looks(`${shop.url}/bag`, 5));
      const [, front = 0] = await looks(`${shop.url}/`, 3);
      // What nobody renders is as late as this machine and those who flood, in this very process, make it.
      const unrendered = medianOf(await looks(`${shop.url}/robots.txt`, 3));
      await flooding.stop();
      // Generous. Without turns it is many seconds; how many is the benchmark’s to say.
      const bound = 8 * (quiet + unrendered) + 2_500;
      expect(bag).toBeLessThan(bound);
      expect(front).toBeLessThan(bound);
      expect(flooding.withoutRetryAfter).toBe(0);
      expect([...flooding.answers.keys()].filter((status) => ![200, 404, 429, 503].includes(status))).toEqual([]);
    },
    60_000,
  );
});

it('a head of a list isn’t rendered for, and its spellings are one page', async () => {
  const renderings = async () =>
    Number(
      /marketday_page_cache_total\{what="misses"\} (\d+)/.exec(
        await (await import('#server/engine/process/metrics.ts')).metrics().metrics(),
      )?.[1],
    );
  const before = await renderings();
  for (let at = 0; at < 5; at++) {
    const response = await fetch(`${shop.url}/shop?q=jug&from=zz${at}`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  }
  expect(await renderings()).toBe(before);
  const kept = await Promise.all(
    ['/shop', '/shop?from=zz', '/shop?shown=36&to=cheap'].map((path) => fetch(shop.url + path)),
  );
  expect(new Set(kept.map(({ headers }) => headers.get('etag'))).size).toBe(1);
  const heads = await fetch(`${shop.url}/shop?from=zzz`, { method: 'HEAD' });
  expect(heads.headers.get('etag')).toBe(kept[0]?.headers.get('etag'));
  expect(heads.headers.get('x-page-cache')).toBe('memory');
});
