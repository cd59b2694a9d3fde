import type { Client } from 'pg';
import type { BackupManifest } from '#contract/backup/backup-manifest.ts';

/** Each value as PostgreSQL writes it, whatever the role or the database is set to. */
export const plainText = `
  SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL bytea_output = 'hex';
  SET LOCAL extra_float_digits = 1; SET LOCAL timezone = 'UTC'; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0`;

export type Table = Pick<BackupManifest['tables'][number], 'name' | 'columns'>;

/** Every table with the columns that are written; generated ones follow from them. */
export async function readTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT relname::text AS name, array_agg(attname::text ORDER BY attnum) AS columns
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
      AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    GROUP BY relname ORDER BY relname`);
  return rows;
}

/** The last number that each sequence has given, as text: it may be larger than a JavaScript number. */
export async function readSequences(client: Client): Promise<Record<string, string | null>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(`
    SELECT sequencename::text AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = current_schema()`);
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

const rowsAtOnce = 2_000;

/** A table's rows, some at a time, each a line of JSON: its columns' values as text. In the caller's transaction. */
export async function* dumpRows(client: Client, { name, columns }: Table): AsyncGenerator<string[]> {
  const values = columns.map((column) => `"${column}"::text`).join(', ');
  await client.query(`
    DECLARE dumped NO SCROLL CURSOR FOR SELECT to_json(ARRAY[${values}])::text AS line FROM "${name}"`);
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${rowsAtOnce} FROM dumped`);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await client.query('CLOSE dumped');
}
