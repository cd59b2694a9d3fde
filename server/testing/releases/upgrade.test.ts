/** Shops that earlier releases have really written, with orders, bids, bags and returns, brought up to date. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restore } from '#server/backup/restore.ts';
import { readConfig } from '#server/config/config.ts';
import { openEmbeddedPostgres } from '#server/engine/database/embedded-postgres.ts';
import { migrate } from '#server/engine/database/migrate.ts';
import { allRows, withColumns } from '../all-rows.ts';
import { emptyDatabase } from '../empty-database.ts';
import { endsWithUs } from '../ends-with-us.ts';

const releases = ['5f92347', 'c2fa3ad'] as const;
type Rows = Awaited<ReturnType<typeof allRows>>;

/** What a migration changes by its nature: nothing else may differ. */
const changed: Record<string, readonly string[]> = {
  // Keys that could cancel may refund.
  api_key: ['scopes'],
  // Those in a collection, which became a table.
  product: ['version'],
  // Merchants' end sooner.
  session: ['expires_at'],
  // Accounts from before addresses were confirmed keep theirs.
  user: ['email_verified'],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marketday-upgrade-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function rowsAt(url: string): Promise<Rows> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const rows = await allRows(client);
  await client.end();
  return rows;
}
const archiveOf = (release: string) => `server/testing/releases/${release}.tar.gz`;

/** A shop of that release in a PostgreSQL of its own. */
async function aShopOf(release: string) {
  const database = await emptyDatabase();
  const dataDir = await mkdtemp(join(folder, 'data-'));
  await restore(archiveOf(release), readConfig({ NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir }));
  return { ...database, dataDir };
}

/** Columns of before that a table still has, but for those that a migration changes by its nature. */
function sameColumns(table: string, before: Rows, after: Rows): string[] {
  const [was] = before.get(table) ?? [];
  const [is] = after.get(table) ?? [];
  if (!was || !is) return [];
  return Object.keys(was).filter((column) => column in is && !changed[table]?.includes(column));
}

describe.each(releases)('a shop of release %s', (release) => {
  it('has what a shop has', async () => {
    const { url, drop } = await aShopOf(release);
    const rows = await rowsAt(url);
    const counts = ['orders', 'order_line', 'bid', 'bag_line', 'order_return', 'invoice', 'payment', 'refund'].map(
      (table) => rows.get(table)?.length ?? 0,
    );
    expect(Math.min(...counts)).toBeGreaterThan(0);
    await drop();
  });

  it('keeps every row when it is brought up to date, in PostgreSQL', async () => {
    const { url, drop } = await aShopOf(release);
    const before = await rowsAt(url);
    expect((await migrate(url)).length).toBeGreaterThan(0);
    expectKept(before, await rowsAt(url));
    await drop();
  });

  it('keeps every row when it is brought up to date, in its data folder', async () => {
    const dataDir = await mkdtemp(join(folder, 'embedded-'));
    await restore(archiveOf(release), readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir }));
    const embedded = await openEmbeddedPostgres(dataDir);
    const before = await rowsAt(embedded.url);
    await migrate(embedded.url);
    expectKept(before, await rowsAt(embedded.url));
    await embedded.close();
    expect((await readdir(join(dataDir, 'files'))).length).toBeGreaterThan(0);
  });

  it('goes on where it was when it is killed in the middle', async () => {
    const whole = await aShopOf(release);
    const killed = await aShopOf(release);
    await migrate(whole.url);
    const client = new Client({ connectionString: killed.url });
    await client.connect();
    const applied = async () => (await client.query('SELECT FROM "_prisma_migrations"')).rowCount ?? 0;
    const [atFirst, before] = [await applied(), await rowsAt(killed.url)];
    for (const more of [1, 1]) {
      const from = await applied();
      const program = `import { migrate } from './server/engine/database/migrate.ts'; await migrate(process.argv[1]);`;
      const migrating = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, killed.url], {
        stdio: 'ignore',
      });
      endsWithUs(migrating);
      await expect.poll(applied, { timeout: 50_000, interval: 1 }).toBeGreaterThanOrEqual(from + more);
      migrating.kill('SIGKILL');
      await once(migrating, 'exit');
    }
    const left = await migrate(killed.url);
    expect(left.length).toBeGreaterThan(0);
    expect(await applied()).toBeGreaterThan(atFirst + 2);
    const [one, other] = [await rowsAt(whole.url), await rowsAt(killed.url)];
    const shape = (rows: Rows) => [...rows].map(([table, all]) => [table, all.length, Object.keys(all[0] ?? {})]);
    expect(shape(other)).toEqual(shape(one));
    expectKept(before, other);
    await client.end();
    await Promise.all([whole.drop(), killed.drop()]);
  });
});

function expectKept(before: Rows, after: Rows): void {
  for (const [table, rows] of before) {
    if (rows.length === 0 || table === '_prisma_migrations') continue;
    const columns = sameColumns(table, before, after);
    expect.soft(withColumns(after.get(table) ?? [], columns), table).toEqual(withColumns(rows, columns));
  }
}
