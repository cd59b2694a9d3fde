/** The engine's own tests: what somebody runs who changes nothing else (`npm run test:engine`). */
import { defineConfig } from 'vitest/config';
import { everywhere, inOneProcess, wholeProcess, workers } from './vitest.config.ts';

const include = ['server/engine/**/*.test.ts'];
const apart = wholeProcess.filter((file) => file.startsWith('server/engine/'));

export default defineConfig({
  test: {
    experimental: { fsModuleCache: true },
    globalSetup: ['server/testing/vitest-setup.ts'],
    projects: [
      // Nearly all of their time is waiting.
      { test: { ...everywhere, name: 'apart', include: apart, maxWorkers: workers(3) } },
      {
        test: {
          ...inOneProcess,
          name: 'together',
          include,
          exclude: apart,
          maxWorkers: workers(2),
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
