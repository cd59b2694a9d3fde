import { expect, test, untilLive } from './fixtures.ts';
import { apiKey, createShopServer, type ShopServer } from './shop-server.ts';

let traced: ShopServer;
test.beforeAll(async () => {
  traced = await createShopServer({ TRACE_SHARE: '1' });
  await traced.start();
});
test.afterAll(() => traced.remove());

const setPrice = (priceAmount: number) =>
  fetch(`${traced.url}/api/v1/variants/TENMOKU-MOON-JAR`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ priceAmount }),
  });

const told = async (stage: string) => {
  const text = await (await fetch(`${traced.url}/metrics`)).text();
  return Number(new RegExp(`commit_to_pixel_seconds_count\\{stage="${stage}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
};

test('a page that is asked to follows a price to its pixels, and tells the shop when it is left', async ({
  person,
}) => {
  const page = await person();
  await page.goto(`${traced.url}/products/tenmoku-moon-jar`);
  await untilLive(page);
  await page.evaluate(() => {
    new PerformanceObserver((list) => {
      for (const { detail } of list.getEntriesByName('marketday:commit-to-pixel') as PerformanceMeasure[])
        document.body.dataset.stages = JSON.stringify(detail);
    }).observe({ type: 'measure' });
  });
  let price = 30_000;
  // The first views find the script on its way and the line not yet measured.
  await expect(async () => {
    await setPrice(price++);
    await expect(page.locator('body[data-stages]')).toBeAttached({ timeout: 500 });
  }).toPass();
  const { topic, total, stages } = JSON.parse((await page.locator('body').getAttribute('data-stages')) ?? '');
  expect(topic).toMatch(/^(product|card):/);
  expect(Object.keys(stages)).toEqual(['waiting', 'reading', 'sending', 'wire', 'applying', 'rendering', 'painting']);
  expect(Object.values(stages as Record<string, number>).reduce((sum, ms) => sum + ms)).toBeCloseTo(total, 5);
  expect(await told('painting')).toBe(0);
  await page.goto('about:blank');
  await expect.poll(() => told('painting')).toBeGreaterThan(0);
  expect(await told('total')).toBe(await told('painting'));
  expect(await told('waiting')).toBeGreaterThan(0);
});
