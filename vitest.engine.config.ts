/** The engine's own tests: what somebody runs who changes nothing else (`npm run test:engine`). */
import { defineConfig } from 'vitest/config';
import { everywhere, wholeProcess } from './vitest.config.ts';

const include = ['server/engine/**/*.test.ts'];
const apart = wholeProcess.filter((file) => file.startsWith('server/engine/'));

export default defineConfig({
  test: {
    experimental: { fsModuleCache: true },
    globalSetup: ['server/testing/vitest-setup.ts'],
    projects: [
      { test: { ...everywhere, name: 'apart', include: apart } },
      { test: { ...everywhere, name: 'together', include, exclude: apart, isolate: false } },
    ],
  },
});
