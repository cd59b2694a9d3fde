import type { Client } from 'pg';
import { plainText, readTables } from '#server/backup/dump-tables.ts';

/** Every row of every table, column by column as text, in an order that both sides of a comparison share. */
export async function allRows(client: Client): Promise<Map<string, Record<string, string | null>[]>> {
  const found = new Map<string, Record<string, string | null>[]>();
  await client.query(`BEGIN; ${plainText}`);
  for (const { name, columns } of await readTables(client)) {
    const values = columns.map((column) => `"${column}"::text`).join(', ');
    const { rows } = await client.query(`SELECT ${values} FROM "${name}"`);
    found.set(name, sorted(rows));
  }
  await client.query('COMMIT');
  return found;
}

/** The same rows with some of their columns alone. */
export const withColumns = (rows: readonly Record<string, string | null>[], columns: readonly string[]) =>
  sorted(rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))));

const sorted = <Row extends object>(rows: readonly Row[]): Row[] =>
  [...rows].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
