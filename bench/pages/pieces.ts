/** Pieces for pages to be made of, each a copy of one of the demo shop's. */
import type { Client } from 'pg';

export interface BenchPiece {
  path: string;
  sku: string;
}

const atOnce = 1_000;

export async function manyPieces(client: Client, count: number): Promise<BenchPiece[]> {
  for (let first = 1; first <= count; first += atOnce)
    await insertPieces(client, first, Math.min(count, first + atOnce - 1));
  return Array.from({ length: count }, (_, i) => ({ path: `/products/bench-${i + 1}`, sku: `BENCH-${i + 1}` }));
}

async function insertPieces(client: Client, first: number, last: number): Promise<void> {
  await client.query(
    `WITH model AS (SELECT *, row_number() OVER (ORDER BY position, id) AS n FROM product WHERE id NOT LIKE 'bench-%'),
     piece AS (
       INSERT INTO product (id, slug, title, maker, material, form, description, height_mm, width_mm, weight_grams,
                            edition_size, position)
       SELECT 'bench-' || i, 'bench-' || i, title || ' ' || i, maker, material, form, description, height_mm, width_mm,
              weight_grams, edition_size, 1000 + i
       FROM generate_series($1::int, $2::int) AS i JOIN model ON model.n = 1 + i % (SELECT count(*) FROM model)
       RETURNING id, title
     ), shelf AS (
       INSERT INTO product_collection (product_id, collection_id)
       SELECT 'bench-' || i, collection_id
       FROM generate_series($1::int, $2::int) AS i JOIN model ON model.n = 1 + i % (SELECT count(*) FROM model)
       JOIN product_collection ON product_id = model.id
     ), image AS (
       INSERT INTO product_image (id, product_id, file, alt, width, height, dominant_hex, position)
       SELECT 'bench-' || i || '-' || image.position, 'bench-' || i, file, alt, width, height, dominant_hex, image.position
       FROM generate_series($1::int, $2::int) AS i JOIN model ON model.n = 1 + i % (SELECT count(*) FROM model)
       JOIN product_image AS image ON image.product_id = model.id
     )
     INSERT INTO variant (id, product_id, sku, title, price_amount, currency, on_hand, edition_size)
     SELECT 'bench-' || i, 'bench-' || i, 'BENCH-' || i, 'Default', 20000, 'EUR', 20, 20
     FROM generate_series($1::int, $2::int) AS i`,
    [first, last],
  );
}
