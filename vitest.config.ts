import { defineConfig } from 'vitest/config';
import { briefProcess } from './server/testing/brief-process.ts';

const everywhere = {
  setupFiles: ['server/testing/property-seed.ts'],
  // Not threads: the database client is one per process.
  pool: 'forks' as const,
  execArgv: briefProcess,
  // With two cores: half of a test's time is waiting, for a clock, a process or the database.
  maxWorkers: 4,
  // Bounds for what hangs, beside other work too.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  env: { LOG_LEVEL: 'silent' },
};
const never = ['node_modules/**', '.next/**', 'e2e/**'];
/** What looks at a whole process: its sockets, timers, connections, memory of pages. Each file gets one of its own. */
const wholeProcess = [
  'server/*.test.ts',
  ...['database', 'http', 'live', 'testing', 'trace'].map((room) => `server/${room}/**/*.test.ts`),
  'server/shipping/convergence.test.ts',
  ...['bench', 'deploy', 'prisma', 'scripts'].map((room) => `${room}/**/*.test.ts`),
];

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
