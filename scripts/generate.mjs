// Makes the database client from prisma/schema, once per schema.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { oneAtATime } from './one-at-a-time.mjs';
import { readSchema } from './read-schema.mjs';

const client = 'prisma/generated';
const schema = readSchema();
const hash = createHash('sha256').update(JSON.stringify(schema)).digest('hex');
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
  mkdirSync(join(folder, 'schema'));
  for (const { path, text } of schema) writeFileSync(join(folder, 'schema', basename(path)), text);
  const args = ['node_modules/prisma/build/index.js', 'generate', '--schema', join(folder, 'schema')];
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
