import { createWriteStream, existsSync } from 'node:fs';
import { link, mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import type { BackupManifest } from '#contract/backup/backup-manifest.ts';
import type { Config } from '#server/config/config.ts';
import { releaseVersion } from '#server/config/release.ts';
import { ArchiveWriter } from './archive-writer.ts';
import { BackupProblem } from './backup-problem.ts';
import { dumpRows, plainText, readSequences, readTables } from './dump-tables.ts';
import { fileEntry, keptSecretNames, secretEntry, tableEntry } from './entry-names.ts';
import { reachDatabase, withClient } from './shop-database.ts';

export interface MadeBackup {
  manifest: Omit<BackupManifest, 'entries'>;
  files: number;
  secrets: readonly string[];
}

/**
 * Writes database, uploaded files and secrets into one archive, as they were at one moment. The shop may run.
 * @param path nothing may be there; the file appears whole, or not at all
 * @throws BackupProblem, DataFolderLocked
 */
export async function backUp(path: string, config: Config): Promise<MadeBackup> {
  if (existsSync(path)) throw new BackupProblem(`${path} is there already, and stays as it is. Choose another name.`);
  const folder = await mkdtemp(join(dirname(path), `.${basename(path)}-`)).catch((cause: unknown) => {
    throw new BackupProblem(`Nothing can be written in ${dirname(path)}.`, { cause });
  });
  const archive = new ArchiveWriter(join(folder, 'archive'));
  try {
    const made = await writeAll(archive, folder, config);
    await link(join(folder, 'archive'), path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw cause;
      throw new BackupProblem(`${path} is there by now, and stays as it is. Choose another name.`, { cause });
    });
    return made;
  } catch (error) {
    await archive.abandon(error);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeAll(archive: ArchiveWriter, folder: string, config: Config): Promise<MadeBackup> {
  const database = await reachDatabase(config);
  try {
    const read = await withClient(database.url, (client) => readDatabase(client, folder));
    for (const { name } of read.tables) await archive.addFile(tableEntry(name), join(folder, name));
    // Files last: every one that a row of that moment names was there before its row.
    const files = config.S3_BUCKET ? 0 : await addFiles(archive, join(config.DATA_DIR, 'files'));
    const secrets: string[] = [];
    for (const name of keptSecretNames)
      if (await archive.addFile(secretEntry(name), join(config.DATA_DIR, name))) secrets.push(name);
    const manifest = {
      format: 1 as const,
      madeAt: new Date().toISOString(),
      release: await releaseVersion(),
      files: config.S3_BUCKET ? ('bucket' as const) : ('folder' as const),
      ...read,
    };
    await archive.finish(manifest);
    return { manifest, files, secrets };
  } finally {
    await database.close();
  }
}

type ReadDatabase = Pick<BackupManifest, 'migrations' | 'epoch' | 'tables' | 'sequences'>;

/** Every table's rows of one moment, each table a file in the folder. The database is held no longer than this takes. */
async function readDatabase(client: Client, folder: string): Promise<ReadDatabase> {
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${plainText}`);
  if (!(await isThere(client, '_prisma_migrations')))
    throw new BackupProblem('There is no shop in this database, so nothing to back up.');
  const { rows: applied } = await client.query<{ name: string }>(`
    SELECT migration_name AS name FROM "_prisma_migrations" WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL
    ORDER BY started_at, finished_at`);
  const { rows: histories } = (await isThere(client, 'shop_history'))
    ? await client.query<{ epoch: string }>('SELECT epoch FROM shop_history')
    : { rows: [] };
  const tables: BackupManifest['tables'] = [];
  for (const table of await readTables(client)) {
    let rows = 0;
    const lines = (async function* () {
      for await (const some of dumpRows(client, table)) {
        rows += some.length;
        yield `${some.join('\n')}\n`;
      }
    })();
    const file = createWriteStream(join(folder, table.name), { flags: 'wx', mode: 0o600 });
    await pipeline(Readable.from(lines), file);
    tables.push({ ...table, rows });
  }
  const sequences = await readSequences(client);
  await client.query('COMMIT');
  return { migrations: applied.map(({ name }) => name), epoch: histories[0]?.epoch ?? null, tables, sequences };
}

export async function isThere(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    `"${table}"`,
  ]);
  return rows[0]?.there === true;
}

/** @returns how many; one that is removed meanwhile belongs to no row any more */
async function addFiles(archive: ArchiveWriter, folder: string): Promise<number> {
  if (!existsSync(folder)) return 0;
  let count = 0;
  for (const kind of await readdir(folder)) {
    for (const name of await readdir(join(folder, kind))) {
      // Still being written.
      if (name.endsWith('.part')) continue;
      if (await archive.addFile(fileEntry(`${kind}/${name}`), join(folder, kind, name))) count++;
    }
  }
  return count;
}
