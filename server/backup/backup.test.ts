import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#server/config/config.ts';
import { database } from '#server/engine/database/database.ts';
import { openEmbeddedPostgres } from '#server/engine/database/embedded-postgres.ts';
import { migrate } from '#server/engine/database/migrate.ts';
import { startProblem } from '#server/start/start-problem.ts';
import { allRows } from '#server/testing/all-rows.ts';
import { testDatabase } from '#server/testing/database.ts';
import { emptyDatabase } from '#server/testing/empty-database.ts';
import { endsWithUs } from '#server/testing/ends-with-us.ts';
import { aProduct } from '#server/testing/factories.ts';
import { seedSmallShop } from '#server/testing/small-shop.ts';
import { placeApiOrder } from '../checkout/place-api-order.ts';
import { backUp } from './back-up.ts';
import { readTables } from './dump-tables.ts';
import { restore } from './restore.ts';

const source = testDatabase();
const fileKey = 'return_photo/0b5dcb8e-3b0c-4a55-9a1e-0d6a3c0f7c11.jpg';
let folder: string;
let dataDir: string;
let archive: string;
let atBackup: Awaited<ReturnType<typeof rowsAt>>;

const config = (of: { DATABASE_URL?: string; DATA_DIR: string }) => readConfig({ NODE_ENV: 'test', ...of });
const newFolder = async () => mkdtemp(join(folder, 'to-'));

async function rowsAt(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  const rows = await allRows(client);
  await client.end();
  // A restored database is another history, which it announces.
  rows.delete('shop_history');
  for (const name of ['change', 'topic_version']) {
    const others = rows.get(name)?.filter(({ topic }) => topic !== 'history') ?? [];
    rows.set(name, others);
  }
  return rows;
}

async function tablesAt(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const tables = await readTables(client);
  await client.end();
  return tables.length;
}

function anOrder(sku: string, customer: string) {
  return placeApiOrder(
    {
      customer,
      email: 'ada@example.com',
      lines: [{ sku, quantity: 1 }],
      shippingAddress: { name: 'Ada', line1: '1', city: 'Lyon', postalCode: '69001', country: 'FR' },
      payment: { provider: 'test', token: 'tok_visa' },
    },
    { by: 'test', placeKey: null },
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marketday-backup-'));
  dataDir = join(folder, 'data');
  await mkdir(join(dataDir, 'files', 'return_photo'), { recursive: true });
  await writeFile(join(dataDir, 'files', fileKey), Buffer.from([0, 255, 13, 10, 128]));
  await writeFile(join(dataDir, 'files', `${fileKey}.one.part`), 'still being written');
  await writeFile(join(dataDir, 'auth-secret'), 'a secret');
  await writeFile(join(dataDir, 'lock'), '{}');
  await seedSmallShop();
  await anOrder('salt-bowl-a', 'ada');
  // Whatever can be in a text, and nothing as against an empty one.
  await database().product.updateMany({
    data: { description: 'Two\nlines, "quoted"\\ \u2028 a\ttab \u{1f3fa} {NULL}' },
  });
  await database().$executeRaw`UPDATE product SET material = '' WHERE slug = 'salt-bowl'`;
  archive = join(folder, 'shop.tar.gz');
  await backUp(archive, config({ DATABASE_URL: source.url(), DATA_DIR: dataDir }));
  atBackup = await rowsAt(source.url());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a backup', () => {
  it('is one file for its owner’s eyes, and leaves nothing beside it', async () => {
    expect((await stat(archive)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).sort()).toEqual(['data', 'shop.tar.gz']);
  });

  it('never takes the place of another file', async () => {
    const before = await readFile(archive);
    await expect(backUp(archive, config({ DATABASE_URL: source.url(), DATA_DIR: dataDir }))).rejects.toThrow(
      'is there already',
    );
    expect((await readFile(archive)).equals(before)).toBe(true);
  });

  it('is restored into an empty PostgreSQL, every row of every table as it was', async () => {
    const target = await emptyDatabase();
    const to = config({ DATABASE_URL: target.url, DATA_DIR: await newFolder() });
    await restore(archive, to);
    expect(await rowsAt(target.url)).toEqual(atBackup);
    expect(await migrate(target.url)).toEqual([]);
    expect(
      (await readFile(join(to.DATA_DIR, 'files', fileKey))).equals(await readFile(join(dataDir, 'files', fileKey))),
    ).toBe(true);
    expect(await readFile(join(to.DATA_DIR, 'auth-secret'), 'utf8')).toBe('a secret');
    expect((await stat(join(to.DATA_DIR, 'auth-secret'))).mode & 0o777).toBe(0o600);
    expect((await readdir(to.DATA_DIR)).sort()).toEqual(['auth-secret', 'files']);
    await target.drop();
  });

  it('begins another history, and new rows follow the old ones', async () => {
    const target = await emptyDatabase();
    await restore(archive, config({ DATABASE_URL: target.url, DATA_DIR: await newFolder() }));
    const client = new Client({ connectionString: target.url });
    await client.connect();
    const [kept] = (await client.query<{ epoch: string }>('SELECT epoch FROM shop_history')).rows;
    const [before] = await database().$queryRaw<{ epoch: string }[]>`SELECT epoch FROM shop_history`;
    expect(kept?.epoch).toMatch(/^[0-9a-f]{16}$/);
    expect(kept?.epoch).not.toBe(before?.epoch);
    // Keys that PostgreSQL counts, and references that it checks.
    await client.query(`INSERT INTO stock_ledger (variant_id, delta_on_hand, delta_reserved, on_hand, reserved, reason)
      SELECT variant_id, 0, 0, on_hand, reserved, 'received' FROM stock_ledger ORDER BY id DESC LIMIT 1`);
    await expect(client.query(`UPDATE variant SET product_id = 'nobody'`)).rejects.toThrow('foreign key');
    // Triggers announce again.
    const { rows } = await client
      .query(`UPDATE product SET title = 'Anew'; SELECT FROM change WHERE topic LIKE 'product:%'`)
      .then((results) => (results as unknown as { rows: unknown[] }[])[1] as { rows: unknown[] });
    expect(rows.length).toBeGreaterThan(0);
    await client.end();
    await target.drop();
  });

  it('moves a shop from PostgreSQL to the embedded database and back, also while it runs there', async () => {
    const to = config({ DATA_DIR: await newFolder() });
    await restore(archive, to);
    const running = await openEmbeddedPostgres(to.DATA_DIR);
    expect(await rowsAt(running.url)).toEqual(atBackup);
    const again = join(folder, 'from-embedded.tar.gz');
    await backUp(again, to);
    await running.close();
    await expect(restore(again, to)).rejects.toThrow(`There is a shop in ${to.DATA_DIR} already`);
    const target = await emptyDatabase();
    await restore(again, config({ DATABASE_URL: target.url, DATA_DIR: await newFolder() }));
    expect(await rowsAt(target.url)).toEqual(atBackup);
    const atRest = join(folder, 'at-rest.tar.gz');
    await backUp(atRest, to);
    expect(existsSync(join(to.DATA_DIR, 'lock'))).toBe(false);
    await Promise.all([rm(again), rm(atRest), target.drop()]);
  });

  it('is of one moment, however many buy meanwhile', async () => {
    const { sku } = await aProduct({ onHand: 40 });
    const path = join(folder, 'under-way.tar.gz');
    let stop = false;
    const buying = Array.from({ length: 3 }, async (_, buyer) => {
      for (let n = 0; !stop; n++) await anOrder(sku, `buyer-${buyer}-${n}`).catch(() => {});
    });
    await expect.poll(() => database().order.count(), { timeout: 20_000 }).toBeGreaterThan(3);
    await backUp(path, config({ DATABASE_URL: source.url(), DATA_DIR: dataDir }));
    stop = true;
    await Promise.all(buying);
    const target = await emptyDatabase();
    await restore(path, config({ DATABASE_URL: target.url, DATA_DIR: await newFolder() }));
    const client = new Client({ connectionString: target.url });
    await client.connect();
    const {
      rows: [books],
    } = await client.query(`
      SELECT (SELECT count(*)::int FROM orders) AS orders,
        (SELECT count(*)::int FROM orders LEFT JOIN invoice ON order_id = orders.id WHERE paid_at IS NOT NULL AND invoice.order_id IS NULL) AS "withoutInvoice",
        (SELECT count(*)::int FROM variant WHERE on_hand <> (SELECT coalesce(sum(delta_on_hand), 0) FROM stock_ledger WHERE variant_id = variant.id)) AS "wrongStock",
        (SELECT count(*)::int FROM orders WHERE NOT EXISTS (SELECT FROM order_line WHERE order_id = orders.id)) AS "withoutLines"`);
    expect(books).toMatchObject({ withoutInvoice: 0, wrongStock: 0, withoutLines: 0 });
    expect(books.orders).toBeGreaterThan(3);
    await client.end();
    await Promise.all([rm(path), target.drop()]);
  });
});

describe('nothing is changed by a restore', () => {
  it.each<[what: string, spoil: (path: string) => Promise<unknown>, said: RegExp]>([
    ['that is cut off', async (path) => truncate(path, (await stat(path)).size - 2_000), /isn't a whole backup/],
    ['that isn’t one', (path) => writeFile(path, 'a letter'), /isn't a whole backup/],
    [
      'in which a row was changed',
      async (path) =>
        writeFile(
          path,
          gzipSync(
            Buffer.from(
              gunzipSync(await readFile(path))
                .toString('latin1')
                .replaceAll('Lyon', 'Nice'),
              'latin1',
            ),
          ),
        ),
      /is damaged: tables\//,
    ],
    ['that isn’t there', (path) => rm(path), /There is no file/],
  ])('from a file %s', async (_what, spoil, said) => {
    const path = join(folder, 'spoilt.tar.gz');
    await writeFile(path, await readFile(archive));
    await spoil(path);
    const target = await emptyDatabase();
    const to = config({ DATABASE_URL: target.url, DATA_DIR: join(folder, 'never') });
    await expect(restore(path, to)).rejects.toThrow(said);
    expect(
      (
        await rowsAt(target.url).catch(
          () =>
            new Map([
              ['change', []],
              ['topic_version', []],
            ]),
        )
      ).size,
    ).toBe(2);
    expect(existsSync(to.DATA_DIR)).toBe(false);
    await rm(path, { force: true });
    await target.drop();
  });

  it('of a newer release', async () => {
    const root = await newFolder();
    await mkdir(join(root, 'prisma/migrations/20200101000000_first'), { recursive: true });
    await writeFile(join(root, 'prisma/migrations/20200101000000_first/migration.sql'), '');
    await expect(restore(archive, config({ DATA_DIR: join(folder, 'never') }), root)).rejects.toThrow(
      'newer than this one',
    );
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('into a database that is somebody’s, or a folder with another shop’s files', async () => {
    const used = config({ DATABASE_URL: source.url(), DATA_DIR: await newFolder() });
    await expect(restore(archive, used)).rejects.toThrow('isn’t empty');
    const target = await emptyDatabase();
    await expect(restore(archive, config({ DATABASE_URL: target.url, DATA_DIR: dataDir }))).rejects.toThrow(
      'of another shop',
    );
    expect(await tablesAt(target.url)).toBe(0);
    await target.drop();
  });
});

it('a restore that is killed half-way keeps the shop from starting, and begins anew when it is asked for again', async () => {
  const target = await emptyDatabase();
  const to = { DATABASE_URL: target.url, DATA_DIR: await newFolder() };
  const restoring = spawn(process.execPath, ['--import', 'tsx', 'scripts/restore.ts', archive], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...to },
    stdio: 'ignore',
  });
  endsWithUs(restoring);
  const client = new Client({ connectionString: target.url });
  await client.connect();
  const applied = () =>
    client.query('SELECT FROM "_prisma_migrations"').then(
      ({ rowCount }) => rowCount,
      () => 0,
    );
  await expect.poll(applied, { timeout: 50_000, interval: 2 }).toBeGreaterThan(0);
  restoring.kill('SIGKILL');
  await once(restoring, 'exit');
  await client.end();
  const refused: unknown = await migrate(target.url).catch((error: unknown) => error);
  expect(startProblem(refused)).toContain('Run npm run restore again');
  await restore(archive, config(to));
  expect(await rowsAt(target.url)).toEqual(atBackup);
  expect(await migrate(target.url)).toEqual([]);
  await target.drop();
});
