import { beforeAll, describe, expect, test } from 'vitest';
import { type CatalogueQuery, catalogueQuerySchema } from '#contract/catalogue-query.ts';
import { database } from '#server/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { readCatalogueList } from './catalogue-list.ts';

testDatabase();

const query = (wanted: Partial<CatalogueQuery>): CatalogueQuery => ({ ...catalogueQuerySchema.parse({}), ...wanted });
const titles = async (wanted: Partial<CatalogueQuery>, collection?: string) =>
  (await readCatalogueList(query(wanted), collection)).cards.map((card) => card.data.title);

async function hang(title: string, maker: string, position: number, onHand: number, priceAmount: number) {
  const { productId } = await aProduct({ title, onHand, priceAmount });
  await database().product.update({ where: { id: productId }, data: { maker, position } });
  return productId;
}

describe('a list of pieces', () => {
  beforeAll(async () => {
    await hang('Moon jar', 'Harrow', 0, 5, 24_000);
    await hang('Tea bowl', 'Otterwick', 1, 3, 9_600);
    await hang('Tea pot, 100% iron', 'Kestrel', 2, 0, 16_800);
    const mug = await hang('Mug', 'Kestrel', 3, 11, 3_200);
    await database().variant.create({
      data: { productId: mug, sku: 'MUG-CELADON', title: 'Celadon', priceAmount: 3_600, currency: 'EUR', onHand: 1 },
    });
    const collection = await database().collection.create({ data: { slug: 'tea', title: 'For tea' } });
    await database().product.updateMany({
      where: { title: { startsWith: 'Tea' } },
      data: { collectionId: collection.id },
    });
  });

  test('hangs in the house’s order', async () => {
    expect(await titles({})).toEqual(['Moon jar', 'Tea bowl', 'Tea pot, 100% iron', 'Mug']);
  });

  test('finds every word, in title, maker or a variant, whatever the case', async () => {
    expect(await titles({ q: 'TEA otter' })).toEqual(['Tea bowl']);
    expect(await titles({ q: 'celadon' })).toEqual(['Mug']);
    expect(await titles({ q: 'tea nothing' })).toEqual([]);
  });

  test('takes % and _ as they are written', async () => {
    expect(await titles({ q: '100%' })).toEqual(['Tea pot, 100% iron']);
    expect(await titles({ q: '_' })).toEqual([]);
  });

  test('narrows to what is in stock, to few, to makers and to a collection', async () => {
    expect(await titles({ stock: true })).toEqual(['Moon jar', 'Tea bowl', 'Mug']);
    expect(await titles({ few: true })).toEqual(['Tea bowl']);
    expect(await titles({ maker: ['Kestrel', 'Harrow'] })).toEqual(['Moon jar', 'Tea pot, 100% iron', 'Mug']);
    expect(await titles({}, 'tea')).toEqual(['Tea bowl', 'Tea pot, 100% iron']);
  });

  test('sorts by price, and by fewest left with sold out last', async () => {
    expect(await titles({ sort: 'price' })).toEqual(['Mug', 'Tea bowl', 'Tea pot, 100% iron', 'Moon jar']);
    expect(await titles({ sort: 'few' })).toEqual(['Tea bowl', 'Moon jar', 'Mug', 'Tea pot, 100% iron']);
  });

  test('says how many match when it shows fewer, and what it can be narrowed by', async () => {
    const list = await readCatalogueList(query({ shown: 2 }));
    expect(list.cards).toHaveLength(2);
    expect(list.total).toBe(4);
    expect(list.facets).toEqual({
      inStock: 3,
      few: 1,
      makers: [
        { maker: 'Kestrel', count: 2 },
        { maker: 'Harrow', count: 1 },
        { maker: 'Otterwick', count: 1 },
      ],
    });
  });

  test.each(['', 'tea', 'kestrel', 'nothing'])('counts for “%s” what each narrowing then shows', async (q) => {
    const { facets, total } = await readCatalogueList(query({ q }));
    const totalOf = async (wanted: Partial<CatalogueQuery>) => (await readCatalogueList(query({ q, ...wanted }))).total;
    expect(await totalOf({ stock: true })).toBe(facets.inStock);
    expect(await totalOf({ few: true })).toBe(facets.few);
    for (const { maker, count } of facets.makers) expect(await totalOf({ maker: [maker] })).toBe(count);
    expect(facets.makers.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  });

  test('reads a hand-edited address leniently', () => {
    expect(catalogueQuerySchema.parse({ sort: 'upside-down', shown: 'many', maker: 'Kestrel', stock: 'yes' })).toEqual(
      query({ maker: ['Kestrel'] }),
    );
  });
});
