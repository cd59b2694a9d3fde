import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProductSchema } from '#contract/catalogue/product-write.ts';
import { database } from '#server/engine/database/database.ts';
import { photographStore } from '#server/storage/photograph-store.ts';
import { testDatabase } from '#server/testing/database.ts';
import { fetchPhotograph, photographOutbox } from './fetch-photographs.ts';
import { createProduct } from './write-product.ts';

testDatabase();

const server = createServer(async (request, response) => {
  if (request.url === '/page') response.end('<html>no photograph</html>');
  else if (request.url === '/svg') response.end('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  else if (request.url === '/turned')
    response.end(
      await sharp({ create: { width: 40, height: 20, channels: 3, background: '#336699' } })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer(),
    );
  else response.end(await readFile('public/catalogue/shino-tea-bowl-hero.webp'));
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

const here = { mostBytes: 1_000_000, ports: 'any', isAllowed: () => true } as const;
const fetchAll = () => photographOutbox.workOff({ attempt: (row) => fetchPhotograph(row, here) });

async function aBowlWith(...paths: string[]) {
  const images = paths.map((path) => ({
    url: path.startsWith('/') ? `http://127.0.0.1:${port}${path}` : path,
    alt: `About ${path}`,
  }));
  const sku = `PH-${paths.join('')}`.slice(0, 99);
  const created = await createProduct(
    createProductSchema.parse({ title: 'Bowl', images, variants: [{ sku, priceAmount: 1, onHand: 1 }] }),
    null,
  );
  if (!created.ok) throw new Error(created.refusal.message);
  return created.value;
}
const imagesOf = (slug: string) =>
  database().productImage.findMany({ where: { product: { slug } }, orderBy: { position: 'asc' } });

it('photographs come into their places among those that are here, upright and measured, once', async () => {
  const slug = await aBowlWith('/turned', 'everyday-mug-hero.webp', '/bowl');
  expect((await imagesOf(slug)).map(({ position, file }) => [position, file])).toEqual([[1, 'everyday-mug-hero.webp']]);
  await fetchAll();
  const images = await imagesOf(slug);
  expect(images).toMatchObject([
    {
      position: 0,
      width: 20,
      height: 40,
      alt: 'About /turned',
      source: `http://127.0.0.1:${port}/turned`,
      dominantHex: expect.stringMatching(/^#[0-9a-f]{6}$/),
    },
    { position: 1, file: 'everyday-mug-hero.webp' },
    { position: 2, width: 1200, height: 1500 },
  ]);
  const kept = await sharp((await photographStore.read(images[0]?.file ?? '')) ?? Buffer.alloc(0)).metadata();
  expect(kept).toMatchObject({ format: 'webp', width: 20, height: 40 });
  expect(kept.exif).toBeUndefined();
  expect(await database().photographFetch.count({ where: { product: { slug } } })).toBe(0);
});

it('what is no photograph is given up with a reason, and its piece stays as it is', async () => {
  const slug = await aBowlWith('/page', '/svg');
  await fetchAll();
  const left = await database().photographFetch.findMany({
    where: { product: { slug } },
    orderBy: { position: 'asc' },
  });
  expect(left.map(({ problem, attempts }) => [problem, attempts])).toEqual([
    [expect.stringContaining('/page: That isn’t a JPEG'), 1],
    [expect.stringContaining('/svg: That isn’t a JPEG'), 1],
  ]);
  expect(await imagesOf(slug)).toEqual([]);
});

it('this machine’s own addresses are not asked, whoever names them', async () => {
  const slug = await aBowlWith('/bowl');
  await photographOutbox.workOff();
  expect(await database().photographFetch.findFirstOrThrow({ where: { product: { slug } } })).toMatchObject({
    problem: expect.stringMatching(/port|public internet/),
  });
  expect(await imagesOf(slug)).toEqual([]);
});
