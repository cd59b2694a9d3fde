import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProductSchema } from '#contract/catalogue/product-write.ts';
import { createProduct } from '#server/catalogue/write/write-product.ts';
import { setSettings } from '#server/config/settings.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { storage } from '#server/storage/storage.ts';
import { storedPhotographKey } from '#server/storage/stored-photographs.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { testSettings } from '#server/testing/settings.ts';
import { type AccessProblem, problemOf } from '#server/web/problem.ts';
import { keepPhotograph } from './keep-photograph.ts';
import { removeUnnamed } from './remove-unnamed.ts';

testDatabase();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marketday-uploads-'));
  setSettings({ ...testSettings(), DATA_DIR: folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let size = 4;
/** Each of its own size: two of alike colours would be the same file. */
const aPicture = () =>
  sharp({ create: { width: size++, height: 4, channels: 3, background: '#807060' } })
    .png()
    .toBuffer();
async function anUpload(bytes?: Buffer): Promise<string> {
  const kept = await keepPhotograph(bytes ?? (await aPicture()));
  if (!kept.ok) throw new Error(kept.refusal.message);
  return kept.value.file;
}
const aDayLater = (file: string) =>
  database().$executeRaw`UPDATE upload SET due_at = clock_timestamp() - interval '1 second' WHERE file = ${file}`;
const isThere = async (file: string) => (await storage().get(storedPhotographKey(file))) !== null;
const shows = (productId: string, file: string, db = database() as Pick<ReturnType<typeof database>, '$executeRaw'>) =>
  db.$executeRaw`
    INSERT INTO product_image (id, product_id, file, alt, width, height, dominant_hex, position)
    VALUES (gen_random_uuid()::text, ${productId}, ${file}, '', 4, 4, '#000000', 0)`;

it('a photograph that nothing names goes after a day, and not before; sent again, it is there again', async () => {
  const bytes = await aPicture();
  const file = await anUpload(bytes);
  await removeUnnamed();
  expect(await isThere(file)).toBe(true);
  await aDayLater(file);
  await removeUnnamed();
  expect(await isThere(file)).toBe(false);
  const { productId } = await aProduct();
  await expect(shows(productId, file)).rejects.toThrow('send it again');
  expect(await anUpload(bytes)).toBe(file);
  await aDayLater(file);
  await anUpload(bytes);
  await removeUnnamed();
  expect(await isThere(file)).toBe(true);
  await shows(productId, file);
});

it.each([
  ['a piece', (id: string, file: string) => shows(id, file)],
  [
    'a variant',
    (id: string, file: string) =>
      database().$executeRaw`UPDATE variant SET image_file = ${file} WHERE product_id = ${id}`,
  ],
  [
    'a description',
    (id: string, file: string) => database().$executeRaw`
    UPDATE product SET description = ${`<img src="/catalogue/${file}">`}, description_format = 'html' WHERE id = ${id}`,
  ],
])('one that %s names stays, until it no longer does', async (_whose, name) => {
  const { productId } = await aProduct();
  const file = await anUpload();
  await name(productId, file);
  await aDayLater(file);
  await removeUnnamed();
  expect(await isThere(file)).toBe(true);
  await database().product.delete({ where: { id: productId } });
  await aDayLater(file);
  await removeUnnamed();
  expect(await isThere(file)).toBe(false);
});

it('whoever names it at the moment it would go either keeps it or is refused: nothing shows what is gone', async () => {
  const outcomes = { kept: 0, refused: 0 };
  for (let round = 0; round < 24; round++) {
    const { productId } = await aProduct();
    const file = await anUpload();
    await aDayLater(file);
    const naming = () =>
      transaction(async (tx) => {
        await shows(productId, file, tx);
        await tx.$queryRaw`SELECT 1 FROM pg_sleep(${(round % 4) / 200}::float8)`;
      }).then(
        () => 'kept' as const,
        () => 'refused' as const,
      );
    const [named] = await Promise.all(round % 2 === 0 ? [naming(), removeUnnamed()] : [removeUnnamed().then(naming)]);
    outcomes[named]++;
    expect(await isThere(file)).toBe(named === 'kept');
    expect(await database().productImage.count({ where: { file } })).toBe(named === 'kept' ? 1 : 0);
  }
  expect(outcomes.refused).toBeGreaterThan(0);
  expect(outcomes.kept).toBeGreaterThan(0);
});

describe('a piece that is given a photograph as it is removed', () => {
  const named = (file: string) => {
    const images = [{ uploadId: file.replace('.webp', ''), alt: '' }];
    const variants = [{ sku: file, priceAmount: 100, onHand: 1 }];
    return createProduct(createProductSchema.parse({ title: file, variants, images }), null).then(
      ({ ok }) => ok,
      (error: AccessProblem) => error.problem,
    );
  };
  const refused = { code: 'invalid', field: 'images.0', message: expect.stringContaining('Upload it again.') };

  it('is refused in words and not made, whether it waits for the removal or comes after it', async () => {
    const file = await anUpload();
    // This process has seen that it is there.
    expect(await named(file)).toBe(true);
    await database().product.deleteMany({ where: { title: file } });
    let begun = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let waiting: ReturnType<typeof named> | undefined;
    await transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM upload WHERE file = ${file} FOR UPDATE`;
      await tx.$executeRaw`UPDATE upload SET removed_at = clock_timestamp() WHERE file = ${file}`;
      waiting = named(file).finally(begun);
      // It waits for this lock: nothing else can end it before the commit.
      expect(await Promise.race([isBegun.then(() => 'ended'), lockIsWaitedFor()])).toBe('waited for');
    });
    expect(await waiting).toMatchObject(refused);
    expect(await named(file)).toMatchObject(refused);
    expect(await database().product.count({ where: { title: file } })).toBe(0);
  });

  it('keeps it where it comes first', async () => {
    const file = await anUpload();
    await aDayLater(file);
    expect(await named(file)).toBe(true);
    await removeUnnamed();
    expect(await isThere(file)).toBe(true);
  });

  it('and so is whatever else names one: the database says it in a way that is answered in words', async () => {
    const file = await anUpload();
    await database().upload.update({ where: { file }, data: { removedAt: new Date() } });
    const { productId } = await aProduct();
    const failed = await database()
      .variant.updateMany({ where: { productId }, data: { imageFile: file } })
      .catch((error: unknown) => error);
    const failedRaw = await shows(productId, file).catch((error: unknown) => error);
    for (const error of [failed, failedRaw]) expect(problemOf(error)).toMatchObject({ code: 'invalid' });
  });
});

async function lockIsWaitedFor(): Promise<string> {
  for (;;) {
    const [row] = await readRows<{ waiting: boolean }>`
      SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND database IS NULL) AS waiting`;
    if (row?.waiting) return 'waited for';
  }
}

it('every column that can name a photograph is asked', async () => {
  const columns = await database().$queryRaw<{ name: string }[]>`
    SELECT table_name || '.' || column_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name ~ '^(file|images?|.*_file)$' ORDER BY 1`;
  const [asked] = await database().$queryRaw<{ source: string }[]>`
    SELECT pg_get_functiondef('named_uploads'::regproc) AS source`;
  for (const { name } of columns) {
    const [table = '', column = ''] = name.split('.');
    // The upload itself, what is known about a file, and an account's picture elsewhere.
    if (['upload.file', 'photograph.file', 'user.image'].includes(name)) continue;
    expect(asked?.source, name).toMatch(new RegExp(`FROM "${table}" WHERE (?:"${table}"\\.)?"${column}"`));
  }
});
