import { expect, it } from 'vitest';
import { shelfKeyOf } from '#contract/search/shelf-key.ts';
import { topicOf } from '#contract/topics.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { facetsTopic } from './facets-view.ts';

testDatabase();

it('counts one list as it is narrowed, with a version that grows with every change', async () => {
  const { productId } = await aProduct({ title: 'A counted bowl' });
  const key = shelfKeyOf(null, new URLSearchParams({ q: 'counted' }));
  const read = async () => (await facetsTopic.read(database(), [key, 'AAAA'])).get(key);
  const inStock = (view: Awaited<ReturnType<typeof read>>) =>
    view?.data.facets.find(({ name }) => name === 'availability')?.values.find(({ value }) => value === 'in_stock');
  const before = await read();
  expect([before?.data.pieces, inStock(before)?.count]).toEqual([1, 1]);
  await database().variant.updateMany({ where: { productId }, data: { onHand: 0 } });
  const after = await read();
  expect(inStock(after)).toBeUndefined();
  expect(after?.version).toBeGreaterThan(before?.version ?? Number.NaN);
  expect(topicOf.facets(key)).toMatch(/^facets:[\w-]+$/);
});
