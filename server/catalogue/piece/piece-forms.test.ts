import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { choiceText, collectionBox, optionField } from '#contract/catalogue/piece-form.ts';
import { readProductPage } from '#server/catalogue/product-page.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { deskPost } from '#server/testing/desk-post.ts';
import { aSession } from '#server/testing/session.ts';
import { pieceRoutes } from './piece-routes.ts';
import { readPieceForm } from './read-piece-form.ts';

testDatabase();

let owner: string;
beforeAll(async () => {
  owner = (await aSession('owner')).cookie;
});

type Fields = Record<string, string | number>;
const post = (address: `/${string}`, fields: Fields, params: Record<string, string> = {}, cookie = owner) =>
  deskPost(pieceRoutes, address, fields, { cookie, params }) as Promise<{
    status: number;
    slug: string;
    code?: string;
    field?: string;
    seen?: string;
  }>;

async function aPiece(title = 'Leaf pitcher'): Promise<string> {
  const { status, slug } = await post('/desk/pieces', { title, price: '124', onHand: 8 });
  expect(status).toBe(200);
  return slug;
}

/** What the form of its words sends, as the page fills it. */
async function wordsOf(slug: string, more: Fields = {}): Promise<Fields> {
  const { words, seen } = await readPieceForm(slug);
  const { collections, heightMm, widthMm, depthMm, ...rest } = words;
  const sent: Record<string, string | number | null> = {
    ...rest,
    heightMm: heightMm && heightMm / 10,
    widthMm: widthMm && widthMm / 10,
    depthMm: depthMm && depthMm / 10,
    seen,
    ...Object.fromEntries(collections.map((one) => [collectionBox(one), 'on'])),
    ...more,
  };
  const filled = Object.entries(sent).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(filled.map(([name, value]) => [name, String(value)]));
}
const save = async (slug: string, more: Fields, cookie?: string) =>
  post('/desk/pieces/of/:slug', await wordsOf(slug, more), { slug }, cookie);
const variantsOf = async (slug: string) =>
  database().variant.findMany({ where: { product: { slug }, archivedAt: null }, orderBy: { position: 'asc' } });

describe('a new piece', () => {
  it('is a draft that nobody sees, with a SKU from its title, until it is published', async () => {
    const slug = await aPiece('Moss bowl & lid');
    expect(slug).toBe('moss-bowl-lid');
    expect(await variantsOf(slug)).toMatchObject([{ sku: 'MOSS-BOWL-LID', priceAmount: 12_400, onHand: 8 }]);
    expect(await readProductPage(slug)).toBeNull();
    expect(await post('/desk/pieces/of/:slug/status', { status: 'published' }, { slug })).toMatchObject({
      status: 200,
    });
    expect(await readProductPage(slug)).not.toBeNull();
    expect((await variantsOf(await aPiece('Moss bowl & lid')))[0]?.sku).toBe('MOSS-BOWL-LID-2');
  });

  it.each([
    ['without a title', { price: '1' }, 'title'],
    ['with a price that is none', { title: 'Jug', price: 'a lot' }, 'price'],
    ['finer than the currency', { title: 'Jug', price: '12.3456' }, 'price'],
    ['with half a piece', { title: 'Jug', price: '1', onHand: '0.5' }, 'onHand'],
    ['with another’s SKU', { title: 'Jug', price: '1', sku: 'TAKEN-ONE' }, 'sku'],
  ])('%s is refused at its field', async (_, fields, field) => {
    if (!(await database().variant.findUnique({ where: { sku: 'TAKEN-ONE' } })))
      await post('/desk/pieces', { title: 'Taken', price: '1', sku: 'TAKEN-ONE' });
    const before = await database().product.count();
    expect(await post('/desk/pieces', fields)).toMatchObject({ field });
    expect(await database().product.count()).toBe(before);
  });

  it('is nobody’s to add who may not set prices', async () => {
    const packer = (await aSession('packer')).cookie;
    expect(await post('/desk/pieces', { title: 'Jug', price: '1' }, {}, packer)).toMatchObject({ status: 403 });
  });
});

describe('the words of a piece', () => {
  it('are saved as they were typed, and stock and prices stay', async () => {
    const slug = await aPiece();
    await database().collection.create({ data: { slug: 'blue', title: 'Blue' } });
    const words = {
      maker: 'Blue Mallow',
      description: 'In *one breath*.',
      heightMm: '22,5',
      [collectionBox('blue')]: 'on',
    };
    expect(await save(slug, { ...words, originCountry: 'Spain', hsCode: '6913.10' })).toMatchObject({ status: 200 });
    expect((await readPieceForm(slug)).words).toMatchObject({
      maker: 'Blue Mallow',
      description: 'In *one breath*.',
      heightMm: 225,
      collections: ['blue'],
      originCountry: 'ES',
      hsCode: '691310',
    });
    expect(await variantsOf(slug)).toMatchObject([{ priceAmount: 12_400, onHand: 8 }]);
    // A field that was emptied, and a box that was unticked.
    const { description: _, [collectionBox('blue')]: __, ...left } = await wordsOf(slug);
    await post('/desk/pieces/of/:slug', left, { slug });
    expect((await readPieceForm(slug)).words).toMatchObject({ description: '', collections: [] });
  });

  it('never overwrite what a colleague has saved, unless they are sent again', async () => {
    const slug = await aPiece();
    const mine = await wordsOf(slug, { material: 'Stoneware' });
    await save(slug, { material: 'Porcelain' });
    const refused = await post('/desk/pieces/of/:slug', mine, { slug });
    expect(refused).toMatchObject({ status: 409, code: 'text_changed' });
    expect((await readPieceForm(slug)).words.material).toBe('Porcelain');
    await post('/desk/pieces/of/:slug', { ...mine, seen: refused.seen ?? '' }, { slug });
    expect((await readPieceForm(slug)).words.material).toBe('Stoneware');
  });

  it('are not held up by a sale or a price meanwhile', async () => {
    const slug = await aPiece();
    const mine = await wordsOf(slug, { material: 'Stoneware' });
    await database().variant.updateMany({ where: { product: { slug } }, data: { onHand: 7, priceAmount: 9_900 } });
    expect(await post('/desk/pieces/of/:slug', mine, { slug })).toMatchObject({ status: 200 });
    expect(await variantsOf(slug)).toMatchObject([{ priceAmount: 9_900, onHand: 7 }]);
  });

  it('of HTML lose what runs', async () => {
    const slug = await aPiece();
    await save(slug, { descriptionFormat: 'html', description: '<p onclick="x()">Hello<script>x()</script></p>' });
    expect((await readPieceForm(slug)).words.description).toBe('<p>Hello</p>');
  });
});

const optionFields = (options: readonly (readonly [string, string, string?])[]): Fields =>
  Object.fromEntries(
    options.flatMap(([name, values, was], row) => [
      [optionField(row, 'name'), name],
      [optionField(row, 'values'), values.replaceAll(', ', '\n')],
      ...(was === undefined ? [] : [[optionField(row, 'was'), was]]),
    ]),
  ) as Fields;
async function setOptions(slug: string, options: Parameters<typeof optionFields>[0], seen?: string) {
  const fields = { ...optionFields(options), seen: seen ?? (await readPieceForm(slug)).optionsSeen };
  return post('/desk/pieces/of/:slug/options', fields, { slug });
}
const add = (slug: string, chosen: Record<string, string>, fields: Fields) =>
  post('/desk/pieces/of/:slug/variants', { choice: choiceText(Object.entries(chosen)), ...fields }, { slug });
const remove = (slug: string, sku: string) => post('/desk/pieces/of/:slug/variants/removals', { sku }, { slug });

describe('options and variants', () => {
  it('what is there gets the first value, and each other combination can be added with a price and stock', async () => {
    const slug = await aPiece();
    await setOptions(slug, [
      ['Size', 'Small, Large'],
      ['Glaze', 'Leaf, Dot'],
    ]);
    const form = await readPieceForm(slug);
    expect(form.variants.map(({ title }) => title)).toEqual(['Small, Leaf']);
    expect(form.unmade.map(({ title }) => title)).toEqual(['Small, Dot', 'Large, Leaf', 'Large, Dot']);
    const large = { Glaze: 'Dot', Size: 'Large' };
    expect(await add(slug, large, { price: '168', onHand: 3 })).toMatchObject({ status: 200 });
    expect(await variantsOf(slug)).toMatchObject([
      { title: 'Small, Leaf', onHand: 8 },
      { sku: expect.stringContaining('LEAF-PITCHER-LARGE-DOT'), title: 'Large, Dot', onHand: 3, priceAmount: 16_800 },
    ]);
    const otherwise: Record<string, string>[] = [
      large,
      { Size: 'Large' },
      { Size: 'Large', Glaze: 'Ash' },
      { Size: 'Small', Colour: 'Dot' },
    ];
    for (const chosen of otherwise) expect(await add(slug, chosen, { price: '168' })).toMatchObject({ status: 400 });
    expect(await variantsOf(slug)).toHaveLength(2);
  });

  it('one that was removed comes back with its SKU and stock, unless others are typed', async () => {
    const slug = await aPiece();
    await setOptions(slug, [['Size', 'Small, Large']]);
    await add(slug, { Size: 'Large' }, { price: '168', onHand: 3, sku: 'OLD-LARGE' });
    const large = { sku: 'OLD-LARGE', title: 'Large', onHand: 3 };
    const ways: Fields[] = [{}, { sku: 'OLD-LARGE' }];
    for (const typed of ways) {
      await remove(slug, 'OLD-LARGE');
      expect((await readPieceForm(slug)).unmade).toMatchObject([{ before: { sku: 'OLD-LARGE', onHand: 3 } }]);
      expect(await add(slug, { Size: 'Large' }, { price: '170', ...typed })).toMatchObject({ status: 200 });
      expect((await variantsOf(slug)).at(-1)).toMatchObject({ ...large, priceAmount: 17_000 });
    }
    await remove(slug, 'OLD-LARGE');
    await add(slug, { Size: 'Large' }, { price: '170', onHand: 1 });
    expect((await variantsOf(slug)).at(-1)).toMatchObject({ ...large, onHand: 1 });
  });

  it('never undo what a colleague has changed meanwhile, unless they are sent again', async () => {
    const slug = await aPiece();
    await setOptions(slug, [['Size', 'Small, Large']]);
    const { optionsSeen } = await readPieceForm(slug);
    await add(slug, { Size: 'Large' }, { price: '168', onHand: 3 });
    const refused = await setOptions(slug, [['Size', 'Small', 'Size']], optionsSeen);
    expect(refused).toMatchObject({ status: 409, code: 'text_changed' });
    expect(await variantsOf(slug)).toHaveLength(2);
    expect(await setOptions(slug, [['Size', 'Small', 'Size']], refused.seen)).toMatchObject({ status: 200 });
    expect(await variantsOf(slug)).toHaveLength(1);
    // What the form calls an option of the piece has to be one.
    expect(await setOptions(slug, [['Size', 'Small', 'Height']])).toMatchObject({ status: 400 });
  });

  it('a value may have a comma, and saving it unchanged keeps its variant', async () => {
    const slug = await aPiece();
    await setOptions(slug, [['Size', 'Large,with lid']]);
    await setOptions(slug, [['Size', 'Large,with lid', 'Size']]);
    expect((await variantsOf(slug)).map(({ title }) => title)).toEqual(['Large,with lid']);
  });

  it('an option may be called otherwise, and a value that goes takes its variants off sale, with their stock kept', async () => {
    const slug = await aPiece();
    await setOptions(slug, [['Size', 'Small, Large']]);
    await add(slug, { Size: 'Large' }, { price: '168', onHand: 3 });
    await setOptions(slug, [['Height', 'Small, Large', 'Size']]);
    expect((await variantsOf(slug)).map(({ options }) => options)).toEqual([{ Height: 'Small' }, { Height: 'Large' }]);
    await setOptions(slug, [['Height', 'Large', 'Height']]);
    expect((await variantsOf(slug)).map(({ title }) => title)).toEqual(['Large']);
    expect(await database().variant.findFirstOrThrow({ where: { product: { slug }, title: 'Small' } })).toMatchObject({
      onHand: 8,
    });
  });

  it('nothing that would leave a piece with none to sell, or two the same, is done', async () => {
    const slug = await aPiece();
    await setOptions(slug, [['Size', 'Small, Large']]);
    expect(await setOptions(slug, [['Size', 'Huge', 'Size']])).toMatchObject({ status: 400 });
    const [only] = await variantsOf(slug);
    expect(await remove(slug, only?.sku ?? '')).toMatchObject({ status: 400 });
    await add(slug, { Size: 'Large' }, { price: '168' });
    expect(await setOptions(slug, [])).toMatchObject({ status: 400 });
    expect(await variantsOf(slug)).toHaveLength(2);
  });

  it('whatever is typed, each variant is one of the options’ combinations and none is there twice', async () => {
    const word = fc.constantFrom('A', 'B', 'C', ' a ', '', ',');
    const values = fc.array(word, { maxLength: 4 }).map((all) => all.join(', '));
    const row = fc.tuple(fc.constantFrom('Size', 'Glaze', ''), values);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(row, { maxLength: 3 }), { minLength: 1, maxLength: 4 }), async (steps) => {
        const slug = await aPiece('Any');
        for (const step of steps) {
          const { options } = await readPieceForm(slug);
          await setOptions(
            slug,
            step.map(([name, typed], at) => [name, typed, options[at]?.name] as [string, string, string?]),
          );
        }
        const { options, variants } = await readPieceForm(slug);
        const rows = await variantsOf(slug);
        expect(rows.length).toBeGreaterThan(0);
        expect(new Set(variants.map(({ title }) => title)).size).toBe(rows.length);
        for (const variant of rows) {
          expect(Object.keys(variant.options as object).sort()).toEqual(options.map(({ name }) => name).sort());
        }
      }),
      { numRuns: 25 },
    );
  });
});

it('a price is typed in the currency of its piece, and of a new piece in the shop’s', async () => {
  const slug = await aPiece('Yen cup');
  await database().variant.updateMany({ where: { product: { slug } }, data: { currency: 'JPY' } });
  await setOptions(slug, [['Glaze', 'Moss, Ash']]);
  const sell = (price: string) => add(slug, { Glaze: 'Ash' }, { price, onHand: 1 });
  expect(await sell('12.50')).toMatchObject({ status: 400, field: 'price' });
  expect(await sell('1250')).toMatchObject({ status: 200 });
  expect((await variantsOf(slug)).at(-1)).toMatchObject({ priceAmount: 1_250, currency: 'JPY' });
  const { values } = await database().shopSettings.findUniqueOrThrow({ where: { id: 'shop' } });
  const store = (kept: object) => database().shopSettings.update({ where: { id: 'shop' }, data: { values: kept } });
  await store({ ...(values as object), currency: 'JPY' });
  expect((await variantsOf(await aPiece('Yen jug')))[0]).toMatchObject({ priceAmount: 124, currency: 'JPY' });
  await store(values as object);
});
