import { describe, expect, it } from 'vitest';
import { mostOrdersAtOnce, tickedOrdersSchema } from '#contract/order/many-orders.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct, shopper } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { textOfPdf } from '#server/testing/pdf-text.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { packOrder } from './pack-order.ts';
import { packOrders } from './pack-orders.ts';
import { readPackingSlips } from './packing-slip.ts';
import { shippingRoutes } from './shipping-routes.ts';

testDatabase();

const pack = handlerOf(shippingRoutes, 'POST /desk/orders/pack');

async function paidOrders(count: number) {
  const { sku } = await aProduct({ onHand: count });
  const orders: string[] = [];
  while (orders.length < count) orders.push(await aPaidOrder(sku));
  return { sku, orders };
}
const statusesOf = async (publicIds: string[]) => {
  const rows = await database().order.findMany({ where: { publicId: { in: publicIds } }, orderBy: { number: 'asc' } });
  return rows.map(({ status }) => status);
};
const cancelled = (publicId: string) => cancelOrder(publicId, { actor: aKey, reason: 'changed my mind' });

describe('packing several orders at once', () => {
  it('judges each by itself: one that a colleague has packed stops nothing, and its answer says who and when', async () => {
    const { orders } = await paidOrders(3);
    const [, second = ''] = orders;
    await packOrder(second, aKey);
    const { personId } = await aSession('packer');
    const answers = await packOrders(orders, shopper(personId, 'packer'));
    expect(answers.map(({ publicId }) => publicId)).toEqual(orders);
    expect(answers.map(({ problem }) => problem?.message ?? 'packed')).toEqual([
      'packed',
      expect.stringMatching(/^API key test packed this at \d\d:\d\d\.$/),
      'packed',
    ]);
    expect(await statusesOf(orders)).toEqual(['packed', 'packed', 'packed']);
  });

  it('is safe to repeat, packs an order once when two press at once, and does nothing where one isn’t there', async () => {
    const { orders } = await paidOrders(2);
    await expect(packOrders([...orders, 'no-such-order'], aKey)).rejects.toThrow('no such order');
    expect(await statusesOf(orders)).toEqual(['paid', 'paid']);
    await Promise.all([packOrders(orders, aKey), packOrders([...orders].reverse(), aKey)]);
    const again = await packOrders(orders, aKey);
    expect(again.map(({ problem }) => problem)).toEqual([null, null]);
    expect(await database().orderEvent.count({ where: { kind: 'packed', order: { publicId: { in: orders } } } })).toBe(
      2,
    );
  });

  it('a form without scripts goes back to its list, which says what was refused; one without a tick is refused', async () => {
    const { orders } = await paidOrders(2);
    const { cookie } = await aSession('packer');
    const send = (fields: Record<string, string>) =>
      pack(
        new Request('http://shop.test/api/desk/orders/pack', {
          method: 'POST',
          headers: {
            ...{ cookie, host: 'shop.test', origin: 'http://shop.test' },
            referer: 'http://shop.test/desk/orders?state=to_pack',
            'content-type': 'application/x-www-form-urlencoded',
          },
          body: new URLSearchParams(fields).toString(),
        }),
        {},
      );
    await packOrder(orders[1] ?? '', aKey);
    const answer = await send(Object.fromEntries(orders.map((publicId) => [`order.${publicId}`, 'on'])));
    const to = new URL(answer.headers.get('location') ?? '', 'http://shop.test');
    expect([answer.status, to.pathname, to.searchParams.get('state'), to.searchParams.get('packed')]).toEqual([
      ...[303, '/desk/orders', 'to_pack', '1'],
    ]);
    expect(to.searchParams.get('refused')).toMatch(new RegExp(`^${orders[1]} \\S+ illegal_transition$`));
    expect((await send({})).headers.get('location')).toContain('problem=invalid');
  });

  it('takes up to a hundred', () => {
    const ticked = (count: number) =>
      tickedOrdersSchema.safeParse(
        Object.fromEntries(Array.from({ length: count }, (_, at) => [`order.o${at}`, 'on'])),
      );
    expect(
      [ticked(0), ticked(1), ticked(mostOrdersAtOnce), ticked(mostOrdersAtOnce + 1)].map(({ success }) => success),
    ).toEqual([...[false, true, true, false]]);
  });
});

describe('the slips of several orders', () => {
  it('are one file, a page each, in the order in which they were placed, without money or what was called off', async () => {
    const { sku, orders } = await paidOrders(3);
    const [first = '', second = '', third = ''] = orders;
    await cancelled(second);
    const bytes = Buffer.from(await readPackingSlips([third, second, first]));
    const shown = textOfPdf(bytes);
    const numbers = await database().order.findMany({
      where: { publicId: { in: [first, third] } },
      orderBy: { number: 'asc' },
    });
    const places = numbers.map(({ number }) => shown.indexOf(String(number)));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places[0]).toBeLessThan(places[1] ?? 0);
    expect(shown.split(sku)).toHaveLength(3);
    expect(shown).not.toMatch(/€|\d\.\d\d/);
    expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
    await database().order.update({ where: { publicId: third }, data: { status: 'placed' } });
    await expect(readPackingSlips([second, third])).rejects.toThrow('no such packing slip');
  });
});
