import { beforeAll, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { orderApiRoutes } from '#server/order/order-api-routes.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, anAddress, anApiOrder, aPaidOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { testApiKey, testSettings } from '#server/testing/settings.ts';

testDatabase();
beforeAll(() => setSettings(testSettings()));

const call = (name: 'GET /v1/orders' | 'POST /v1/orders', request: Request) =>
  handlerOf(orderApiRoutes, name)(request, {});
const headers = { authorization: `Bearer ${testApiKey}` };

interface Page {
  items: { id: string; changedAt: string; [field: string]: unknown }[];
  nextCursor: string | null;
}
const list = async (query: string): Promise<Page> =>
  (await call('GET /v1/orders', new Request(`http://shop.test/api/v1/orders?${query}`, { headers }))).json();

/** All pages of a list, one order a page. */
async function everyPage(query: string): Promise<Page['items']> {
  const items: Page['items'] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await list(`${query}&limit=1${cursor === null ? '' : `&cursor=${cursor}`}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

it('lists what changed since a moment, in the order of the changes, page by page', async () => {
  const { sku } = await aProduct({ onHand: 9 });
  const [first, second, third] = [await aPaidOrder(sku), await aPaidOrder(sku), await aPaidOrder(sku)];
  const all = await everyPage('since=2020-01-01T00:00:00Z');
  expect(all.map(({ id }) => id)).toEqual([first, second, third]);
  const last = all.at(-1)?.changedAt ?? '';
  await cancelOrder(first, { actor: aKey, reason: 'a test' });
  const since = await everyPage(`since=${last}`);
  expect(since.map(({ id }) => id)).toEqual([third, first]);
  expect((await everyPage('status=cancelled&status=refunded')).map(({ id }) => id)).toEqual([first]);
  expect((await everyPage('status=paid')).map(({ id }) => id)).toEqual([third, second]);
  expect(await list('status=sent')).toMatchObject({ code: 'invalid' });
  // A cursor of the one list isn't one of the other.
  const { nextCursor } = await list('limit=1');
  expect(await list(`since=${last}&cursor=${nextCursor}`)).toMatchObject({ code: 'invalid', field: 'cursor' });
});

it('says for whom an order is to a key that may read orders, and not to one that only places them', async () => {
  const { sku } = await aProduct({ onHand: 9 });
  const body = JSON.stringify(anApiOrder(sku));
  const placing = { ...headers, 'content-type': 'application/json' };
  const placed = await call(
    'POST /v1/orders',
    new Request('http://shop.test/api/v1/orders', { method: 'POST', headers: placing, body }),
  );
  expect(await placed.text()).not.toContain('maud.renard');
  const { items } = await list('limit=1');
  expect(items).toMatchObject([
    {
      customer: { name: 'Maud Renard', email: 'maud.renard@example.com', phone: null },
      shippingAddress: anAddress,
      vatNumber: null,
      tax: [],
    },
  ]);
  expect((await call('GET /v1/orders', new Request('http://shop.test/api/v1/orders'))).status).toBe(401);
});
