import { describe, expect, it } from 'vitest';
import { orderListSchema } from '#contract/order/order-list.ts';
import { database } from '#server/engine/database/database.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, shopper } from '#server/testing/factories.ts';
import { readDeskOrders } from './desk-orders.ts';
import { ordersFound } from './order-search.ts';

testDatabase();

let made = 0;
async function anOrder({ status = 'paid', name = 'Maud Renard', email = 'maud@example.com', sku = 'TEAPOT-1' } = {}) {
  made += 1;
  const { number } = await database().order.create({
    data: {
      publicId: `found-${made}`,
      numberPrefix: 'MD-',
      personId: await aPerson(),
      source: 'shop',
      status,
      email,
      currency: 'EUR',
      itemsAmount: 9_600,
      shippingAmount: 0,
      taxAmount: 0,
      totalAmount: 9_600,
      shippingAddress: { name, line1: '14 rue des Capucins', city: 'Lyon', postalCode: '69001', country: 'FR' },
      lines: { create: { sku, title: 'Round teapot', quantity: 1, unitAmount: 9_600 } },
      shipments: { create: { carrier: 'dhl', trackingNumber: `JD 0146 ${made}`, status: 'pending' } },
    },
  });
  return number;
}
const merchant = async () => shopper(await aPerson(), 'owner');
const found = async (query: Parameters<typeof readDeskOrders>[1]) =>
  (await readDeskOrders(await merchant(), query)).orders.map(({ number }) => Number(number.replace('MD-', '')));

describe('a search at the desk', () => {
  it('finds an order by number, name, place, email address, SKU and tracking number, in any case', async () => {
    const maud = await anOrder();
    const ines = await anOrder({ name: 'Inês Duarte-Łoś', email: 'i.duarte@post.example', sku: 'CHUN_BOWL-2' });
    const tracking = `jd0146${made}`;
    for (const search of [
      `MD-${ines}`,
      `md ${ines}`,
      String(ines),
      'ines',
      'INÊS',
      'duar',
      'los',
      'i.duarte@post.ex',
    ]) {
      expect(await found({ search }), search).toEqual([ines]);
    }
    for (const search of ['chun_', 'CHUN_BOWL-2', tracking, 'ines lyon']) {
      expect(await found({ search }), search).toEqual([ines]);
    }
    expect(await found({ search: `RW-${ines}` })).toEqual([]);
    expect(await found({ search: 'lyon' })).toEqual([ines, maud]);
    expect(await found({ search: 'renard ines' })).toEqual([]);
    expect(await found({ search: "' | ! & :* \\ %" })).toEqual([]);
    expect((await readDeskOrders(await merchant(), { search: 'renard' })).orders[0]?.name).toBe('Maud Renard');
  });

  it('finds an order by its words before it is paid, while it waits, and once it is cancelled', async () => {
    const numbers = [];
    for (const status of ['placed', 'paid', 'cancelled']) numbers.push(await anOrder({ status, name: 'Odile Brun' }));
    expect(await found({ search: 'odile' })).toEqual(numbers.reverse());
  });

  it('reads every sign in the same way, whether other letters stand beside it or not', async () => {
    const differing = await database().$queryRaw`
      SELECT chr(code) FROM generate_series(1, 127) AS code
      WHERE plain_words('e' || chr(code) || 'E') <> plain_words('é' || chr(code) || 'É')`;
    expect(differing).toEqual([]);
    expect(await database().$queryRaw`SELECT plain_words('O''Brien@Example.com') AS words`).toEqual([
      { words: 'o brien example com' },
    ]);
  });

  it('is answered by indexes, however many orders there are', async () => {
    const plan = await database().$transaction(async (tx) => {
      // A table of a few rows is read whole unless that is forbidden.
      await tx.$executeRaw`SELECT set_config('enable_seqscan', 'off', true)`;
      const sql = ordersFound('4801');
      return tx.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql.text}`, ...sql.values);
    });
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    for (const index of [
      'orders_number_key',
      'orders_words',
      'orders_status_placed',
      'order_line_sku_start',
      'shipment_number',
    ]) {
      expect(text).toContain(index);
    }
    expect(text).not.toContain('Seq Scan');
  });
});

it('a group has the orders of all its states, and its count', async () => {
  const before = await readDeskOrders(await merchant(), {});
  const numbers = [];
  for (const status of ['authorised', 'paid', 'packing', 'packed', 'placed', 'delivered']) {
    numbers.push(await anOrder({ status, name: 'Group Test' }));
  }
  const [authorised = 0, paid = 0, packing = 0, packed = 0] = numbers;
  expect(await found({ state: 'to_pack', search: 'group test' })).toEqual([packing, paid, authorised]);
  expect(await found({ state: 'to_ship', search: 'group test' })).toEqual([packed]);
  expect(await found({ state: 'packing', search: 'group test' })).toEqual([packing]);
  const { waiting } = await readDeskOrders(await merchant(), {});
  expect(waiting).toEqual({
    to_pack: before.waiting.to_pack + 3,
    to_ship: before.waiting.to_ship + 1,
    to_pay: before.waiting.to_pay + 1,
  });
});

it('a list goes from the newest or the oldest on, between two days of the shop’s zone', async () => {
  const placed = ['2020-03-01T22:59:59Z', '2020-03-01T23:00:00Z', '2020-03-02T22:59:59Z', '2020-03-02T23:00:00Z'];
  const numbers: number[] = [];
  for (const at of placed) {
    const number = await anOrder({ name: 'Zone Test' });
    await database().order.update({ where: { number }, data: { placedAt: new Date(at) } });
    numbers.push(number);
  }
  const [before = 0, first = 0, last = 0, after = 0] = numbers;
  await saveShop({ zone: 'Europe/Madrid' });
  const days = { from: '2020-03-02', to: '2020-03-02' };
  expect(await found(days)).toEqual([last, first]);
  expect(await found({ ...days, sort: 'oldest' })).toEqual([first, last]);
  expect(await found({ ...days, beyond: last })).toEqual([first]);
  expect(await found({ ...days, sort: 'oldest', beyond: first })).toEqual([last]);
  expect(await found({ to: '2020-03-02' })).toEqual([last, first, before]);
  expect(await found({ from: '2020-03-01', to: '2020-03-03', search: 'zone' })).toEqual([after, last, first, before]);
});

it('a search that finds more than a page has all of it, page after page, from either end', async () => {
  const numbers: number[] = [];
  for (let at = 0; at < 53; at += 1) numbers.push(await anOrder({ name: 'Agnes Vielgenannt', sku: `MANY-${at % 2}` }));
  for (const search of ['vielgenannt', 'many-']) {
    for (const sort of ['newest', 'oldest'] as const) {
      const sorted = sort === 'newest' ? [...numbers].reverse() : numbers;
      const first = await found({ search, sort });
      expect(first).toEqual(sorted.slice(0, 50));
      expect(await found({ search, sort, beyond: first.at(-1) })).toEqual(sorted.slice(50));
    }
  }
});

it('an address that asks for nonsense asks for nothing', () => {
  const nonsense = { q: 'x'.repeat(101), state: 'sold', from: '2026-02-31', to: 'never', sort: 'price', beyond: '-1' };
  expect(orderListSchema.parse(nonsense)).toEqual({ q: '' });
  expect(orderListSchema.parse({ from: ['2026-01-01', '2026-01-02'] })).toEqual({ q: '' });
});
