import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { briefProcess } from './server/testing/brief-process.ts';

const everywhere = {
  setupFiles: ['server/testing/property-seed.ts'],
  // Not threads: the database client is one per process.
  pool: 'forks' as const,
  execArgv: briefProcess,
  // Half of a test's time is waiting, for a clock, a process or the database. More than twelve would want more
  // connections of the tests' PostgreSQL than it has.
  maxWorkers: Math.min(2 * availableParallelism(), 12),
  // Bounds for what hangs, beside other work too.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  env: { LOG_LEVEL: 'silent' },
};
const never = ['node_modules/**', '.next/**', 'e2e/**'];
const testsIn = (room: string, { recursive = true } = {}): string[] =>
  readdirSync(join(import.meta.dirname, room), { recursive, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `${room}/${file}`);
/** In the rooms below, what asks nothing of its process and leaves nothing in it. */
const anyProcess = new Set([
  ...['config/config', 'config/secrets', 'due-works', 'page-cursor', 'process/turns'].map(
    (name) => `server/${name}.test.ts`,
  ),
  ...['api/description-route', 'api/route-table', 'multipart'].map((name) => `server/http/${name}.test.ts`),
  ...['inline-styles', 'join-scripts', 'needed-styles', 'paint-first', 'render-lane', 'router-address'].map(
    (name) => `server/http/page-cache/${name}.test.ts`,
  ),
  ...['bus/heard-views', 'views/view-cache', 'views/view-slices'].map((name) => `server/live/${name}.test.ts`),
  ...['capture/capture', 'demo-crowd/whose-order', 'documented', 'documents', 'links'].map(
    (name) => `scripts/${name}.test.ts`,
  ),
  'bench/compare.test.ts',
  'bench/soak/growth.test.ts',
  'deploy/compose.test.ts',
  'prisma/seed/seed-tax-rates.test.ts',
]);
/** What looks at a whole process: its sockets, timers, connections, memory of pages. Each file gets one of its own. */
const wholeProcess = [
  ...testsIn('server', { recursive: false }),
  ...['config', 'database', 'http', 'live', 'process', 'start', 'testing', 'trace'].flatMap((room) =>
    testsIn(`server/${room}`),
  ),
  'server/shipping/convergence.test.ts',
  ...['bench', 'deploy', 'prisma', 'scripts'].flatMap((room) => testsIn(room)),
].filter((file) => !anyProcess.has(file));

export default defineConfig({
  test: {
    // What the sources are made into is kept from run to run, by their content.
    experimental: { fsModuleCache: true },
    globalSetup: ['server/testing/vitest-setup.ts'],
    projects: [
      { test: { ...everywhere, name: 'apart', include: wholeProcess, exclude: never } },
      {
        // One file after another in a process: loading the same modules anew for each took longer than most tests.
        // What a file leaves behind there, its database and its ids tell apart.
        test: {
          ...everywhere,
          name: 'together',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...never, ...wholeProcess],
          isolate: false,
          // A process is handed on only between files that follow each other.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
