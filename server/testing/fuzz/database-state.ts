/** What a database holds, told by table: two states are the same if all that they tell is. */
import { database } from '../../engine/database/database.ts';

/**
 * What may change though nothing was done: the counts of tries, what a retry or a session is known by, and what the
 * publisher has seen.
 */
const beside = [
  ...['change', 'topic_version'],
  ...['limit_count', 'idempotency_record', 'session', 'verification', 'fuzz_write', '_prisma_migrations'],
];

/** A refused bid is kept with its key, so that a retry is refused alike; it has no number, and nobody is shown it. */
const whatCounts: Readonly<Record<string, string>> = { bid: 'WHERE seq IS NOT NULL' };

let tables: string[] = [];

/** Counts every row written from now on, also what is rolled back: as long as it stands still, nothing has changed. */
export async function countWrites(): Promise<void> {
  const rows = await database().$queryRaw<{ name: string }[]>`
    SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`;
  tables = rows.map(({ name }) => name).filter((name) => !beside.includes(name));
  const db = database();
  await db.$executeRawUnsafe('CREATE SEQUENCE fuzz_write');
  await db.$executeRawUnsafe(`CREATE FUNCTION fuzz_note() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM nextval('fuzz_write'); RETURN NULL; END $$`);
  for (const table of tables) {
    await db.$executeRawUnsafe(
      `CREATE TRIGGER fuzz_note AFTER INSERT OR UPDATE OR DELETE ON "${table}" FOR EACH ROW EXECUTE FUNCTION fuzz_note()`,
    );
  }
}

export async function writes(): Promise<number> {
  const [row] = await database().$queryRaw<{ count: bigint }[]>`SELECT last_value AS count FROM fuzz_write`;
  return Number(row?.count ?? 0);
}

export type DatabaseState = ReadonlyMap<string, string>;

export async function readState(): Promise<DatabaseState> {
  const one = (table: string) =>
    `SELECT '${table}' AS name, coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS rows FROM "${table}" t ${whatCounts[table] ?? ''}`;
  const rows = await database().$queryRawUnsafe<{ name: string; rows: string }[]>(tables.map(one).join(' UNION ALL '));
  return new Map(rows.map(({ name, rows: text }) => [name, text]));
}

/** @returns the tables that differ */
export const changedTables = (before: DatabaseState, after: DatabaseState): string[] =>
  [...after].filter(([name, rows]) => before.get(name) !== rows).map(([name]) => name);
