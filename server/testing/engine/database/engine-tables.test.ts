import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import { emptyDatabase } from '#server/testing/empty-database.ts';

const { url } = testDatabase();

const columns = async (database: string, tables: readonly string[]) => {
  const client = new Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query(
    `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = ANY ($1) ORDER BY table_name, column_name`,
    [tables],
  );
  await client.end();
  return rows;
};

it('the shop’s migrations make the engine’s tables as the engine says they are', async () => {
  const sql = await readFile('server/engine/database/engine.sql', 'utf8');
  const tables = [...sql.matchAll(/^CREATE TABLE (\w+)/gm)].map(([, table = '']) => table);
  const empty = await emptyDatabase();
  const client = new Client({ connectionString: empty.url });
  await client.connect();
  await client.query(sql);
  await client.end();
  const own = await columns(empty.url, tables);
  await empty.drop();
  expect(new Set(own.map(({ table_name }) => table_name))).toEqual(new Set(tables));
  expect(await columns(url(), tables)).toEqual(own);
});
