// Makes the database client from prisma/schema.prisma, once per schema.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneAtATime } from './one-at-a-time.mjs';

const client = 'prisma/generated';
const schema = readFileSync('prisma/schema.prisma');
const hash = createHash('sha256').update(schema).digest('hex');
const isMade = () =>
  existsSync(join(client, 'client.ts')) &&
  existsSync(join(client, '.schema')) &&
  readFileSync(join(client, '.schema'), 'utf8') === hash;

if (!isMade())
  oneAtATime('generating', () => {
    if (!isMade()) make();
  });

/** Made beside its place and renamed: a process that is killed here, or that reads it now, finds a whole one. */
function make() {
  const folder = mkdtempSync('prisma/.generating-');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // The schema names where its client goes, as seen from itself.
  writeFileSync(join(folder, 'schema.prisma'), schema);
  const args = ['node_modules/prisma/build/index.js', 'generate', '--schema', join(folder, 'schema.prisma')];
  const result = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    // The command line tool insists on a native engine that `generate` doesn't use; any file will do.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
  const made = join(folder, 'generated');
  writeFileSync(join(made, '.schema'), hash);
  if (existsSync(client)) renameSync(client, join(folder, 'before'));
  renameSync(made, client);
}
