import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { briefProcess } from './server/testing/brief-process.ts';
import { LongestFirst } from './server/testing/longest-first.ts';

export const everywhere = {
  setupFiles: ['server/testing/property-seed.ts'],
  // Not threads: the database client is one per process.
  pool: 'forks' as const,
  execArgv: briefProcess,
  // Bounds for what hangs, beside other work too.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // What is waited for ends the wait as soon as it is there. Vitest’s own second is too little beside other work.
  expect: { poll: { timeout: 20_000 } },
  env: { LOG_LEVEL: 'silent' },
};
/** One file after another in a process. */
export const inOneProcess = {
  ...everywhere,
  isolate: false,
  setupFiles: ['server/testing/as-a-new-process.ts', ...everywhere.setupFiles],
};
/** More than twelve would want more connections of the tests' PostgreSQL than it has. */
export const workers = (perCore: number) => Math.min(perCore * availableParallelism(), 12);
const never = ['node_modules/**', '.next/**', 'e2e/**'];
const testsIn = (room: string, { recursive = true } = {}): string[] =>
  readdirSync(join(import.meta.dirname, room), { recursive, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `${room}/${file}`);
/** In the rooms below, what asks nothing of its process and leaves nothing in it. */
const anyProcess = new Set([
  ...['config/config', 'config/secrets', 'engine/database/history/history', 'engine/process/turns'].map(
    (name) => `server/${name}.test.ts`,
  ),
  'server/engine/http/multipart.test.ts',
  ...['arrange-page', 'needed-styles', 'router-address'].map((name) => `server/engine/pages/${name}.test.ts`),
  ...['description-route', 'endpoint', 'route-table', 'same-key-twice'].map((name) => `server/api/${name}.test.ts`),
  ...[
    'live-engine',
    'server-trace',
    'changes/attention',
    'changes/left-work',
    'presence/shared-presence',
    'sockets/other-version',
    'sockets/ground-sockets',
    'views/view-adapter',
    'views/watching',
  ].map((name) => `server/testing/engine/live/${name}.test.ts`),
  ...['view-cache', 'view-cache-model', 'view-slices'].map((name) => `server/engine/live/views/${name}.test.ts`),
  'server/testing/engine/machines/bus/bus-privacy.test.ts',
  'server/engine/machines/bus/heard-views.test.ts',
  'server/testing/releases/upgrade.test.ts',
  ...['drop-storm', 'faults', 'redis-faults', 'sign-out-elsewhere', 'storm-two-processes'].map(
    (name) => `server/testing/faults/${name}.test.ts`,
  ),
  ...['capture/capture', 'demo-crowd/whose-order', 'documented', 'documents', 'links'].map(
    (name) => `scripts/${name}.test.ts`,
  ),
  'bench/compare.test.ts',
  ...['subjects', 'start/due-works', 'start/open-lines'].map((name) => `server/${name}.test.ts`),
  'bench/soak/growth.test.ts',
  'deploy/compose.test.ts',
  ...['seed-tax-rates', 'seed-when-empty'].map((name) => `prisma/seed/${name}.test.ts`),
]);
/** What looks at a whole process: its sockets, timers, connections, memory of pages. Each file gets one of its own. */
export const wholeProcess = [
  ...testsIn('server', { recursive: false }),
  ...['config', 'api', 'start', 'testing', 'trace'].flatMap((room) => testsIn(`server/${room}`)),
  ...['database', 'example', 'http', 'live', 'machines/bus', 'pages', 'process'].flatMap((room) =>
    testsIn(`server/engine/${room}`),
  ),
  ...['bench', 'deploy', 'prisma', 'scripts'].flatMap((room) => testsIn(room)),
].filter((file) => !anyProcess.has(file));

export default defineConfig({
  test: {
    // What the sources are made into is kept from run to run, by their content.
    experimental: { fsModuleCache: true },
    globalSetup: ['server/testing/vitest-setup.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...everywhere,
          name: 'apart',
          include: wholeProcess,
          exclude: never,
          // Most of their time is waiting: for a clock, a process, the database.
          maxWorkers: workers(3),
        },
      },
      {
        // Loading the same modules anew for each took longer than most tests. What a file leaves behind, its database and
        // its ids tell apart.
        test: {
          ...inOneProcess,
          name: 'together',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...never, ...wholeProcess],
          // Each of them loads the modules.
          maxWorkers: workers(2),
          // A process is handed on only between files that follow each other.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
