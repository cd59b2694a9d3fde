/** A shop of made-up pieces whose words are as unevenly frequent as people's are. */
import type { Client } from 'pg';

export const forms = ['Vase', 'Bowl', 'Cup', 'Plate', 'Jar', 'Bottle', 'Pitcher', 'Teapot', 'Dish', 'Tile'];
const glazes = [
  'celadon',
  'shino',
  'tenmoku',
  'cobalt brush',
  'ash glaze',
  'kaki',
  'chun',
  'oatmeal',
  'crackle',
  'salt glaze',
];

/** Four variants each. Written as plain SQL, so that the triggers index them as they would any. */
export async function fillShop(client: Client, pieces: number): Promise<void> {
  await client.query(`CREATE FUNCTION bench_word(seed bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg(substr('bacodelufiganohepitorusamevi', 1 + ((h >> (5 * n)) & 13)::int * 2, 2), '')
    FROM (SELECT hashint8(seed)::bigint & 2147483647 AS h) AS hash, generate_series(0, 2) AS n $$`);
  // A word's rank is the cube of an even number, so that a few are in many titles and most in few.
  const word = (of: string) => `bench_word((power((hashint8(i * 31 + ${of}) & 65535) / 65536.0, 3) * 900)::bigint)`;
  const one = (values: readonly string[], of: string) =>
    `(ARRAY[${values.map((value) => `'${value}'`).join(',')}])[1 + (hashint8(i * 7 + ${of}) & 1023) % ${values.length}]`;
  await client.query(`INSERT INTO collection (id, slug, title, position)
    SELECT 'bench-' || i, 'bench-' || i, 'Collection ' || i, 100 + i FROM generate_series(1, 40) AS i`);
  const step = 1_000;
  for (let from = 1; from <= pieces; from += step) {
    const numbers = `generate_series(${from}, ${Math.min(pieces, from + step - 1)}) AS i`;
    await client.query(`INSERT INTO product (id, slug, title, maker, form, material, description, height_mm, position)
      SELECT 'bench-' || i, 'bench-' || i, initcap(${word('1')}) || ' ' || ${word('2')} || ' ' || lower(${one(forms, '3')}),
             'Maker ' || (hashint8(i) & 1023) % 400, ${one(forms, '3')}, 'Stoneware, ' || ${one(glazes, '4')},
             (SELECT string_agg(bench_word((power((hashint8(i * 97 + n) & 65535) / 65536.0, 2) * 1300)::bigint), ' ')
              FROM generate_series(1, 40) AS n),
             50 + (hashint8(i) & 255), i
      FROM ${numbers}`);
    await client.query(`INSERT INTO product_collection (product_id, collection_id)
      SELECT 'bench-' || i, 'bench-' || 1 + (hashint8(i + n) & 1023) % 40 FROM ${numbers}, generate_series(1, 2) AS n
      ON CONFLICT DO NOTHING`);
    await client.query(`INSERT INTO variant (id, product_id, sku, title, price_amount, currency, on_hand, position)
      SELECT 'bench-' || i || '-' || n, 'bench-' || i, 'BENCH-' || i || '-' || n, 'Size ' || n,
             2000 + (hashint8(i) & 32767), 'EUR', (hashint8(i + n) & 15), n
      FROM ${numbers}, generate_series(1, 4) AS n`);
  }
  await client.query('VACUUM ANALYZE');
}

/** Words as people type them, as frequent as they are in titles: whole ones, beginnings, two together, and misspelt ones. */
export async function typedWords(client: Client, count: number): Promise<string[]> {
  const { rows } = await client.query<{ title: string }>(
    `SELECT title FROM product WHERE id LIKE 'bench-%' ORDER BY hashtext(id) LIMIT ${count}`,
  );
  return rows.map(({ title }, at) => {
    const [first = '', second = '', form = ''] = title.toLowerCase().split(' ');
    const kinds = [
      first,
      first.slice(0, 3),
      `${second} ${form}`,
      `${form.slice(0, 2)}`,
      `${first.slice(0, 3)}x${first.slice(4)}`,
    ];
    return kinds[at % kinds.length] ?? first;
  });
}
