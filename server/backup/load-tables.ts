import type { Client } from 'pg';
import type { BackupManifest } from '#contract/backup/backup-manifest.ts';
import { readTables, type Table } from './dump-tables.ts';

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/**
 * Makes ready for rows in any order, in the caller's transaction: without what migrations have written, without triggers that
 * would announce each row, without foreign keys.
 * @returns what brings triggers and foreign keys back, and checks that every row has what it refers to
 */
export async function openForLoading(client: Client): Promise<() => Promise<void>> {
  const tables = (await readTables(client)).map(({ name }) => `"${name}"`);
  const { rows: keys } = await client.query<ForeignKey>(`
    SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`);
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await client.query(`TRUNCATE ${tables.join(', ')}`);
  return async () => {
    for (const { table, name, definition } of keys)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
    for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  };
}

/** Writes rows of one table. @param lines as `dumpRows` made them */
export async function loadRows(client: Client, { name, columns }: Table, lines: readonly string[]): Promise<void> {
  const rows = lines.map((line) => JSON.parse(line) as (string | null)[]);
  const { rows: types } = await client.query<{ column: string; type: string }>(
    `SELECT attname::text AS column, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attname = ANY ($2::text[])`,
    [`"${name}"`, columns],
  );
  const typeOf = new Map(types.map(({ column, type }) => [column, type]));
  const named = columns.map((column) => `"${column}"`).join(', ');
  const cast = columns.map((column) => `"${column}"::${typeOf.get(column)}`).join(', ');
  const given = columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
  await client.query(
    `INSERT INTO "${name}" (${named}) OVERRIDING SYSTEM VALUE SELECT ${cast} FROM unnest(${given}) AS loaded (${named})`,
    columns.map((_, index) => rows.map((row) => row[index] ?? null)),
  );
}

export async function setSequences(client: Client, sequences: BackupManifest['sequences']): Promise<void> {
  for (const [name, last] of Object.entries(sequences))
    if (last !== null) await client.query('SELECT setval(quote_ident($1)::regclass, $2::bigint)', [name, last]);
}
