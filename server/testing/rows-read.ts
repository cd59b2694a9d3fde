import { database } from '../engine/database/database.ts';

/**
 * How many rows and entries of indexes the database looks at for `work`, by its own count. In a database of one's own
 * with one connection (`testDatabase({ connections: 1 })`): each connection adds up what it read when it likes.
 */
export async function rowsRead(work: () => Promise<unknown>): Promise<number> {
  const before = await readSoFar();
  await work();
  return (await readSoFar()) - before;
}

async function readSoFar(): Promise<number> {
  await database().$queryRaw`SELECT pg_stat_force_next_flush()::text`;
  const [row] = await database().$queryRaw<{ rows: number }[]>`
    SELECT ((SELECT sum(seq_tup_read) FROM pg_stat_user_tables) + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes))::float8
      AS rows`;
  return row?.rows ?? 0;
}
