import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';

/** The lock that Prisma's own engine takes, so that `prisma migrate deploy` and a start wait for each other. */
const prismaLock = 72_707_369;

/** As Prisma's engine makes it. */
const migrationTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

/** A migration stopped half-way under another tool. What it did has to be looked at by a person. */
export class MigrationUnfinished extends Error {}

/**
 * Applies new migrations, each in a transaction with its own record. Idempotent, also with several processes at once.
 * The records are Prisma's (`_prisma_migrations`, SHA-256 of the script), so `prisma migrate deploy` works on the same
 * folder.
 * @returns the names of the migrations applied now
 * @throws MigrationUnfinished if one was begun and never finished
 */
export async function migrate(databaseUrl: string, root = process.cwd()): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${prismaLock})`);
    await client.query(migrationTable);
    const done = await appliedBefore(client);
    const missing = (await scriptsIn(join(root, 'prisma', 'migrations'))).filter(({ name }) => !done.has(name));
    for (const script of missing) await apply(client, script);
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

interface Script {
  name: string;
  sql: string;
}

async function scriptsIn(folder: string): Promise<Script[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({ name, sql: await readFile(join(folder, name, 'migration.sql'), 'utf8') })),
  );
}

async function appliedBefore(client: Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string; finished: boolean }>(`
    SELECT migration_name AS name, finished_at IS NOT NULL AS finished
    FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`);
  const unfinished = rows.find(({ finished }) => !finished);
  if (unfinished) {
    throw new MigrationUnfinished(
      `The migration ${unfinished.name} was begun and never finished. Look at what it did, then run "prisma migrate resolve".`,
    );
  }
  return new Set(rows.map(({ name }) => name));
}

async function apply(client: Client, { name, sql }: Script): Promise<void> {
  const checksum = createHash('sha256').update(sql).digest('hex');
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {});
    throw new Error(`The migration ${name} failed; it changed nothing.`, { cause });
  }
}
