import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/**
 * Those with shops of their own: the longest would else be what a single worker ends with. Those that import Playwright's
 * own `test` share workers, which a file that is among the others would be started for anew, at the end.
 */
const ownShops = [
  'rolling-restart',
  'whatever-falls',
  'storm',
  'restart',
  'other-version',
  'several-processes',
  'behind-pooler',
  'checkout',
  'stripe',
  'mollie',
].map((name) => `**/${name}.spec.ts`);

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/shop-template.ts',
  fullyParallel: false,
  // A part of each test waits for a clock. Each has a shop and a browser of its own: more than eight would only start those.
  workers: Math.min(availableParallelism() + 1, 8),
  retries: 0,
  // Bounds for what hangs: beside other work, what takes ten seconds takes thirty.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? 'test-results/e2e.json' }]],
  // The longest begin first: the others fill the time of the remaining workers.
  projects: [
    { name: 'shops of their own', testMatch: ownShops },
    { name: 'all others', testIgnore: ownShops },
  ],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    // A trace takes a tenth of a run's processor time. What failed has its pages' text and pictures; `--trace on` tells all.
    trace: 'off',
    launchOptions: {
      ...(process.env.PLAYWRIGHT_CHROMIUM_PATH ? { executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
