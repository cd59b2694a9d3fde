import type { Client } from 'pg';

/**
 * Fills a shop with the orders of three years: most are over, some hundred wait, a few thousand are on the way. Names
 * are as unevenly frequent as people’s are. Triggers are off: nobody watches.
 */
export async function fillOrders(client: Client, orders: number): Promise<void> {
  await client.query('BEGIN');
  await client.query("SET LOCAL session_replication_role = 'replica'");
  await client.query("INSERT INTO person (id, kind) SELECT 'bench-' || i, 'guest' FROM generate_series(1, 1000) AS i");
  await client.query(
    `INSERT INTO orders (id, public_id, number, number_prefix, person_id, source, status, email, currency, items_amount,
       shipping_amount, tax_amount, total_amount, shipping_address, shipping_method, placed_at, paid_at)
     SELECT 'bench-' || i, 'bench-' || i, 1000 + i, 'MD-', 'bench-' || 1 + i % 1000, 'shop',
       CASE WHEN i > $1 - 200 THEN 'paid' WHEN i > $1 - 300 THEN 'packed' WHEN i > $1 - 2000 THEN 'shipped'
            WHEN i % 997 = 0 THEN 'placed' WHEN i % 53 = 0 THEN 'cancelled' WHEN i > $1 - 5000 THEN 'delivered'
            ELSE 'completed' END,
       'customer' || i % 40000 || '@example.com', 'EUR', 9600, 900, 0, 10500,
       jsonb_build_object('name', (ARRAY['Maud','Ines','Rui','Clara','Jonas','Lotte','Aoife'])[1 + i % 7] || ' ' ||
           CASE WHEN i % 5 = 0 THEN 'Müller' ELSE 'Name' || (power((hashint8(i) & 65535) / 65536.0, 3) * 9000)::int END,
         'line1', 'Street 1', 'city', 'City' || (hashint8(i * 7) & 1023), 'postalCode', '10115', 'country', 'DE'),
       'standard', now() - ($1 - i) * interval '16 minutes', now() - ($1 - i) * interval '16 minutes'
     FROM generate_series(1, $1::int) AS i`,
    [orders],
  );
  await client.query(
    `INSERT INTO order_line (id, order_id, sku, title, quantity, unit_amount, position)
     SELECT 'bench-' || i || '-' || n, 'bench-' || i, 'SKU-' || (hashint8(i * 3 + n) & 4095), 'A piece', 1, 4800, n
     FROM generate_series(1, $1::int) AS i, generate_series(0, i % 3) AS n`,
    [orders],
  );
  await client.query(
    `INSERT INTO shipment (id, order_id, carrier, tracking_number, status)
     SELECT id, id, 'DHL', 'JJD' || number, CASE status WHEN 'shipped' THEN 'in_transit' ELSE 'delivered' END
     FROM orders WHERE status IN ('shipped', 'delivered', 'completed') AND id LIKE 'bench-%'`,
  );
  await client.query(
    `INSERT INTO order_message (id, order_id, author, body, key, read_at)
     SELECT 'bench-' || i, 'bench-' || i, 'customer', 'Where is it?', 'k', CASE WHEN i % 4000 = 0 THEN NULL ELSE now() END
     FROM generate_series(20, $1::int, 20) AS i`,
    [orders],
  );
  await client.query('COMMIT');
  await client.query('ANALYZE');
}
