/**
 * Product pages: requests a second of the real server on a real Postgres against a bare `http` server
 * that writes the same bytes; quiet, and with 200 commits a second over a thousand pieces of which a
 * hundred are asked for. Then the check that matters more: was any answer stale? Needs a production
 * build (`npm run build`). `--quick` measures for less long; `--large`: the thousand are among 25,000 pieces.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { apiKey } from '../e2e/shop-server.ts';
import { atOnce, type Changeable, oneAfterTheOther } from './pages/freshness.ts';
import { type Load, load } from './pages/load.ts';
import { type BenchPiece, manyPieces } from './pages/pieces.ts';
import { untilQuiet } from './processor-use.ts';
import { report } from './report.ts';
import { callApi } from './shop-api.ts';
import { shopOnPostgres } from './shop-on-postgres.ts';

interface Measured extends Load {
  /** A second, as are all. */
  renderings: number;
  commits: number;
}
/** By requests a second. */
const medianOf = (several: Measured[]): Measured =>
  several.sort((one, other) => one.perSecond - other.perSecond)[several.length >> 1] as Measured;

const quick = process.argv.includes('--quick');
const seconds = quick ? 2 : 5;
const pairs = quick ? 500 : 5_000;
const connections = 64;
const commitsPerSecond = 200;
/** So many are changed, of so many. */
const pieceCount = 1_000;
const allPieces = process.argv.includes('--large') ? 25_000 : pieceCount;
const askedFor = 100;

const child = (file: string, env: Record<string, string>): ChildProcess =>
  fork(new URL(`./pages/${file}`, import.meta.url), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...env },
  });

const { postgres, shop } = await shopOnPostgres({
  ...(process.argv.includes('--barrier') ? { PAGE_READ_BARRIER: '1' } : {}),
});
const folder = await mkdtemp(join(tmpdir(), 'marketday-bench-'));
const children: ChildProcess[] = [];
try {
  await shop.start();
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const pieces = await manyPieces(client, allPieces);
  await client.query('ANALYZE');
  await client.end();
  await untilQuiet();
  const paths = pieces.slice(0, askedFor).map(({ path }) => path);
  const port = Number(new URL(shop.url).port);
  const bytes = Buffer.from(await (await fetch(`${shop.url}${paths[0]}`)).arrayBuffer());
  const file = join(folder, 'page.html');
  await writeFile(file, bytes);
  const bare = child('bare-server.ts', { BENCH_BODY: file });
  children.push(bare);
  const [{ port: barePort }] = (await once(bare, 'message')) as [{ port: number }];
  const committer = child('committer.ts', {
    BENCH_SHOP: shop.url,
    BENCH_KEY: apiKey,
    BENCH_DATABASE: postgres.url,
    BENCH_SKUS: String(pieceCount),
  });
  children.push(committer);

  const measure = async (at: number): Promise<Measured> => {
    const before = at === port ? await renderings() : 0;
    const started = performance.now();
    const measured = await load({ port: at, paths, connections, seconds });
    const rendered = at === port ? (await renderings()) - before : 0;
    return { ...measured, renderings: (rendered / (performance.now() - started)) * 1000, commits: 0 };
  };
  /** How many pages the shop has rendered so far. */
  async function renderings(): Promise<number> {
    const figures = await (await fetch(`${shop.url}/metrics`)).text();
    return Number(/^marketday_page_cache_total\{what="misses"\} (\d+)/m.exec(figures)?.[1]);
  }
  /** With commits going on. */
  async function whileCommitting(way: 'api' | 'sql', run: () => Promise<Measured>): Promise<Measured> {
    committer.send({ start: way, perSecond: commitsPerSecond });
    const started = performance.now();
    const measured = await run();
    const counted = once(committer, 'message');
    committer.send('count');
    const [count] = (await counted) as [number];
    committer.send('stop');
    return { ...measured, commits: count / ((performance.now() - started) / 1000) };
  }

  await measure(port); // warm-up: every page rendered, every path compiled
  // In turn, since the machine's own speed moves from second to second.
  const rounds = [];
  for (let round = 0; round < 3; round++) {
    rounds.push({
      floor: await measure(barePort),
      quiet: await measure(port),
      busy: await whileCommitting('sql', () => measure(port)),
      // Last: pages that are dropped meanwhile are rendered again before the next round counts.
      floorBusy: await whileCommitting('sql', () => measure(barePort)),
    });
  }
  await measure(port); // what was dropped meanwhile is rendered again
  const byApi = await whileCommitting('api', () => measure(port));
  const floor = medianOf(rounds.map((round) => round.floor));
  const quiet = medianOf(rounds.map((round) => round.quiet));
  const floorBusy = medianOf(rounds.map((round) => round.floorBusy));
  const busy = medianOf(rounds.map((round) => round.busy));

  const changeable = ({ path, sku }: BenchPiece): Changeable => ({
    async change(priceAmount) {
      await callApi(shop.url, 'PATCH', `/variants/${sku}`, { priceAmount });
    },
    async shown() {
      const html = await (await fetch(`${shop.url}${path}`)).text();
      return Number(/\\"price\\":\{\\"amount\\":(\d+)/.exec(html)?.[1]);
    },
  });
  const four = pieces.slice(0, 4).map(changeable);
  const inTurn = await oneAfterTheOther(four, pairs, 100_000);
  const together = await atOnce(four, pairs, 200_000);

  const row = (server: string, measured: Measured) => ({
    server,
    'commits/s': measured.commits,
    'renderings/s': measured.renderings,
    'requests/s': measured.perSecond,
    '÷ bare': measured.perSecond / floor.perSecond,
    '÷ bare, same commits': measured.perSecond / (measured.commits > 0 ? floorBusy : floor).perSecond,
    'p50 ms': measured.p50,
    'p99 ms': measured.p99,
  });
  report(
    `pages: ${askedFor} of ${allPieces} pieces, ${(bytes.length / 1024).toFixed(1)} KB, ${connections} connections, medians of ${rounds.length}`,
    [
      row('bare http, same bytes', floor),
      row('Marketday', quiet),
      row('bare http beside commits by SQL', floorBusy),
      row('Marketday beside commits by SQL', busy),
      row('Marketday, commits through its API', byApi),
    ],
    {
      requestsRatio: quiet.perSecond / floor.perSecond,
      requestsRatioBusy: busy.perSecond / floor.perSecond,
      requestsRatioBusyBoth: busy.perSecond / floorBusy.perSecond,
      requestsRatioApi: byApi.perSecond / floor.perSecond,
      apiCommits: byApi.commits,
      stale: inTurn.stale + together.stale,
      pairs: inTurn.pairs + together.pairs,
    },
  );
  console.log(
    `stale: ${inTurn.stale} of ${inTurn.pairs} change-then-request pairs, ${together.stale} of ${together.pairs} with four writers and 24 readers at once`,
  );
  if (inTurn.stale + together.stale > 0) process.exitCode = 1;
} finally {
  for (const one of children) one.kill();
  await shop.stop();
  await shop.remove();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit();
