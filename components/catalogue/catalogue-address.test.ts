import { expect, test } from 'vitest';
import { catalogueQuerySchema } from '#contract/catalogue-query.ts';
import { addressOf, chipsOf } from './catalogue-address.ts';

const plain = catalogueQuerySchema.parse({});

test('the plain list has a plain address', () => expect(addressOf('/shop', plain)).toBe('/shop'));

test('an address reads back as the query it was made of', () => {
  const query = { ...plain, q: 'ash & iron', stock: true, maker: ['Harrow & Hale', 'Otterwick'], sort: 'few' as const };
  const { searchParams } = new URL(addressOf('/shop', query), 'http://shop.invalid');
  const params = Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)]));
  expect(
    catalogueQuerySchema.parse({ ...params, q: params.q?.[0], stock: params.stock?.[0], sort: params.sort?.[0] }),
  ).toEqual(query);
});

test('each chip takes away what it names', () => {
  const query = { ...plain, few: true, maker: ['A', 'B'] };
  expect(chipsOf(query).map((chip) => [chip.label, addressOf('/shop', chip.without)])).toEqual([
    ['Three or fewer left', '/shop?maker=A&maker=B'],
    ['A', '/shop?few=1&maker=B'],
    ['B', '/shop?few=1&maker=A'],
  ]);
});
