/**
 * Soak: the shop under a steady load of about half of what it can do, for half an hour: does anything grow?
 * Watchers come, go and lose their connection by thirds; bids, orders, prices and pages go on meanwhile. Ends with
 * what each figure does in an hour, and with an error if one rises beyond its band.
 *
 * Every few minutes, and at the end, everything rests for a moment: then each screen must show what the database has, and at
 * the end everything that was acknowledged must be there.
 *
 * `node --import tsx bench/soak.ts --minutes 30` (`--load 2` for twice of everything; `--processes 3` for several, with
 * Redis between them). Needs a production build.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { startTestRedis } from '#server/testing/redis.ts';
import { createShopServer } from '../e2e/shop-server.ts';
import { report } from './report.ts';
import { callApi } from './shop-api.ts';
import { type Piece, startActs } from './soak/acts.ts';
import { type Band, growthOf } from './soak/growth.ts';
import { observer, plainFigure, type Series, startCrowd } from './soak/observe.ts';
import { lostOf, staleScreens } from './soak/truth.ts';

const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const minutes = option('minutes', 30);
const load = option('load', 1);
const processes = option('processes', 1);
const watchers = Math.round(1_000 * load);
const pace = { bids: 8 * load, prices: 2 * load, orders: 2 * load, pages: 12 * load };
const pieceCount = 10;
const lookEveryMs = 10_000;
const runMs = minutes * 60_000;
const restEveryMs = Math.max(60_000, runMs / 6);
/** Until caches are full and code is compiled. */
const warmUpSeconds = Math.min(180, Math.max(40, minutes * 60 * 0.15));

/** How much may rise from the first third of a run to its last and still be called no growth. */
const bands: Record<string, Band> = {
  'RSS MB': { part: 0.1, besides: 10 },
  'heap MB, collected': { part: 0.05, besides: 3 },
  'outside the heap MB': { part: 0.1, besides: 5 },
  'handles beside sockets': { part: 0.1, besides: 30 },
  'timers a socket': { part: 0.2, besides: 0.3 },
  'open files beside sockets': { part: 0.1, besides: 30 },
  'sockets beyond the crowd': { part: 0, besides: 20 },
  'loop delay p99 ms': { part: 0.5, besides: 10 },
  'bid p99 ms': { part: 0.5, besides: 60 },
  'order p99 ms': { part: 0.5, besides: 100 },
  'page p99 ms': { part: 0.5, besides: 100 },
  'commit to client p99 ms': { part: 0.5, besides: 30 },
  'Postgres connections': { part: 0, besides: 2 },
  'renderer RSS MB': { part: 0.1, besides: 10 },
  'renderer heap MB, collected': { part: 0.05, besides: 3 },
  'renderer open files': { part: 0.1, besides: 10 },
  'change rows': { part: 0, besides: 500 },
  'change table MB': { part: 0.5, besides: 2 },
};

const api = <T>(method: string, path: string, body?: unknown): Promise<T> =>
  callApi(shops[0]?.url ?? '', method, path, body);

/** Pieces that never sell out, and a lot that outlives the run. */
async function prepare() {
  const { items } = await api<{ items: { topic: string; slug: string; variants: { sku: string }[] }[] }>(
    'GET',
    `/products?limit=${pieceCount}`,
  );
  const pieces = items.flatMap(({ topic, slug, variants: [first] }): Piece[] =>
    first ? [{ sku: first.sku, topic, path: `/products/${slug}` }] : [],
  );
  for (const { sku } of pieces) await api('PATCH', `/variants/${sku}`, { onHand: 1_000_000 });
  const startAmount = 1_000;
  const lot = await api<{ id: string; slug: string; topic: string }>('POST', '/auctions', {
    title: 'A jar for half an hour',
    description: '',
    maker: '',
    currency: 'EUR',
    startAmount,
    softCloseSeconds: 0,
    increments: [{ from: 0, step: 100 }],
    endsAt: new Date(Date.now() + runMs + 3_600_000).toISOString(),
  });
  return { pieces, lot: { ...lot, path: `/auctions/${lot.slug}`, startAmount } };
}

const postgres = await startTestPostgres({ durable: true });
const redis = processes > 1 ? await startTestRedis() : null;
const probeOf = (index: number) => join(tmpdir(), `marketday-soak-${process.pid}-${index}.sock`);
const shops = await Promise.all(
  Array.from({ length: processes }, (_, index) =>
    createShopServer({
      // One address asks for what a town does.
      LIMITS: '0',
      DATABASE_URL: postgres.url,
      ...(redis ? { REDIS_URL: redis.url } : {}),
      AUTH_SECRET: 'bench-secret-bench-secret-0123456789',
      SOAK_PROBE: probeOf(index),
      NODE_OPTIONS: `--import ${new URL('./soak/probe.mjs', import.meta.url)}`,
    }),
  ),
);
const crowd = startCrowd();
const database = new Client({ connectionString: postgres.url });
const series: Series = new Map();
let wrong = 0;
try {
  for (const shop of shops) await shop.start();
  await database.connect();
  const { pieces, lot } = await prepare();
  const topics = pieces.map(({ topic }) => topic);
  const socketUrls = shops.map(({ url }) => `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  crowd.send({ start: { urls: socketUrls, count: watchers, topics, everyones: [lot.topic, 'shop'] } });
  const acts = startActs({ urls: shops.map(({ url }) => url), pieces, lot }, pace);
  const probed = shops.map(({ url }, index) => ({ url, probePath: probeOf(index) }));
  const { look, failed } = observer({ shops: probed, database, crowd, acts }, series);
  const rests: { screens: number; stale: number; wentBack: number }[] = [];
  const rest = async () => {
    await acts.pause();
    const seen = await staleScreens(database, crowd);
    rests.push(seen);
    acts.resume();
    console.log(`at rest: ${seen.stale} stale on ${seen.screens} screens, ${seen.wentBack} sent after a newer one`);
  };
  const started = performance.now();
  let restAt = restEveryMs;
  for (let next = lookEveryMs; next <= runMs; next += lookEveryMs) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, started + next - performance.now())));
    console.log(await look((performance.now() - started) / 1000));
    if (next < restAt || next === runMs) continue;
    restAt += restEveryMs;
    await rest();
  }
  await acts.stop();
  await rest();
  const lost = await lostOf(database, acts.told);
  const stale = rests.reduce((sum, one) => sum + one.stale, 0);
  const exits = shops.filter(({ isRunning }) => !isRunning()).length;
  wrong += stale + lost + exits + (rests.at(-1)?.wentBack ?? 0);

  const figures: Record<string, number> = {
    minutes,
    processes,
    failed: failed.length,
    rests: rests.length,
    stale,
    lost,
    exits,
    acknowledged: acts.told.bids.length + acts.told.orders.length,
  };
  const rows = [...series].map(([figure, samples]) => {
    const { first, last, perHour, grows } = growthOf(
      samples.filter(({ at }) => at >= warmUpSeconds),
      bands[plainFigure(figure)] ?? { part: 0, besides: 0 },
    );
    if (grows) wrong++;
    figures[`${figure.replaceAll(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())}PerHour`] = perHour;
    return {
      figure,
      'first third': first,
      'last third': last,
      'an hour': perHour,
      verdict: grows ? 'GROWS' : 'no growth',
    };
  });
  for (const one of new Set(failed.slice(0, 50))) console.log(`failed: ${one}`);
  if (failed.length > 0) {
    wrong++;
    for (const shop of shops) console.log(`the shop says:\n${shop.output().slice(-4_000)}`);
  }
  report(
    `soak: ${minutes} minutes, ${watchers} watchers, ${processes} processes, a second ${JSON.stringify(pace)}`,
    rows,
    {
      ...figures,
      growing: rows.filter(({ verdict }) => verdict === 'GROWS').length,
    },
  );
  console.log(
    `${stale} stale in ${rests.length} rests, ${lost} of ${figures.acknowledged} acknowledged lost, ${exits} processes ended`,
  );
} finally {
  crowd.kill();
  await database.end();
  for (const shop of shops) await shop.remove();
  await redis?.stop();
  await postgres.stop();
}
process.exit(wrong > 0 ? 1 : 0);
