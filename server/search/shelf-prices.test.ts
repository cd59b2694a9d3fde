import { expect, it } from 'vitest';
import { shelfQueryOf } from '#contract/search/shelf.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { countsOf, readShelfList } from './shelf-list.ts';

testDatabase();

it('says how the prices of a list lie, whatever of them is chosen, with round prices at hand', async () => {
  for (const priceAmount of [3_200, 4_400, 8_400, 12_400, 18_500, 56_000]) {
    await aProduct({ title: 'A priced bowl', priceAmount });
  }
  const pricesOf = async (asked: string) => {
    const query = shelfQueryOf(new URLSearchParams(asked));
    return countsOf((await readShelfList(query, null, { limit: 1 })).found, query).prices;
  };
  const prices = await pricesOf('q=priced');
  expect(prices).toMatchObject({ from: 3_200, to: 56_000, steps: [5_000, 10_000, 20_000] });
  expect(prices?.bars.reduce((sum, count) => sum + count, 0)).toBe(6);
  expect(prices?.dots).toEqual([3_200, 4_400, 8_400, 12_400, 18_500, 56_000]);
  expect(await pricesOf('q=priced&to=100')).toEqual(prices);
  expect(await pricesOf('q=no-such-thing')).toBeNull();
  // A single price that very many have.
  for (let more = 0; more < 20; more++) await aProduct({ title: 'A priced bowl', priceAmount: 3_200 });
  expect((await pricesOf('q=priced'))?.dots).toBeNull();
});

it('takes two prices that were typed the wrong way round for the range between them', async () => {
  for (const priceAmount of [3_200, 8_400, 12_400]) await aProduct({ title: 'A reversed jar', priceAmount });
  const query = shelfQueryOf(new URLSearchParams('q=reversed&from=100&to=40'));
  expect(query).toMatchObject({ from: '40', to: '100' });
  expect((await readShelfList(query, null, { limit: 1 })).found.pieces).toBe(1);
});

it('finds a piece whose last units are in bags among those in bags, and in no other availability', async () => {
  const { sku } = await aProduct({ title: 'A held bowl', onHand: 1 });
  await addToBag(await aPerson(), { sku, quantity: 1 });
  const piecesOf = async (availability: string) => {
    const query = shelfQueryOf(new URLSearchParams({ q: 'held', availability }));
    return (await readShelfList(query, null, { limit: 1 })).found.pieces;
  };
  expect(await piecesOf('in_bags')).toBe(1);
  for (const other of ['in_stock', 'scarce', 'sold_out']) expect(await piecesOf(other), other).toBe(0);
});
