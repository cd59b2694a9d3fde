/** The tests that need no database and start no program: what a newcomer can run at once (`npm run test:fast`). */
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { importersOf, importGraph } from './scripts/import-graph.mjs';
import { everywhere, inOneProcess, workers } from './vitest.config.ts';

const graph = importGraph();
/** Whatever leads here starts PostgreSQL or another program. */
const needing = importersOf(graph, [
  'server/testing/database.ts',
  'server/testing/empty-database.ts',
  'server/testing/postgres.ts',
  'server/testing/installed-program.ts',
  'server/testing/migrate-shop.ts',
  'server/engine/database/embedded-postgres.ts',
  'server/engine/database/open-database.ts',
]);
/** Asks for what was started for the whole run, or starts processes by itself. */
const asksForMore = /\binject\(|node:child_process/;
/** Takes seconds: a day of a shop, bodies that come too slowly, connections that are lost and come back. */
const long = [
  'server/testing/simulation/simulation.test.ts',
  'server/api/answer-api.test.ts',
  'components/live/connection/connection.test.ts',
];

const fast = [...graph.keys()].filter(
  (file) =>
    /\.test\.tsx?$/.test(file) &&
    !needing.has(file) &&
    !long.includes(file) &&
    !asksForMore.test(readFileSync(file, 'utf8')),
);
/** Each declares metrics that a process can have once. */
const apart = ['own-inlines', 'page-data', 'unchanged-page'].map(
  (name) => `server/testing/engine/pages/${name}.test.ts`,
);

export default defineConfig({
  test: {
    experimental: { fsModuleCache: true },
    projects: [
      { test: { ...everywhere, name: 'apart', include: apart, maxWorkers: workers(1) } },
      {
        test: {
          ...inOneProcess,
          name: 'together',
          include: fast,
          exclude: apart,
          maxWorkers: workers(1),
        },
      },
    ],
  },
});
