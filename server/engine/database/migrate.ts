import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { isLockTimeout } from './away.ts';
import { listMigrations, type Step, stepsFrom } from './migration-scripts.ts';
import { RestoreUnfinished, unfinishedRestore } from './unfinished-restore.ts';

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

/** A change of a table waits no longer than this for whoever uses it: everybody else would wait behind it. */
const lockWaitMs = 5_000;
const attempts = 12;

/**
 * Applies new migrations, each in a transaction with its own record. Idempotent, also with several processes at once,
 * and through a pooler that gives each transaction another connection. The records are Prisma's (`_prisma_migrations`,
 * SHA-256 of the script), so `prisma migrate deploy` works on the same folder, once a database has its baseline.
 * @returns the names of the migrations that this process has applied now
 * @throws MigrationUnfinished if one was begun and never finished, RestoreUnfinished if a backup is only half there
 */
export async function migrate(databaseUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const { root = process.cwd(), only, restoring = false, beforeUpgrade } = options;
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, keepAlive: true });
  // Whatever waits for an answer is told by its own error.
  client.on('error', () => {});
  await client.connect();
  try {
    const done = await inTurn(client, async () => {
      if (!restoring) await refuseHalfRestored(client);
      await client.query(migrationTable);
      return appliedBefore(client);
    });
    const steps = stepsFrom(done, await listMigrations(root), only);
    const missing = steps.filter(({ isThere }) => !isThere).length;
    if (done.size > 0 && missing > 0) beforeUpgrade?.({ from: [...done].sort().at(-1) ?? '', missing });
    const applied: string[] = [];
    for (const step of steps) if ((await takeOnce(client, step)) && !step.isThere) applied.push(step.name);
    return applied;
  } finally {
    await client.end();
  }
}

export interface MigrateOptions {
  /** Where the migrations lie. */
  root?: string;
  /** Those of an older release alone. */
  only?: ReadonlySet<string>;
  /** A backup is being restored, by the caller. */
  restoring?: boolean;
  /** Called before a database that is in use is changed, with the last migration that it has. */
  beforeUpgrade?: (upgrade: { from: string; missing: number }) => void;
}

/** Every migration that a database of this release can have, by name. */
export async function migrationNames(root = process.cwd()): Promise<string[]> {
  const { older, present } = await listMigrations(root);
  return [...older, ...present].map(({ name }) => name);
}

async function refuseHalfRestored(client: Client): Promise<void> {
  const { rows } = await client.query<{ half: boolean }>('SELECT to_regclass($1) IS NOT NULL AS half', [
    unfinishedRestore,
  ]);
  if (rows[0]?.half) throw new RestoreUnfinished();
}

/** Runs `work` in a transaction while no other process migrates, however long a table's rewriting takes. */
async function inTurn<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0');
  try {
    await client.query(`SELECT pg_advisory_xact_lock(${prismaLock})`);
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** @returns false if another process has applied it meanwhile */
async function takeOnce(client: Client, step: Step): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTurn(client, async () => {
        if ((await appliedBefore(client)).has(step.name)) return false;
        await client.query(`SET LOCAL lock_timeout = ${lockWaitMs}`);
        await take(client, step);
        return true;
      });
    } catch (cause) {
      if (cause instanceof MigrationUnfinished) throw cause;
      // 40P01: a process that still serves held what it waits for.
      if ((isLockTimeout(cause) || (cause as { code?: unknown }).code === '40P01') && attempt < attempts) continue;
      throw new Error(`The migration ${step.name} failed; it changed nothing.`, { cause });
    }
  }
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

/** Records it as Prisma does: what `prisma migrate resolve --applied` notes has no step. */
async function take(client: Client, { name, path, isThere }: Step): Promise<void> {
  const sql = await readFile(path, 'utf8');
  const checksum = createHash('sha256').update(sql).digest('hex');
  if (!isThere) await client.query(sql);
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), $4)`,
    [randomUUID(), checksum, name, isThere ? 0 : 1],
  );
}
