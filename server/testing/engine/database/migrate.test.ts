import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { MigrationUnfinished, migrate, migrationNames } from '#server/engine/database/migrate.ts';
import { allRows } from '#server/testing/all-rows.ts';
import { readSchema } from '../../../../scripts/read-schema.mjs';
import { noFilter, openSchemaEngine } from '../../../../scripts/schema-engine.ts';

const made: string[] = [];
let admin: Client;
beforeAll(async () => {
  admin = new Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
});
afterAll(async () => {
  for (const name of made) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.end();
});

async function emptyDatabase(): Promise<string> {
  const name = `migrate_${made.length}_${process.pid}`;
  made.push(name);
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

/** What Prisma's own engine applies. */
async function prismaApplies(url: string): Promise<string[]> {
  const baseDir = 'prisma/migrations';
  const folders = (await readdir(baseDir)).filter((name) => /^\d/.test(name)).sort();
  const { engine, close } = await openSchemaEngine(url, readSchema());
  const migrationDirectories = await Promise.all(
    folders.map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: await readFile(join(baseDir, path, 'migration.sql'), 'utf8') },
      },
    })),
  );
  const lockfile = {
    path: 'migration_lock.toml',
    content: await readFile(join(baseDir, 'migration_lock.toml'), 'utf8'),
  };
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: { baseDir, lockfile, shadowDbInitScript: '', migrationDirectories },
    filters: noFilter,
  });
  await close();
  return appliedMigrationNames;
}

const columns = `
  SELECT table_name, column_name, data_type, is_nullable, column_default
  FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`;
/** What a database is made of, each thing a line. */
const whole = `
  SELECT line FROM (
    SELECT format('column %s.%s %s: %s %s %s', relname, row_number() OVER (PARTITION BY relname ORDER BY attnum), attname,
             format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid)) AS line
      FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
    UNION ALL SELECT format('constraint %s %s: %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT format('index %s', indexdef) FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT format('sequence %s', row_to_json(pg_sequences)) FROM pg_sequences WHERE schemaname = 'public'
    UNION ALL SELECT format('sequence %s of %s.%s', objid::regclass, refobjid::regclass, attname)
      FROM pg_depend JOIN pg_class ON pg_class.oid = objid JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
      WHERE relkind = 'S' AND deptype IN ('a', 'i') AND refobjsubid > 0
    UNION ALL SELECT format('trigger %s', pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT format('function %s', pg_get_functiondef(oid)) FROM pg_proc
      WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
    UNION ALL SELECT format('words %s %s %s %s', cfgname, maptokentype, mapseqno, dictname) FROM pg_ts_config_map
      JOIN pg_ts_config ON pg_ts_config.oid = mapcfg JOIN pg_ts_dict ON pg_ts_dict.oid = mapdict
      WHERE cfgnamespace = 'public'::regnamespace
  ) AS lines ORDER BY 1`;
const records = 'SELECT migration_name, checksum, applied_steps_count FROM "_prisma_migrations" ORDER BY 1';

/** All rows, but for the moments and the shop's random name in them. */
async function rowsBut(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const rows = await allRows(client);
  await client.end();
  rows.delete('_prisma_migrations');
  return JSON.parse(JSON.stringify([...rows], (key, value) => (/(^epoch|_at)$/.test(key) ? typeof value : value)));
}

describe('the migrations', () => {
  it('make and note the same as Prisma does, which then has nothing to do', async () => {
    const [ours, theirs] = [await emptyDatabase(), await emptyDatabase()];
    const applied = await migrate(ours);
    expect(applied[0]).toMatch(/_baseline$/);
    expect(await prismaApplies(theirs)).toEqual(applied);
    expect(await ask(ours, columns)).toEqual(await ask(theirs, columns));
    expect(await ask(ours, records)).toEqual(await ask(theirs, records));
    expect(await migrate(theirs)).toEqual([]);
  });

  it('bring a database from before the baseline, wherever it stands, to what a new one is', async () => {
    const fresh = await emptyDatabase();
    const steps = await migrate(fresh);
    const names = await migrationNames();
    const older = names.slice(0, names.length - steps.length);
    const expected = await ask<{ line: string }>(fresh, whole);
    expect(expected.length).toBeGreaterThan(2_000);
    for (const already of [1, 70, older.length]) {
      const url = await emptyDatabase();
      expect(await migrate(url, { only: new Set(older.slice(0, already)) })).toEqual(older.slice(0, already));
      const lacking = steps.filter((name) => !/_baseline(_capture)?$/.test(name));
      expect(await migrate(url)).toEqual([...older.slice(already), ...lacking]);
      expect(await migrate(url)).toEqual([]);
      expect(await ask(url, whole)).toEqual(expected);
      expect(await rowsBut(url)).toEqual(await rowsBut(fresh));
    }
  });

  it('are applied once when several processes start at once', async () => {
    const url = await emptyDatabase();
    const applied = (await Promise.all([migrate(url), migrate(url), migrate(url)])).flat();
    expect(applied.length).toBeGreaterThan(1);
    expect(await ask(url, records)).toHaveLength(applied.length);
    expect(new Set(applied).size).toBe(applied.length);
  });

  it('don’t make everybody wait behind them for a table that somebody uses, and go on once it is free', async () => {
    const url = await emptyDatabase();
    const root = await mkdtemp(join(tmpdir(), 'migrate-'));
    const put = async (name: string, sql: string) => {
      await mkdir(join(root, 'prisma/migrations', name), { recursive: true });
      await writeFile(join(root, 'prisma/migrations', name, 'migration.sql'), sql);
    };
    await put('1_used', 'CREATE TABLE used (id int); INSERT INTO used VALUES (1)');
    await migrate(url, { root });
    await put('2_changed', 'ALTER TABLE used ADD COLUMN more int');
    const [user, reader] = [new Client({ connectionString: url }), new Client({ connectionString: url })];
    await Promise.all([user.connect(), reader.connect()]);
    try {
      await user.query('BEGIN; SELECT * FROM used');
      const migrating = migrate(url, { root });
      const waiting = () =>
        admin.query(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'ALTER TABLE used%'`);
      await expect.poll(async () => (await waiting()).rowCount, { timeout: 15_000 }).toBe(1);
      // Whoever reads waits behind the change of the table, until that gives way.
      expect((await reader.query('SELECT id FROM used')).rows).toEqual([{ id: 1 }]);
      await user.query('COMMIT');
      expect(await migrating).toEqual(['2_changed']);
    } finally {
      await Promise.all([user.end(), reader.end()]);
      await rm(root, { recursive: true, force: true });
    }
  });

  it('are tried again after a deadlock with a shop that still serves: a step that locks seven tables', async () => {
    const url = await emptyDatabase();
    const step = '20261127060000_closed_sets';
    await migrate(url, { only: new Set((await migrationNames()).filter((name) => name < step)) });
    const shop = new Client({ connectionString: url });
    await shop.connect();
    const use = (table: string) => shop.query(`LOCK TABLE ${table} IN ROW EXCLUSIVE MODE`);
    try {
      // The step takes lots first and withdrawals last; the shop does so the other way round.
      await shop.query('BEGIN');
      await use('withdrawal');
      const migrating = migrate(url);
      const waiting = () => shop.query(`SELECT FROM pg_locks WHERE relation = 'withdrawal'::regclass AND NOT granted`);
      await expect.poll(async () => (await waiting()).rowCount, { timeout: 30_000, interval: 20 }).toBe(1);
      const victim = await use('auction').then(
        () => 'the step',
        (error: { code?: string }) => (error.code === '40P01' ? 'the shop' : error),
      );
      expect(['the step', 'the shop']).toContain(victim);
      await shop.query(victim === 'the shop' ? 'ROLLBACK' : 'COMMIT');
      expect(await migrating).toContain(step);
      expect(await ask(url, records)).not.toHaveLength(0);
    } finally {
      await shop.end();
    }
  });

  it('leave nothing behind when one fails, and go on from there', async () => {
    const url = await emptyDatabase();
    const root = await mkdtemp(join(tmpdir(), 'migrate-'));
    const put = async (name: string, sql: string) => {
      await mkdir(join(root, 'prisma/migrations', name), { recursive: true });
      await writeFile(join(root, 'prisma/migrations', name, 'migration.sql'), sql);
    };
    await put('1_good', 'CREATE TABLE good (id int);');
    await put('2_bad', 'CREATE TABLE half (id int); INSERT INTO missing VALUES (1);');
    await expect(migrate(url, { root })).rejects.toThrow('2_bad failed; it changed nothing');
    expect(await ask(url, "SELECT to_regclass('half') AS half, to_regclass('good')::text AS good")).toEqual([
      { half: null, good: 'good' },
    ]);
    await put('2_bad', 'CREATE TABLE half (id int);');
    expect(await migrate(url, { root })).toEqual(['2_bad']);
    await rm(root, { recursive: true });
  });

  it('stop at one that another tool began and did not finish', async () => {
    const url = await emptyDatabase();
    await migrate(url);
    await ask(url, `UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name LIKE '%_baseline'`);
    await expect(migrate(url)).rejects.toThrow(MigrationUnfinished);
  });
});
