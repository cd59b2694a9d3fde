import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  type ChangeProduct,
  type CreateProduct,
  changeProductSchema,
  createProductSchema,
} from '#contract/catalogue/product-write.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { readApiProduct } from '../api-products.ts';
import { archiveProduct, changeProduct, createProduct } from './write-product.ts';

testDatabase();

const by = 'key:till';
const sight = { stock: true, status: true };
const newSku = () => `SKU-${randomUUID().slice(0, 8)}`;

function aBowl(more: Partial<Record<keyof CreateProduct, unknown>> = {}): CreateProduct {
  return createProductSchema.parse({
    title: 'Śalt bowl & co',
    variants: [{ sku: newSku(), priceAmount: 4_000, onHand: 3 }],
    ...more,
  });
}
const change = (more: object): ChangeProduct => changeProductSchema.parse(more);

async function made(more: Parameters<typeof aBowl>[0] = {}) {
  const created = await createProduct(aBowl(more), by);
  if (!created.ok) throw new Error(created.refusal.message);
  return readApiProduct(created.value, sight);
}
const variantOf = (sku: string) => database().variant.findUniqueOrThrow({ where: { sku } });
const ledgerOf = async (sku: string) =>
  (await database().stockLedgerEntry.findMany({ where: { variant: { sku } }, orderBy: { id: 'asc' } })).map(
    ({ reason, actor, deltaOnHand }) => [reason, actor, deltaOnHand],
  );

const glazes = [{ name: 'Glaze', values: ['Ash', 'Iron'] }];
const twoGlazes = () => [
  { sku: newSku(), options: { Glaze: 'Ash' }, priceAmount: 4_000, onHand: 3 },
  { sku: newSku(), options: { Glaze: 'Iron' }, priceAmount: 5_000, onHand: 0 },
];

it('a product gets an address of its own from its title, its options from its variants, and a ledger', async () => {
  await database().collection.create({ data: { slug: 'tea', title: 'For tea' } });
  const product = await made({ variants: twoGlazes(), collections: ['tea'], maker: 'Kiln Nine', form: 'Bowl' });
  expect(product).toMatchObject({ slug: 'salt-bowl-co', options: glazes, collections: ['tea'], status: 'published' });
  expect(product.variants.map(({ title, onHand }) => [title, onHand])).toEqual([
    ['Ash', 3],
    ['Iron', 0],
  ]);
  expect(await ledgerOf(product.variants[0]?.sku ?? '')).toEqual([['received', by, 3]]);
  expect((await made()).slug).toBe('salt-bowl-co-2');
  expect((await made({ title: '茶碗' })).slug).toBe('piece');
  expect(await database().maker.findUnique({ where: { name: 'Kiln Nine' } })).not.toBeNull();
});

it('is refused with everything that is wrong, and nothing of it is there', async () => {
  const taken = await made();
  const sku = taken.variants[0]?.sku ?? '';
  expect(await createProduct(aBowl({ slug: taken.slug }), by)).toMatchObject({ refusal: { code: 'slug_taken' } });
  const withTaken = [{ sku, priceAmount: 1, onHand: 1 }];
  expect(await createProduct(aBowl({ slug: 'other', variants: withTaken }), by)).toMatchObject({
    refusal: { code: 'sku_taken', field: 'variants.0.sku' },
  });
  const variants = [...twoGlazes(), { sku: newSku(), options: { Glaze: 'Ash', Size: 'L' }, priceAmount: 1, onHand: 1 }];
  const wrong = createProduct(aBowl({ slug: 'other', options: glazes, variants, collections: ['nowhere'] }), by);
  await expect(wrong).rejects.toMatchObject({
    problem: {
      code: 'invalid',
      errors: [
        { field: 'variants.2.options', message: 'There is no option Size.' },
        { field: 'variants.2.options', message: 'Another variant has the same options.' },
        { field: 'collections', message: 'There is no collection nowhere.' },
      ],
    },
  });
  expect(await database().product.findUnique({ where: { slug: 'other' } })).toBeNull();
  const image = { url: 'file:///etc/passwd', alt: '' };
  await expect(createProduct(aBowl({ images: [image] }), by)).rejects.toMatchObject({
    problem: { errors: [{ field: 'images.0.url' }] },
  });
});

it('two who take one SKU at the same moment: one has it, the other is told', async () => {
  const sku = newSku();
  const variants = [{ sku, priceAmount: 1, onHand: 1 }];
  const both = await Promise.all(
    ['a', 'b', 'c', 'd'].map((slug) => createProduct(aBowl({ slug: `race-${slug}`, variants }), by)),
  );
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.filter((answer) => !answer.ok && answer.refusal.code === 'sku_taken')).toHaveLength(3);
});

it('a change keeps what it doesn’t name, adds variants, and archives those left out with their holds', async () => {
  const product = await made({ options: glazes, variants: twoGlazes(), maker: 'Kiln Nine' });
  const [ash, iron] = product.variants.map(({ sku }) => sku) as [string, string];
  const holder = await aPerson();
  expect((await addToBag(holder, { sku: ash, quantity: 1 })).ok).toBe(true);
  const third = newSku();
  const variants = [
    { sku: iron, onHand: 7, priceAmount: 5_500 },
    { sku: third, options: { Glaze: 'Shino' }, priceAmount: 6_000 },
  ];
  const changed = await changeProduct(
    product.slug,
    change({ title: 'Low bowl', slug: 'low-bowl', variants, options: undefined }),
    by,
  );
  expect(changed).toMatchObject({ ok: true, value: 'low-bowl' });
  const now = await readApiProduct('low-bowl', sight);
  expect(now).toMatchObject({ id: product.id, title: 'Low bowl', maker: 'Kiln Nine' });
  expect(now.variants.map(({ sku, title, onHand, priceAmount }) => [sku, title, onHand, priceAmount])).toEqual([
    [iron, 'Iron', 7, 5_500],
    [third, 'Shino', 0, 6_000],
  ]);
  expect(await variantOf(ash)).toMatchObject({ onHand: 3, reserved: 1, archivedAt: expect.any(Date) });
  expect(await ledgerOf(iron)).toEqual([['received', by, 7]]);
  expect(await database().reservation.count({ where: { personId: holder } })).toBe(1);
  expect(await addToBag(await aPerson(), { sku: ash, quantity: 1 })).toMatchObject({ ok: false });

  // Named again, it is offered again, as the same variant.
  const again = change({ variants: [{ sku: ash }, ...variants] });
  expect((await changeProduct('low-bowl', again, by)).ok).toBe(true);
  expect(await variantOf(ash)).toMatchObject({ archivedAt: null, reserved: 1 });
  const fewer = change({ variants: [{ sku: ash, onHand: 0 }, ...variants] });
  expect(await changeProduct('low-bowl', fewer, by)).toMatchObject({
    refusal: { code: 'below_reserved', field: 'variants.0.onHand', reserved: 1 },
  });
});

it('the same change again changes nothing: no version, no ledger', async () => {
  const wanted = {
    options: glazes,
    variants: twoGlazes(),
    images: [{ url: 'shino-tea-bowl-hero.webp', alt: 'A bowl' }],
  };
  const product = await made(wanted);
  const row = () => database().product.findUniqueOrThrow({ where: { id: product.id } });
  const before = await row();
  const same = change({ ...wanted, images: [{ url: product.images[0]?.url, alt: 'A bowl' }] });
  expect((await changeProduct(product.slug, same, by)).ok).toBe(true);
  expect(await row()).toEqual(before);
});

it('archived: only keys with the scope still read it, nobody finds it, and it can be published again', async () => {
  const product = await made();
  expect(await archiveProduct(product.slug, by)).toMatchObject({ ok: true });
  await expect(readApiProduct(product.slug, { stock: true, status: false })).rejects.toThrow('no such product');
  expect(await readApiProduct(product.slug, sight)).toMatchObject({ status: 'archived', variants: [{ available: 0 }] });
  expect((await changeProduct(product.slug, change({ status: 'published' }), by)).ok).toBe(true);
  await expect(archiveProduct('nothing-here', by)).rejects.toMatchObject({ problem: { code: 'not_found' } });
});

it('HTML is kept without what could act or look like the shop’s own', async () => {
  const description =
    '<h1>Bowl</h1><script>alert(1)</script><p onclick="x()" style="position:fixed">Thrown <a href="javascript:x()">here</a></p><img src=x onerror=y>';
  const product = await made({ description, descriptionFormat: 'html' });
  const { description: kept } = await database().product.findUniqueOrThrow({ where: { id: product.id } });
  expect(kept).toBe('<h2>Bowl</h2><p>Thrown <a>here</a></p>');
});

it('has a tax class the shop has a rate for, and keeps it once that rate has gone', async () => {
  await database().taxRate.create({
    data: { country: 'ES', class: 'prints', basisPoints: 1_000, validFrom: new Date('2020-01-01') },
  });
  const { slug } = await made({ taxClass: 'prints' });
  const classOf = async () => (await database().product.findUniqueOrThrow({ where: { slug } })).taxClass;
  expect(await classOf()).toBe('prints');
  await expect(changeProduct(slug, { taxClass: 'print' }, by)).rejects.toThrow('There is no tax class print.');
  await database().taxRate.deleteMany({ where: { class: 'prints' } });
  expect((await changeProduct(slug, { title: 'Another' }, by)).ok).toBe(true);
  expect(await classOf()).toBe('prints');
  expect((await changeProduct(slug, { taxClass: 'standard' }, by)).ok).toBe(true);
  await expect(changeProduct(slug, { taxClass: 'prints' }, by)).rejects.toThrow('There is no tax class prints.');
});
