import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import type { BackupManifest } from '#contract/backup/backup-manifest.ts';
import type { Config } from '#server/config/config.ts';
import { closeFolder } from '#server/config/private-folder.ts';
import { openEmbeddedPostgres } from '#server/engine/database/embedded-postgres.ts';
import { migrate, migrationNames } from '#server/engine/database/migrate.ts';
import { unfinishedRestore } from '#server/engine/database/unfinished-restore.ts';
import { isThere } from './back-up.ts';
import { BackupProblem } from './backup-problem.ts';
import { plainText } from './dump-tables.ts';
import { keptSecretNames, placeOf, tableEntry } from './entry-names.ts';
import { loadRows, openForLoading, setSequences } from './load-tables.ts';
import { checkArchive, readEntries } from './read-archive.ts';
import { withClient } from './shop-database.ts';

/**
 * Restores a backup into an empty database and data folder, at the release that made it: the next start brings it up to
 * date. If it is stopped half-way, the shop doesn't start on what is there, and restoring again begins anew.
 * @throws BackupProblem, DataFolderLocked
 */
export async function restore(path: string, config: Config, root = process.cwd()): Promise<BackupManifest> {
  const manifest = await checkArchive(path);
  const known = new Set(await migrationNames(root));
  if (!manifest.migrations.every((name) => known.has(name)))
    throw new BackupProblem(
      `${path} was made by release ${manifest.release}, which is newer than this one. Install that release or a newer one, then restore. Nothing was changed.`,
    );
  if (config.S3_BUCKET && Object.keys(manifest.entries).some((name) => name.startsWith('files/')))
    throw new BackupProblem(
      'This backup has uploaded files, and S3_BUCKET is set. Restore without the S3_… variables, copy DATA_DIR/files into the bucket, then set them again. Nothing was changed.',
    );
  const url = config.DATABASE_DIRECT_URL ?? config.DATABASE_URL;
  if (url) {
    await restoreInto(url, { path, manifest, config, root });
    return manifest;
  }
  await closeFolder(config.DATA_DIR);
  const embedded = await openEmbeddedPostgres(config.DATA_DIR);
  try {
    await restoreInto(embedded.url, { path, manifest, config, root });
  } finally {
    await embedded.close();
  }
  return manifest;
}

interface Restoring {
  path: string;
  manifest: BackupManifest;
  config: Config;
  root: string;
}

async function restoreInto(url: string, { path, manifest, config, root }: Restoring): Promise<void> {
  await withClient(url, async (client) => {
    if (!(await isThere(client, unfinishedRestore))) {
      await refuseUsed(client, config);
      await client.query(`CREATE TABLE ${unfinishedRestore} (begun_at timestamptz NOT NULL DEFAULT now())`);
    }
  });
  await migrate(url, { root, only: new Set(manifest.migrations), restoring: true });
  await withClient(url, async (client) => {
    await client.query(`BEGIN; ${plainText}`);
    const close = await openForLoading(client);
    const tables = new Map(manifest.tables.map((table) => [tableEntry(table.name), table]));
    for await (const { name, body } of readEntries(path)) {
      const table = tables.get(name);
      if (table) await loadTable(client, table, body);
      else if (Object.hasOwn(manifest.entries, name)) await writeFile(config.DATA_DIR, name, body);
    }
    await setSequences(client, manifest.sequences);
    await close();
    // What browsers and processes still hold of this shop is of another history.
    if (await isThere(client, 'shop_history')) await client.query('SELECT renew_history()');
    await client.query(`DROP TABLE ${unfinishedRestore}`);
    await client.query('COMMIT');
    await client.query('ANALYZE');
  });
}

/** @throws BackupProblem if somebody's data would be lost */
async function refuseUsed(client: Client, { DATABASE_URL, DATA_DIR }: Config): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace LIMIT 1`);
  if (rows.length > 0)
    throw new BackupProblem(
      DATABASE_URL
        ? 'The database at DATABASE_URL isn’t empty. Restore into a new one: CREATE DATABASE, then set DATABASE_URL to it. Nothing was changed.'
        : `There is a shop in ${DATA_DIR} already. Restore into a new folder: set DATA_DIR to it. Nothing was changed.`,
    );
  const files = join(DATA_DIR, 'files');
  const there = [...keptSecretNames.filter((name) => existsSync(join(DATA_DIR, name)))];
  if (existsSync(files) && (await readdir(files)).length > 0) there.push('files' as never);
  if (there.length > 0)
    throw new BackupProblem(
      `${DATA_DIR} has ${there.join(', ')} of another shop. Restore into a new folder: set DATA_DIR to it. Nothing was changed.`,
    );
}

const linesAtOnce = 1_000;

async function loadTable(
  client: Client,
  table: BackupManifest['tables'][number],
  body: AsyncIterable<Uint8Array>,
): Promise<void> {
  let lines: string[] = [];
  let bytes = 0;
  const load = async () => {
    if (lines.length > 0) await loadRows(client, table, lines);
    [lines, bytes] = [[], 0];
  };
  for await (const line of linesOf(body)) {
    lines.push(line);
    bytes += line.length;
    if (lines.length >= linesAtOnce || bytes > 4_000_000) await load();
  }
  await load();
}

/** Split at line feeds alone: `readline` also takes U+2028 for an end, which may stand in a text. */
async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function writeFile(dataDir: string, entry: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  const place = join(dataDir, placeOf(entry) ?? '');
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await pipeline(Readable.from(body), createWriteStream(place, { mode: 0o600, flush: true }));
}
