import { beforeAll, describe, expect, it } from 'vitest';
import { type ProductSearch, productSearchSchema } from '#contract/search/product-search.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aLot } from '#server/testing/lots.ts';
import { readSearchPanel } from './search-panel.ts';
import { searchProducts } from './search-products.ts';
import { readShelf } from './shelf.ts';
import { suggest } from './suggest.ts';

testDatabase();

interface Piece {
  title: string;
  maker: string;
  form?: string;
  material?: string;
  description?: string;
  onHand: number;
  priceAmount: number;
}
const pieces: Piece[] = [
  {
    title: 'Fluted celadon vase',
    maker: 'Otterwick Kiln',
    form: 'Vase',
    material: 'Stoneware, celadon',
    onHand: 3,
    priceAmount: 18_500,
  },
  {
    title: 'Dinner plate',
    maker: 'Saltfold Studio',
    form: 'Plate',
    material: 'stoneware, Celadon',
    onHand: 22,
    priceAmount: 4_800,
  },
  {
    title: 'Cobalt leaf pitcher',
    maker: 'Blue Mallow',
    form: 'Pitcher',
    material: 'Stoneware, cobalt brush',
    onHand: 9,
    priceAmount: 12_400,
  },
  {
    title: 'Große Vase, glacé',
    maker: 'Blue Mallow',
    form: 'Vase',
    material: 'Porcelain',
    description: 'Thrown for a single branch.',
    onHand: 0,
    priceAmount: 30_000,
  },
];
const idOf = new Map<string, string>();
const search = (query: Partial<ProductSearch>) => searchProducts({ ...productSearchSchema.parse({}), ...query }, false);
const titles = async (query: Partial<ProductSearch>) => (await search(query)).items.map(({ title }) => title);
const counts = (facet: { value: string; count: number }[]) =>
  Object.fromEntries(facet.map(({ value, count }) => [value, count]));

beforeAll(async () => {
  const tea = await database().collection.create({ data: { slug: 'tea', title: 'For tea' } });
  for (const [position, { onHand, priceAmount, title, ...words }] of pieces.entries()) {
    const { productId } = await aProduct({ title, onHand, priceAmount });
    await database().product.update({ where: { id: productId }, data: { ...words, position } });
    idOf.set(title, productId);
  }
  await database().productCollection.create({
    data: { productId: idOf.get('Dinner plate') ?? '', collectionId: tea.id },
  });
});

describe('a search', () => {
  it('finds all words, as they begin or in other forms, in whatever is said of a piece', async () => {
    expect(await titles({ q: 'CELAD vas' })).toEqual(['Fluted celadon vase']);
    expect(await titles({ q: 'vases' })).toEqual(expect.arrayContaining(['Fluted celadon vase', 'Große Vase, glacé']));
    expect(await titles({ q: 'branches' })).toEqual(['Große Vase, glacé']);
    expect(await titles({ q: 'celadon pitcher' })).toEqual([]);
  });

  it('takes a few letters as the beginning of titles and makers, and else as a word, while that finds anything', async () => {
    expect(await titles({ q: 'gro' })).toEqual(['Große Vase, glacé']);
    expect(await titles({ q: 'for' })).toEqual(['Große Vase, glacé']);
    // Only a material begins so.
    expect(await titles({ q: 'bru' })).toEqual(['Cobalt leaf pitcher']);
    // `celadon` is in a title: that a material begins so too says little.
    expect(await titles({ q: 'cel' })).toEqual(['Fluted celadon vase']);
  });

  it('takes words with and without their marks', async () => {
    for (const q of ['grosse', 'große', 'GLACE', 'glacé']) expect(await titles({ q })).toEqual(['Große Vase, glacé']);
  });

  it('puts a word of the title before one of the material', async () => {
    expect(await titles({ q: 'celadon' })).toEqual(['Fluted celadon vase', 'Dinner plate']);
  });

  it('takes what means something to a query as it is written', async () => {
    for (const q of ["'", "it's & | ! <-> :*", '\\', '%', '((', "'; DROP TABLE product"]) {
      expect((await search({ q })).total).toBeLessThanOrEqual(pieces.length);
    }
    expect(await titles({ q: '!celadon' })).toEqual(['Fluted celadon vase', 'Dinner plate']);
  });

  it('shows what a misspelt word most likely meant, and says so', async () => {
    const found = await search({ q: 'celadn vase' });
    expect([found.didYouMean, found.items.map(({ title }) => title)]).toEqual([
      'celadon vase',
      ['Fluted celadon vase'],
    ]);
    expect(await search({ q: 'celadon' })).not.toHaveProperty('didYouMean');
    expect(await search({ q: 'xyzzyx' })).toMatchObject({ total: 0, items: [] });
  });

  it('knows the shop’s own word for what people say', async () => {
    expect(await titles({ q: 'jug' })).toEqual(['Cobalt leaf pitcher']);
    await database().searchSynonym.create({ data: { word: 'ewery', meaning: 'plate' } });
    expect(await titles({ q: 'ewery' })).toEqual(['Dinner plate']);
  });
});

it('what finds nothing is shown two groups to go on with: of single words, or of forms', async () => {
  expect(await readSearchPanel('celadon chandelier cobalt')).toMatchObject({
    total: 0,
    parts: [
      { value: 'cobalt', count: 1 },
      { value: 'celadon', count: 2 },
    ],
    forms: [],
  });
  expect(await readSearchPanel('pitcher chandelier')).toMatchObject({
    parts: [{ value: 'pitcher', count: 1 }],
    forms: [{ value: 'Vase' }],
  });
  const { parts, forms } = await readSearchPanel('zyxwvu');
  expect([parts, forms.length]).toEqual([[], 2]);
});

describe('facets', () => {
  it('count what each further choice gives, and ignore their own', async () => {
    const { facets, total } = await search({ maker: ['Blue Mallow'] });
    expect(total).toBe(2);
    expect(counts(facets.maker)).toEqual({ 'Blue Mallow': 2, 'Otterwick Kiln': 1, 'Saltfold Studio': 1 });
    expect(counts(facets.form)).toEqual({ Vase: 1, Pitcher: 1, Plate: 0 });
    expect(counts(facets.material)).toEqual({ Stoneware: 1, Celadon: 0, 'Cobalt brush': 1, Porcelain: 1 });
    expect(counts(facets.availability)).toEqual({ in_stock: 1, scarce: 0, sold_out: 1 });
    expect(facets.collection).toEqual([{ value: 'tea', label: 'For tea', count: 0 }]);
  });

  it('narrow together, and take a value in any case', async () => {
    expect(await titles({ material: ['celadon'] })).toEqual(['Fluted celadon vase', 'Dinner plate']);
    expect(await titles({ material: ['celadon', 'porcelain'], form: ['vase'] })).toEqual([
      'Fluted celadon vase',
      'Große Vase, glacé',
    ]);
    expect(await titles({ availability: ['scarce'] })).toEqual(['Fluted celadon vase']);
    expect(await titles({ collection: ['tea'] })).toEqual(['Dinner plate']);
    expect(await titles({ minPrice: 4_800, maxPrice: 12_400, sort: 'price' })).toEqual([
      'Dinner plate',
      'Cobalt leaf pitcher',
    ]);
    expect(await titles({ maker: ['Nobody'] })).toEqual([]);
  });

  it('follow every change at once, whoever makes it', async () => {
    const plate = { productId: idOf.get('Dinner plate') ?? '' };
    await database().variant.updateMany({ where: plate, data: { onHand: 0 } });
    expect(await titles({ availability: ['sold_out'] })).toEqual(['Dinner plate', 'Große Vase, glacé']);
    await database().variant.updateMany({ where: plate, data: { onHand: 2, priceAmount: 99_000 } });
    expect(await titles({ availability: ['scarce'], minPrice: 90_000 })).toEqual(['Dinner plate']);
    await database().product.update({
      where: { id: plate.productId },
      data: { title: 'Supper plate', status: 'draft' },
    });
    expect([await titles({ q: 'supper' }), await titles({ form: ['Plate'] })]).toEqual([[], []]);
    await database().product.update({ where: { id: plate.productId }, data: { status: 'published' } });
    expect(await titles({ q: 'supper' })).toEqual(['Supper plate']);
    await database().productCollection.deleteMany({ where: plate });
    expect(await titles({ collection: ['tea'] })).toEqual([]);
    const { productId } = await aProduct({ title: 'Gone tomorrow' });
    expect(await titles({ q: 'tomorrow' })).toEqual(['Gone tomorrow']);
    await database().product.delete({ where: { id: productId } });
    expect((await search({})).items.map(({ title }) => title)).not.toContain('Gone tomorrow');
    await database().variant.updateMany({ where: plate, data: { onHand: 22, priceAmount: 4_800 } });
    await database().product.update({ where: { id: plate.productId }, data: { title: 'Dinner plate' } });
  });

  it('see a change that was being made while another was read', async () => {
    const inTime = transaction(async (tx) => {
      await tx.product.update({ where: { id: idOf.get('Dinner plate') ?? '' }, data: { form: 'Charger' } });
      await readShelf();
      const { productId } = await aProduct({ title: 'Made meanwhile' });
      expect(await titles({ q: 'meanwhile' })).toEqual(['Made meanwhile']);
      expect(await titles({ form: ['Charger'] })).toEqual([]);
      return productId;
    });
    const meanwhile = await inTime;
    expect(await titles({ form: ['Charger'] })).toEqual(['Dinner plate']);
    await database().product.delete({ where: { id: meanwhile } });
    await database().product.update({ where: { id: idOf.get('Dinner plate') ?? '' }, data: { form: 'Plate' } });
  });

  it('carry a version that never goes back', async () => {
    const before = (await readShelf()).version;
    await database().product.update({ where: { id: idOf.get('Dinner plate') ?? '' }, data: { position: 1 } });
    const after = (await readShelf()).version;
    expect(after).toBeGreaterThan(before);
    expect((await readShelf()).version).toBeGreaterThanOrEqual(after);
  });
});

describe('pages of a list', () => {
  it('give each piece once, also if the price of one changes between them', async () => {
    for (const sort of ['relevance', 'newest', 'price', '-price'] as const) {
      const seen: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const { items, nextCursor } = await search({ limit: 1, sort, cursor });
        seen.push(...items.map(({ title }) => title));
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      expect([...seen].sort()).toEqual(pieces.map(({ title }) => title).sort());
    }
    expect(await titles({ sort: '-price' })).toEqual([
      'Große Vase, glacé',
      'Fluted celadon vase',
      'Cobalt leaf pitcher',
      'Dinner plate',
    ]);
  });

  it('refuse a cursor that isn’t of this order', async () => {
    const { nextCursor } = await search({ limit: 1, sort: 'price' });
    for (const cursor of [nextCursor ?? '', 'nonsense', Buffer.from('["featured",null,1]').toString('base64url')]) {
      await expect(search({ cursor, sort: 'newest' })).rejects.toMatchObject({
        problem: { code: 'invalid', field: 'cursor' },
      });
    }
  });
});

it('suggests pieces, lots, makers, collections and words, what is left first', async () => {
  await aLot({ title: 'Vase of blown glass' });
  const { products, lots, queries } = await suggest('vas');
  expect(products.map(({ title }) => title)).toEqual(['Fluted celadon vase', 'Große Vase, glacé']);
  expect(lots.map(({ title }) => title)).toEqual(['Vase of blown glass']);
  expect(queries).toContain('vase');
  expect((await suggest('salt st')).makers).toEqual([{ slug: 'saltfold-studio', name: 'Saltfold Studio' }]);
  expect((await suggest('te')).collections).toEqual([{ slug: 'tea', title: 'For tea' }]);
  expect(await suggest('  ')).toEqual({ products: [], lots: [], makers: [], collections: [], queries: [] });
});

it('suggests ten things at most, however much is meant', async () => {
  for (let at = 0; at < 7; at++) {
    const { productId } = await aProduct({ title: `Zebra jar ${at}` });
    await database().product.update({ where: { id: productId }, data: { maker: `Zebra Works ${at}` } });
    await aLot({ title: `Zebra bowl ${at}` });
    await database().collection.create({ data: { slug: `zebra-${at}`, title: `Zebra ${at}` } });
  }
  const found = await suggest('zeb');
  expect(Object.values(found).flat()).toHaveLength(10);
  expect(found.products).toHaveLength(5);
});
