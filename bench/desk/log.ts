import type { Client } from 'pg';

/** Gives the orders a history of twenty people, and as many acts of theirs elsewhere. Triggers are off. */
export async function fillLog(client: Client, acts: number): Promise<void> {
  await client.query('BEGIN');
  await client.query("SET LOCAL session_replication_role = 'replica'");
  await client.query(
    `INSERT INTO order_event (id, order_id, kind, actor, at)
     SELECT 'bench-' || i || '-' || n, 'bench-' || i, (ARRAY['paid', 'packed', 'shipped'])[n],
       CASE WHEN n = 1 THEN 'provider' WHEN i % 9 = 0 THEN 'key:erp' ELSE 'desk:bench-' || i % 20 END,
       now() - ($1 - i) * interval '16 minutes' + n * interval '1 hour'
     FROM generate_series(1, $1::int) AS i, generate_series(1, 3) AS n`,
    [acts],
  );
  await client.query(
    `INSERT INTO desk_act (at, actor, section, kind, ref, label, verb, before, after)
     SELECT now() - ($1 - i) * interval '16 minutes', 'desk:bench-' || i % 20,
       CASE WHEN i % 500 = 0 THEN 'prices' WHEN i % 3 = 0 THEN 'shop' ELSE 'pieces' END, 'product', 'piece-' || i, 'Piece ' || i,
       'changed', '{"title": "Before"}', '{"title": "After"}'
     FROM generate_series(1, $1::int) AS i`,
    [acts],
  );
  await client.query('COMMIT');
  await client.query('ANALYZE');
}
