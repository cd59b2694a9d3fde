import { Client, Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, openEmbeddedPostgres } from './embedded-postgres.ts';

describe('the embedded database', () => {
  let postgres: EmbeddedPostgres;
  let pool: Pool;
  beforeAll(async () => {
    postgres = await openEmbeddedPostgres();
    pool = new Pool({ connectionString: postgres.url, max: 8 });
    await pool.query('CREATE TABLE kept (id int PRIMARY KEY, word text)');
  });
  afterAll(async () => {
    await pool.end();
    await postgres.close();
  });

  it('queries of several connections at once never get each other’s statements or answers', async () => {
    const shapes: [string, (i: number) => unknown[], (i: number) => unknown][] = [
      ['SELECT $1::int AS answer', (i) => [i], (i) => i],
      ['SELECT $1::text AS answer', (i) => [`word ${i}`], (i) => `word ${i}`],
      ["SELECT $1::timestamptz = '2026-01-01Z'::timestamptz AS answer", () => ['2026-01-01T00:00:00Z'], () => true],
      ['SELECT $1::int + $2::int AS answer', (i) => [i, 1], (i) => i + 1],
    ];
    const ask = async (i: number) => {
      const [sql, values, expected] = shapes[i % shapes.length] as (typeof shapes)[number];
      expect((await pool.query(sql, values(i))).rows).toEqual([{ answer: expected(i) }]);
    };
    const inTransaction = async (i: number) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        expect((await client.query('SELECT $1::int AS a, $2::text AS b', [i, 'b'])).rows).toEqual([{ a: i, b: 'b' }]);
        await client.query('COMMIT');
      } finally {
        client.release();
      }
    };
    const lanes = Array.from({ length: 8 }, async (_, lane) => {
      for (let i = lane; i < 400; i += 8) await (lane % 4 === 0 ? inTransaction(i) : ask(i));
    });
    await Promise.all(lanes);
  });

  it('an error in one connection leaves the others alone', async () => {
    const asked = Array.from({ length: 60 }, (_, i) =>
      i % 3 === 0
        ? expect(pool.query('SELECT $1::int AS answer', ['not a number'])).rejects.toThrow('invalid input syntax')
        : expect(pool.query('SELECT $1::int AS answer', [i])).resolves.toMatchObject({ rows: [{ answer: i }] }),
    );
    await Promise.all(asked);
  });

  it('a transaction keeps the session to itself until it ends', async () => {
    const transfer = async (id: number) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query('INSERT INTO kept VALUES ($1, $2)', [id, 'a']);
        await client.query('UPDATE kept SET word = word || $2 WHERE id = $1', [id, 'b']);
        await client.query(id % 2 ? 'ROLLBACK' : 'COMMIT');
      } finally {
        client.release();
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, id) => transfer(id)));
    const { rows } = await pool.query('SELECT count(*)::int AS count, min(word) AS word FROM kept');
    expect(rows).toEqual([{ count: 10, word: 'ab' }]);
  });

  it('a connection that breaks off in its transaction leaves nothing behind and holds nobody up', async () => {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    client.on('error', () => {});
    await client.query('BEGIN');
    await client.query('INSERT INTO kept VALUES (1000, $1)', ['half']);
    const waiting = pool.query('SELECT count(*)::int AS count FROM kept WHERE id = 1000');
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    expect((await waiting).rows).toEqual([{ count: 0 }]);
  });
});
