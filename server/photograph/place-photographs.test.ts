import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { readPlacePhotographs } from './place-photographs.ts';

testDatabase();

it('are read in the order they are named, with what is known about each', async () => {
  const facts = { width: 1500, height: 1000, dominantHex: '#102030' };
  await database().photograph.create({
    data: { file: 'kiln.webp', alt: 'A kiln', focusX: 0.25, focusY: 0.75, ...facts },
  });
  await database().product.create({
    data: {
      ...{ slug: 'cup', title: 'Cup', maker: '' },
      images: { create: { file: 'cup.webp', alt: 'A cup', ...facts, dominantHex: '#405060' } },
    },
  });
  expect(await readPlacePhotographs(['cup.webp', null, 'kiln.webp', '', 'unknown.webp', 'kiln.webp'])).toEqual([
    { file: 'cup.webp', alt: 'A cup', dominantHex: '#405060' },
    null,
    { file: 'kiln.webp', alt: 'A kiln', dominantHex: '#102030', focus: { x: 0.25, y: 0.75 } },
    null,
    { file: 'unknown.webp', alt: '', dominantHex: 'var(--plate)' },
    { file: 'kiln.webp', alt: 'A kiln', dominantHex: '#102030', focus: { x: 0.25, y: 0.75 } },
  ]);
});

it('that are named by a collection or a setting are kept', async () => {
  await database().collection.create({ data: { slug: 'tea', title: 'Tea', imageFile: 'tea.webp' } });
  await database().$executeRaw`UPDATE shop_settings SET "values" = "values" || '{"makersPhotograph":"board.webp"}'`;
  const files = ['tea.webp', 'board.webp', 'nobody.webp'];
  const named = await database().$queryRaw<{ file: string }[]>`SELECT named_uploads(${files}::text[]) AS file`;
  expect(named.map(({ file }) => file).sort()).toEqual(['board.webp', 'tea.webp']);
});
