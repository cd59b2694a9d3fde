// Makes the database client and the production build of pages and server, unless both are there for these very sources.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneAtATime } from './one-at-a-time.mjs';

const sources = [
  'app',
  'instrumentation-client.ts',
  'components',
  'contract',
  'domain',
  'server',
  'prisma/schema',
  'prisma/seed',
  'scripts/build-programs.mjs',
  'scripts/build-server.mjs',
  'scripts/demo-crowd',
  'scripts/demo-crowd.ts',
  'scripts/encode-photographs.ts',
  'next.config.js',
  'package-lock.json',
  'tsconfig.json',
];
/** Tests' own, in none of the builds. */
const leftOut = 'server/testing';
const stamp = '.next/marketday-sources';

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inside = join(path, entry.name);
    if (inside === leftOut) return [];
    if (entry.isDirectory()) return filesOf(inside);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [inside];
  });
}

function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf).sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function run(script, args, what) {
  const result = spawnSync(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}${result.stderr}\n${what} failed.\n`);
    process.exit(1);
  }
}

/** @param {(line: string) => void} say */
export function ensureBuilt(say = (line) => process.stdout.write(`${line}\n`)) {
  ensureGenerated();
  ensurePagesBuilt(say);
}

/** The database client alone. */
export const ensureGenerated = () => run('scripts/generate.mjs', [], 'Making the database client');

/** The production build alone, where the database client is in use already. */
export function ensurePagesBuilt(say = (line) => process.stdout.write(`${line}\n`)) {
  const hash = sourcesHash();
  const built = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (built()) return;
  // Two processes that build into one folder would spoil each other's work: tests run side by side.
  oneAtATime('building', () => {
    if (built()) return;
    say('Building the pages (once per version, about half a minute)');
    run('node_modules/next/dist/bin/next', ['build'], 'Building the pages');
    run('scripts/build-server.mjs', [], 'Building the server');
    markBuilt(hash);
  });
}

/** The build that is there is one of these sources. */
export function markBuilt(hash = sourcesHash()) {
  mkdirSync('.next', { recursive: true });
  writeFileSync(stamp, hash);
}
