import { expect, test } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { readSimilarPieces } from './similar-pieces.ts';

testDatabase();

test('what is like a lot: in stock, the same maker’s first, then of the same material, and no others', async () => {
  const piece = async (title: string, maker: string, material: string, position: number, onHand = 3) => {
    const { productId } = await aProduct({ title, onHand, editionSize: 5 });
    await database().product.update({ where: { id: productId }, data: { maker, material, position } });
  };
  await piece('Of its clay', 'Another', 'Porcelain', 1);
  await piece('Of neither', 'Another', 'Glass', 2);
  await piece('Of both', 'Harrow & Hale', 'Porcelain', 5);
  await piece('Of its maker', 'Harrow & Hale', 'Glass', 4);
  await piece('Gone', 'Harrow & Hale', 'Porcelain', 3, 0);
  await piece('Nobody’s', '', '', 0);
  const lost = { maker: 'Harrow & Hale', material: 'Porcelain' };
  const shown = async (like: typeof lost, count: number) =>
    (await readSimilarPieces(like, count)).map(({ data }) => data.title);
  expect(await shown(lost, 9)).toEqual(['Of both', 'Of its maker', 'Of its clay']);
  expect(await shown(lost, 2)).toEqual(['Of both', 'Of its maker']);
  expect(await shown({ maker: '', material: '' }, 9)).toEqual([]);
  const [first] = await readSimilarPieces(lost, 1);
  expect(first?.data.stock).toMatchObject({ available: 3 });
});
