/**
 * What a shop costs that nobody visits: processor time of all its processes, of one with the embedded database and of one
 * with PostgreSQL, whose processes are counted apart. The demo's lots open, fall and close meanwhile. Needs a production
 * build (`npm run build`) and Linux's /proc. `--seconds=60`: for how long.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { createShopServer } from '../e2e/shop-server.ts';
import { readUsed } from './processor-use.ts';
import { report } from './report.ts';

const given = process.argv.find((word) => word.startsWith('--seconds='));
const seconds = Number(given?.slice('--seconds='.length) ?? 60);
/** The first pages are rendered ahead, code is compiled, and V8 gives back the start's memory, a second's work, after 60 to 85 s. */
const settleMs = 120_000;

async function measure(environment: Record<string, string>): Promise<{ shop: number; database: number }> {
  const shop = await createShopServer({ AUTH_SECRET: 'bench-secret-bench-secret-0123456789', ...environment });
  await shop.start();
  try {
    await sleep(settleMs);
    const before = readUsed();
    const startedAt = performance.now();
    await sleep(seconds * 1000);
    const after = readUsed();
    const percent = 100_000 / (performance.now() - startedAt);
    return {
      shop: (after.shop - before.shop) * percent,
      database: (after.database - before.database) * percent,
    };
  } finally {
    await shop.remove();
  }
}

const embedded = await measure({});
const postgres = await startTestPostgres({ durable: true });
const apart = await measure({ DATABASE_URL: postgres.url });
await postgres.stop();
report(
  `An idle shop for ${seconds} s, % of a core`,
  [
    { shop: 'embedded database', 'its processes': embedded.shop },
    { shop: 'PostgreSQL', 'its processes': apart.shop, 'the database’s': apart.database },
  ],
  { idle_embedded: embedded.shop, idle_postgres: apart.shop, idle_database: apart.database },
);
process.exit();
