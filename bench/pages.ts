/**
 * Product pages: requests a second of the real server on a real Postgres against a bare `http` server
 * that writes the same bytes, quiet and with commits going on; and whether any answer was stale.
 * Needs a production build (`npm run build`). `--quick` measures for less long.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { apiKey, createShopServer } from '../e2e/shop-server.ts';
import { load } from './pages/load.ts';
import { report } from './report.ts';

const quick = process.argv.includes('--quick');
const seconds = quick ? 2 : 4;
const pairs = quick ? 200 : 1_000;
const connections = 64;
const commitsPerSecond = 50;
const path = '/products/tenmoku-moon-jar';
const sku = 'TENMOKU-MOON-JAR';

const postgres = await startTestPostgres({ durable: true });
const shop = await createShopServer({
  DATABASE_URL: postgres.url,
  AUTH_SECRET: 'bench-secret-bench-secret-0123456789',
});
const folder = await mkdtemp(join(tmpdir(), 'marketday-bench-'));
try {
  await shop.start();
  const port = Number(new URL(shop.url).port);
  const page = await fetch(`${shop.url}${path}`);
  const bytes = Buffer.from(await page.arrayBuffer());
  const file = join(folder, 'page.html');
  await writeFile(file, bytes);
  const bare = fork(new URL('./pages/bare-server.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, BENCH_BODY: file },
  });
  const [{ port: barePort }] = (await once(bare, 'message')) as [{ port: number }];

  const setPrice = async (priceAmount: number): Promise<void> => {
    const response = await fetch(`${shop.url}/api/v1/variants/${sku}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ priceAmount }),
    });
    if (!response.ok) throw new Error(`setting the price answered ${response.status}`);
    await response.arrayBuffer();
  };

  const floor = await load({ port: barePort, path, connections, seconds });
  const quiet = await load({ port, path, connections, seconds });
  let committing = true;
  let commits = 0;
  const committer = (async () => {
    while (committing) {
      await setPrice(20_000 + (commits++ % 5_000));
      await new Promise((resolve) => setTimeout(resolve, 1_000 / commitsPerSecond));
    }
  })();
  const started = performance.now();
  const busy = await load({ port, path, connections, seconds });
  committing = false;
  await committer;
  const commitRate = commits / ((performance.now() - started) / 1_000);

  let stale = 0;
  for (let i = 0; i < pairs; i++) {
    const amount = 30_000 + i;
    await setPrice(amount);
    const html = await (await fetch(`${shop.url}${path}`)).text();
    if (!html.includes(`\\"amount\\":${amount}`)) stale++;
  }
  bare.kill();

  const row = (server: string, measured: typeof floor, changes: number) => ({
    server,
    'commits/s on this page': changes,
    'requests/s': measured.perSecond,
    '÷ bare': measured.perSecond / floor.perSecond,
    'p50 ms': measured.p50,
    'p99 ms': measured.p99,
  });
  report(
    `pages: ${path}, ${(bytes.length / 1024).toFixed(1)} KB, ${connections} connections; ${stale} stale answers in ${pairs} change-then-request pairs`,
    [row('bare http, same bytes', floor, 0), row('Marketday', quiet, 0), row('Marketday', busy, commitRate)],
    {
      requestsRatio: quiet.perSecond / floor.perSecond,
      requestsRatioBusy: busy.perSecond / floor.perSecond,
      stale,
      pairs,
    },
  );
} finally {
  await shop.remove();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
