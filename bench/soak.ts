/**
 * Soak: the shop under a steady load of about half of what it can do, for half an hour: does anything grow?
 * Watchers come, go and lose their connection by thirds; bids, orders, prices and pages go on meanwhile. Ends with
 * what each figure does in an hour, and with an error if one rises beyond its band.
 *
 * `node --import tsx bench/soak.ts --minutes 30` (`--load 2` for twice of everything). Needs a production build.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { createShopServer } from '../e2e/shop-server.ts';
import { report } from './report.ts';
import { callApi } from './shop-api.ts';
import { type Piece, startActs } from './soak/acts.ts';
import { type Band, growthOf } from './soak/growth.ts';
import { observer, type Series, startCrowd } from './soak/observe.ts';

const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const minutes = option('minutes', 30);
const load = option('load', 1);
const watchers = Math.round(1_000 * load);
const pace = { bids: 8 * load, prices: 2 * load, orders: 2 * load, pages: 12 * load };
const pieceCount = 10;
const lookEveryMs = 10_000;
const runMs = minutes * 60_000;
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

const api = <T>(method: string, path: string, body?: unknown): Promise<T> => callApi(shop.url, method, path, body);

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
const probePath = join(tmpdir(), `marketday-soak-${process.pid}.sock`);
const shop = await createShopServer({
  // One address asks for what a town does.
  LIMITS: '0',
  DATABASE_URL: postgres.url,
  AUTH_SECRET: 'bench-secret-bench-secret-0123456789',
  SOAK_PROBE: probePath,
  NODE_OPTIONS: `--import ${new URL('./soak/probe.mjs', import.meta.url)}`,
});
const crowd = startCrowd();
const database = new Client({ connectionString: postgres.url });
const series: Series = new Map();
let wrong = 0;
try {
  await shop.start();
  await database.connect();
  const { pieces, lot } = await prepare();
  const topics = pieces.map(({ topic }) => topic);
  const url = `${shop.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  crowd.send({ start: { url, count: watchers, topics, everyones: [lot.topic, 'shop'] } });
  const acts = startActs({ url: shop.url, pieces, lot }, pace);
  const { look, failed } = observer({ shopUrl: shop.url, probePath, database, crowd, acts }, series);
  const started = performance.now();
  for (let next = lookEveryMs; next <= runMs; next += lookEveryMs) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, started + next - performance.now())));
    console.log(await look((performance.now() - started) / 1000));
  }
  await acts.stop();

  const figures: Record<string, number> = { minutes, failed: failed.length };
  const rows = [...series].map(([figure, samples]) => {
    const { first, last, perHour, grows } = growthOf(
      samples.filter(({ at }) => at >= warmUpSeconds),
      bands[figure] ?? { part: 0, besides: 0 },
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
    console.log(`the shop says:\n${shop.output().slice(-4_000)}`);
  }
  report(`soak: ${minutes} minutes, ${watchers} watchers, a second ${JSON.stringify(pace)}`, rows, {
    ...figures,
    growing: rows.filter(({ verdict }) => verdict === 'GROWS').length,
  });
} finally {
  crowd.kill();
  await database.end();
  await shop.remove();
  await postgres.stop();
}
process.exit(wrong > 0 ? 1 : 0);
