import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { readGoesWith } from './goes-with.ts';
import { readMakerPage } from './makers.ts';
import { readMakersList } from './makers-list.ts';

testDatabase();

interface Piece {
  title: string;
  maker?: string;
  form?: string;
  collections?: string[];
  onHand?: number;
  status?: string;
}

async function aPiece({ title, maker = randomUUID(), form = 'Bowl', collections = [], onHand = 3, status }: Piece) {
  const slug = `${title}-${randomUUID().slice(0, 8)}`;
  const { id } = await database().product.create({
    data: {
      slug,
      title,
      maker,
      form,
      ...(status && { status }),
      collections: {
        create: collections.map((one, position) => ({
          position,
          collection: { connectOrCreate: { where: { slug: one }, create: { slug: one, title: one } } },
        })),
      },
      variants: { create: { sku: slug, title: '', priceAmount: 5_000, currency: 'EUR', onHand } },
    },
  });
  return id;
}

async function titles(id: string, count = 9): Promise<string[]> {
  const { maker, form, collections } = await database().product.findUniqueOrThrow({
    where: { id },
    include: { collections: { include: { collection: true } } },
  });
  const shelves = collections.map(({ collection }) => collection);
  return (await readGoesWith({ id, maker, form, shelves }, count)).map(({ data }) => data.title);
}

it('what goes with a piece shares a collection, other forms first, then is of its maker; in stock and published', async () => {
  const [collection, maker] = [randomUUID(), randomUUID()];
  const id = await aPiece({ title: 'own', maker, collections: [collection] });
  await aPiece({ title: 'same form', collections: [collection] });
  await aPiece({ title: 'other form', form: 'Cup', collections: [collection] });
  await aPiece({ title: 'of the maker', maker, form: 'Jar' });
  await aPiece({ title: 'sold out', collections: [collection], onHand: 0 });
  await aPiece({ title: 'a draft', collections: [collection], status: 'draft' });
  await aPiece({ title: 'archived', maker, status: 'archived' });
  await aPiece({ title: 'a stranger' });
  expect(await titles(id)).toEqual(['other form', 'same form', 'of the maker']);
  expect(await titles(id, 1)).toEqual(['other form']);
});

it('of a collection or a maker with very many, the newest in stock are compared; drafts and what is sold out are no hindrance', async () => {
  const [collection, maker] = [randomUUID(), randomUUID()];
  const many = (title: string, count: number, more: Partial<Piece>) =>
    Promise.all(Array.from({ length: count }, (_, n) => aPiece({ title: `${title} ${n}`, ...more })));
  const id = await aPiece({ title: 'own', maker, collections: [collection] });
  await many('old', 3, { collections: [collection] });
  await many('shared', 40, { collections: [collection] });
  await many('made', 2, { maker });
  await many('a draft', 30, { collections: [collection], maker, status: 'draft' });
  await many('gone', 30, { collections: [collection], maker, onHand: 0 });
  const shown = await titles(id, 99);
  expect(shown).toHaveLength(42);
  expect(shown.filter((title) => title.startsWith('shared'))).toHaveLength(40);
  expect(shown.slice(40).sort()).toEqual(['made 0', 'made 1']);
});

it('a maker’s page has what is published of theirs, also what is sold out, and says when there is no such maker', async () => {
  const maker = `Kiln ${randomUUID().slice(0, 8)}`;
  await aPiece({ title: 'first', maker });
  await aPiece({ title: 'gone', maker, onHand: 0 });
  await aPiece({ title: 'a draft', maker, status: 'draft' });
  const entry = (await readMakersList({ letter: 'k' })).makers.find(({ name }) => name === maker);
  expect(entry).toMatchObject({ pieces: 2, photograph: null });
  const page = await readMakerPage(entry?.slug ?? '');
  expect(page?.cards.map(({ data }) => data.title).sort()).toEqual(['first', 'gone']);
  expect(page?.pieces).toBe(2);
  expect(await readMakerPage('nobody')).toBeNull();
  await database().product.updateMany({ where: { maker }, data: { status: 'archived' } });
  expect((await readMakersList({ letter: 'k' })).makers.some(({ name }) => name === maker)).toBe(false);
  expect(await readMakerPage(entry?.slug ?? '')).toMatchObject({ cards: [], pieces: 0 });
});
