import { beforeAll, describe, expect, it } from 'vitest';
import { structuredData } from '#components/catalogue/structured-data.ts';
import { changeProductSchema, createProductSchema } from '#contract/catalogue/product-write.ts';
import { readProductPage } from '#server/catalogue/product-page.ts';
import { database } from '#server/engine/database/database.ts';
import { readTariff } from '#server/tariff/tariff-view.ts';
import { testDatabase } from '#server/testing/database.ts';
import { deskPost } from '#server/testing/desk-post.ts';
import { by, imported } from '#server/testing/imports.ts';
import { aSession } from '#server/testing/session.ts';
import { changeProduct, createProduct } from '../write/write-product.ts';
import { readDeskSafety, readMakerSafety } from './desk-safety.ts';
import { safetyRoutes } from './safety-routes.ts';

testDatabase();

const kiln = {
  manufacturer: 'Kiln One S.L.',
  manufacturerAddress: 'Rúa do Forno 3\n36001 Pontevedra',
  manufacturerContact: 'safety@kiln.example',
  manufacturerCountry: 'ES',
};
let merchant: string;
beforeAll(async () => {
  merchant = (await aSession('owner')).cookie;
  for (const slug of ['vase', 'lamp']) {
    const variants = [{ sku: slug, priceAmount: 4_000, onHand: 3 }];
    await createProduct(createProductSchema.parse({ title: slug, slug, maker: 'Kiln One', variants }), by);
  }
});
const save = (fields: Record<string, string>, cookie = merchant) =>
  deskPost(safetyRoutes, '/desk/safety/:maker', fields, { cookie, params: { maker: 'kiln-one' } });
const pageOf = async (slug: string) => {
  const page = await readProductPage(slug);
  if (!page) throw new Error('There is no such page.');
  return page;
};

describe('who answers for a piece', () => {
  it('is missing until the desk enters it once for the maker, and is then on each of their pieces', async () => {
    expect(await readDeskSafety()).toMatchObject({ count: 2, makers: [{ name: 'Kiln One', pieces: 2 }] });
    expect(await save(kiln)).toMatchObject({ status: 200 });
    expect((await pageOf('vase')).piece.safety).toMatchObject(kiln);
    expect(await readDeskSafety()).toMatchObject({ count: 0, makers: [{ missing: [] }] });
    expect(await readMakerSafety('kiln-two')).toBeNull();
  });

  it('is said otherwise by a piece of its own, whole, until it takes that away', async () => {
    const own = { manufacturer: 'Lamps Ltd', manufacturerCountry: 'JP', warnings: 'Becomes hot.' };
    await changeProduct('lamp', changeProductSchema.parse({ safety: own, originCountry: 'jp', hsCode: '9405.21' }), by);
    const { piece } = await pageOf('lamp');
    expect(piece).toMatchObject({ originCountry: 'JP', safety: { ...own, manufacturerAddress: '' } });
    const { pieces } = await readDeskSafety();
    expect(pieces).toMatchObject([{ slug: 'lamp' }]);
    expect(pieces[0]?.missing).toContain('responsible');
    const taken = { manufacturer: '', manufacturerCountry: '' };
    await changeProduct('lamp', changeProductSchema.parse({ safety: taken }), by);
    expect((await pageOf('lamp')).piece.safety).toMatchObject({ ...kiln, warnings: 'Becomes hot.' });
  });

  it('is told to search engines', async () => {
    const { piece, view } = await pageOf('vase');
    const { data: tariff } = await readTariff();
    const shop = {
      origin: 'https://shop.test',
      offered: true,
      shop: { returnDays: 14, returnPaidBy: 'shop' as const },
      tariff,
    };
    expect(structuredData(piece, view.data.variants, shop)).toMatchObject({
      manufacturer: { '@type': 'Organization', name: kiln.manufacturer, email: kiln.manufacturerContact },
    });
  });

  it('comes with a file, which names a cell that can’t be right', async () => {
    const header =
      'Title,Vendor,SKU,Price,Manufacturer (product.metafields.custom.manufacturer),Manufacturer contact (product.metafields.custom.manufacturer_contact),HS code (product.metafields.custom.hs_code)';
    const good = await imported(`${header}\nCup,Kiln One,CUP,10.00,Cups GmbH,https://cups.example,6912.00.21`);
    expect(good).toMatchObject({ created: 1, errors: [] });
    expect(await database().product.findUniqueOrThrow({ where: { slug: 'cup' } })).toMatchObject({
      safety: { manufacturer: 'Cups GmbH', manufacturerContact: 'https://cups.example' },
      hsCode: '69120021',
    });
    const bad = await imported(`${header}\nMug,Kiln One,MUG,10.00,Cups GmbH,call us,69`);
    expect(bad.errors.map(({ column }) => column)).toEqual([
      'Manufacturer contact (product.metafields.custom.manufacturer_contact)',
      'HS code (product.metafields.custom.hs_code)',
    ]);
    expect(await database().product.count({ where: { slug: 'mug' } })).toBe(0);
  });

  it.each([
    [{ ...kiln, manufacturerContact: 'javascript:alert(1)' }, 'manufacturerContact'],
    [{ ...kiln, manufacturerCountry: 'Nowhere' }, 'manufacturerCountry'],
  ])('is refused by field where a link or a country can’t be right', async (fields, field) => {
    expect(await save(fields)).toMatchObject({ status: 400, field });
  });

  it('is written at the desk alone', async () => {
    const shopper = (await aSession('shopper')).cookie;
    expect(await save({ manufacturer: 'Mine' }, shopper)).toMatchObject({ status: 403 });
    expect((await pageOf('vase')).piece.safety.manufacturer).toBe(kiln.manufacturer);
  });
});
