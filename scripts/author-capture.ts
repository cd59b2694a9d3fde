/**
 * Writes the migration that brings databases from the last migration to `prisma/capture`:
 *   npm run migration:capture -- <name>
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { openEmbeddedPostgres } from '../server/engine/database/embedded-postgres.ts';
import { migrate } from '../server/engine/database/migrate.ts';
import { captureChanges } from './capture/capture-changes.ts';
import { migrationOf, nextName } from './capture/capture-migration.ts';
import { readCapture } from './capture/read-capture.ts';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) throw new Error('Name the migration: npm run migration:capture -- <name>');

const files = await readCapture();
const postgres = await openEmbeddedPostgres();
await migrate(postgres.url);
const client = new Client({ connectionString: postgres.url });
await client.connect();
const changes = await captureChanges(
  client,
  files.flatMap(({ statements }) => statements),
);
await client.end();
await postgres.close();

if (changes.length === 0) {
  process.stdout.write('The migrations make prisma/capture as it is.\n');
} else {
  const folder = join('prisma/migrations', nextName(new Date(), name, await readdir('prisma/migrations')));
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), migrationOf(changes));
  process.stdout.write(`${folder}: ${changes.length} statements\n`);
}
