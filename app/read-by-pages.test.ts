import { Client } from 'pg';
import { beforeAll, expect, it, vi } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { PageParts } from '#server/engine/pages/page-parts.ts';
import { whileRendering } from '#server/engine/pages/page-reads.ts';
import { testDatabase } from '#server/testing/database.ts';
import { rowsRead } from '#server/testing/rows-read.ts';
import { seedSmallShop } from '#server/testing/small-shop.ts';
import LotPage, { generateMetadata as lotHead } from './auctions/[slug]/page.tsx';
import ProductPage, { generateMetadata as productHead } from './products/[slug]/page.tsx';

testDatabase({ connections: 1 });
beforeAll(() => seedSmallShop());

/** By the maker, in the collection and of the form of `salt-bowl`. */
async function addPieces(first: number, last: number): Promise<void> {
  await database().$executeRaw`
    WITH model AS (SELECT * FROM product WHERE slug = 'salt-bowl'),
    piece AS (
      INSERT INTO product (id, slug, title, maker, material, form, position)
      SELECT 'more-' || i, 'more-' || i, title || i, maker, material, form, 10 + i
      FROM generate_series(${first}::int, ${last}::int) AS i, model
    ), shelf AS (
      INSERT INTO product_collection (product_id, collection_id)
      SELECT 'more-' || i, collection_id
      FROM generate_series(${first}::int, ${last}::int) AS i, model JOIN product_collection ON product_id = model.id
    )
    INSERT INTO variant (id, product_id, sku, title, price_amount, currency, on_hand)
    SELECT 'more-' || i, 'more-' || i, 'MORE-' || i, '', 20000, 'EUR', 20 FROM generate_series(${first}::int, ${last}::int) AS i`;
  await database().$executeRaw`ANALYZE`;
}

const searchParams = Promise.resolve({});

it('a piece’s page and a lot’s read no more among many pieces of a maker and a collection than among some', async () => {
  const piece = { params: Promise.resolve({ slug: 'salt-bowl' }), searchParams };
  const lot = { params: Promise.resolve({ slug: 'moon-jar' }), searchParams };
  const read = async () => ({
    piece: await rowsRead(() => Promise.all([productHead(piece), ProductPage(piece)])),
    lot: await rowsRead(() => Promise.all([lotHead(lot), LotPage(lot)])),
  });
  await addPieces(1, 400);
  await read();
  const amongSome = await read();
  const added = 1_200;
  await addPieces(401, 400 + added);
  const amongMany = await read();
  expect(amongSome.piece).toBeGreaterThan(40);
  expect(amongMany.piece).toBeLessThan(amongSome.piece + added / 2);
  expect(amongMany.lot).toBeLessThan(amongSome.lot + added / 2);
});

it('a piece’s page that is rendered again reads what its own stock and price change, and nothing else', async () => {
  const piece = { params: Promise.resolve({ slug: 'salt-bowl' }), searchParams };
  const parts = new PageParts();
  const sent = vi.spyOn(Client.prototype, 'query');
  async function statements() {
    sent.mockClear();
    await whileRendering({ topics: new Set(), until: Number.POSITIVE_INFINITY }, () => ProductPage(piece), parts);
    return sent.mock.calls.length;
  }
  expect(await statements()).toBeGreaterThan(8);
  // The piece, its variants and their former prices.
  expect(await statements()).toBe(3);
  parts.drop(['tariff']);
  expect(await statements()).toBe(5);
});
