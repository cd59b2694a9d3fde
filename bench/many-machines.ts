/**
 * Several processes that hear each other over Redis: how much later another one's screens are, whether its pages are
 * ever stale and what they cost for it, what a message costs whoever sends it, and how often one view is read for all
 * of them. Needs a production build
 * (`npm run build`) and redis-server. `--quick`: fewer changes and pages; `--messages`: what a message costs, alone.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { io, type Socket } from 'socket.io-client';
import type { View } from '#contract/wire/views.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { startTestRedis } from '#server/testing/redis.ts';
import { apiKey, createShopServer, type ShopServer } from '../e2e/shop-server.ts';
import { costsOfMessage } from './many-machines/delivery.ts';
import { readsPerWindow } from './many-machines/reads-per-window.ts';
import { manyPieces } from './pages/pieces.ts';
import { percentile, report } from './report.ts';
import { callApi } from './shop-api.ts';

const quick = process.argv.includes('--quick');
const onlyMessages = process.argv.includes('--messages');
const changes = quick ? 100 : 500;
const pages = quick ? 300 : 10_000;
const pageSeconds = quick ? 2 : 5;
const rounds = quick ? 2 : 4;
const nodeCounts = [3, 8];
const readSeconds = quick ? 4 : 10;
const pieceCount = 50;
const watchers = quick ? 200 : 500;
const watchedSeconds = quick ? 3 : 8;
const watchedRounds = quick ? 2 : 4;

const metricsToken = 'bench-metrics-token-0123456789';
const postgres = await startTestPostgres({ durable: true });
const redis = await startTestRedis();
const environment = {
  // One address asks for what a town does.
  LIMITS: '0',
  DATABASE_URL: postgres.url,
  REDIS_URL: redis.url,
  DATA_DIR_SHARED: '1',
  METRICS_TOKEN: metricsToken,
  AUTH_SECRET: 'bench-secret-bench-secret-0123456789',
  HOST: '127.0.0.1',
};
const writer = await createShopServer(environment);
const other = await createShopServer(environment);
const careless = await createShopServer({ ...environment, PAGE_READ_BARRIER: '0' });
const { REDIS_URL: _redis, ...withoutRedis } = environment;
const alone = await createShopServer(withoutRedis);
const shops = [writer, other, careless];

const pathOf = (index: number) => `/products/bench-${index}`;
let amount = 100_000;

async function shownBy(shop: ShopServer, index: number): Promise<number> {
  const html = await (await fetch(shop.url + pathOf(index))).text();
  return Number(/\\"price\\":\{\\"amount\\":(\d+)/.exec(html)?.[1]);
}

const change = (index: number, priceAmount: number) =>
  callApi(writer.url, 'PATCH', `/variants/BENCH-${index}`, { priceAmount });

async function screenAt(shop: ShopServer): Promise<{ came: Map<number, number>; socket: Socket }> {
  const came = new Map<number, number>();
  const socket = io(shop.url, { transports: ['websocket'], auth: { token: apiKey } });
  socket.on('view', (view: View<'product'>) => {
    const shown = view.data.variants[0]?.price.amount;
    if (shown !== undefined && !came.has(shown)) came.set(shown, performance.now());
  });
  await new Promise((resolve) => socket.once('connect', () => resolve(null)));
  await socket.emitWithAck('watch', { topics: [{ topic: 'product:bench-1' }] });
  return { came, socket };
}

/** Milliseconds from just before each change to each screen, and how much later the other's was. */
async function screens() {
  const [own, others] = await Promise.all([screenAt(writer), screenAt(other)]);
  const late = { own: [] as number[], other: [] as number[], added: [] as number[] };
  for (let i = 0; i < changes; i++) {
    await sleep(70 + Math.random() * 60);
    const price = ++amount;
    const from = performance.now();
    await change(1, price);
    while (!own.came.has(price) || !others.came.has(price)) await sleep(1);
    const [here, there] = [own.came.get(price) ?? 0, others.came.get(price) ?? 0];
    late.own.push(here - from);
    late.other.push(there - from);
    late.added.push(there - here);
  }
  for (const { socket } of [own, others]) socket.close();
  return late;
}

/** Each page is asked for at the other process as soon as the change is acknowledged. */
async function stalePages(): Promise<number> {
  let stale = 0;
  const each = async (lane: number) => {
    for (let i = lane; i < pages; i += 4) {
      // A lane has its own pieces, so that it knows what each must show.
      const index = 2 + ((i * 4 + lane) % 10) * 4 + lane;
      const price = ++amount;
      await change(index, price);
      if ((await shownBy(other, index)) !== price) stale++;
    }
  };
  await Promise.all([0, 1, 2, 3].map(each));
  return stale;
}

async function cpuSeconds(shop: ShopServer): Promise<number> {
  const text = await (
    await fetch(`${shop.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })
  ).text();
  return Number(/^marketday_process_cpu_seconds_total ([\d.e+-]+)/m.exec(text)?.[1]);
}

async function messages() {
  const senders: [what: string, server: ShopServer][] = [
    ['without Redis', alone],
    ['with Redis, changed and read by itself', writer],
    ['with Redis, read by another', other],
  ];
  // One at each before anything is measured: what a view costs a process is counted with nobody else there.
  const screensOfAll = await Promise.all(senders.map(([, server]) => screenAt(server)));
  const rounds: number[][] = [];
  for (let round = 0; round < watchedRounds; round++) {
    rounds.push(
      await costsOfMessage(
        senders.map(([, server]) => server),
        {
          watchers,
          seconds: watchedSeconds,
          topic: 'product:bench-1',
          change: () => change(1, ++amount),
          cpuSeconds,
        },
      ),
    );
  }
  for (const { socket } of screensOfAll) socket.close();
  const own = (round: number[]) => round[1] ?? Number.NaN;
  return senders.map(([what], index) => ({
    what,
    micros: percentile(
      rounds.map((round) => round[index] ?? Number.NaN),
      0.5,
    ),
    ratios: rounds.map((round) => (round[index] ?? Number.NaN) / own(round)),
  }));
}

/** Microseconds of processor time for each page from memory, beside 20 changes a second. */
async function pageCost(shop: ShopServer): Promise<number> {
  const asker: ChildProcess = fork(new URL('./many-machines/asker.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, BENCH_URL: shop.url + pathOf(pieceCount) },
  });
  await new Promise((resolve) => asker.once('message', resolve));
  const changing = new AbortController();
  const changed = (async () => {
    while (!changing.signal.aborted) {
      await change(1, ++amount);
      await sleep(50);
    }
  })();
  const idleFrom = await cpuSeconds(shop);
  await sleep(1_000);
  const idlePerSecond = (await cpuSeconds(shop)) - idleFrom;
  const from = await cpuSeconds(shop);
  asker.send(pageSeconds);
  const asked = await new Promise<number>((resolve) => asker.once('message', (count: number) => resolve(count)));
  const used = (await cpuSeconds(shop)) - from - idlePerSecond * pageSeconds;
  changing.abort();
  await changed;
  asker.kill();
  return (used * 1e6) / asked;
}

async function readings(): Promise<void> {
  const rows: Record<string, string | number>[] = [];
  const figures: Record<string, number> = {};
  for (const nodes of nodeCounts) {
    const { reads, windows, perSecond } = await readsPerWindow(postgres.url, redis.url, {
      nodes,
      seconds: readSeconds,
    });
    rows.push({ processes: nodes, 'commits/s': perSecond, reads, windows, 'reads a window': reads / windows });
    figures[`readsPerWindow${nodes}`] = reads / windows;
  }
  report('reads of one topic that never rests, all processes together', rows, figures);
}

/** @returns how many pages were stale */
async function screensAndPages(): Promise<number> {
  const late = await screens();
  const row = (what: string, values: readonly number[]) => ({
    [`ms, ${changes} changes`]: what,
    p50: percentile(values, 0.5),
    p90: percentile(values, 0.9),
    p99: percentile(values, 0.99),
  });
  report(
    'screens of two processes, from the command to the view',
    [
      row('at the one that changed it', late.own),
      row('at another', late.other),
      row('how much later there', late.added),
    ],
    { addedP50: percentile(late.added, 0.5), addedP99: percentile(late.added, 0.99) },
  );

  const stale = await stalePages();
  const cost = { bus: [] as number[], none: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    cost.none.push(await pageCost(careless));
    cost.bus.push(await pageCost(other));
  }
  const ratio = percentile(cost.bus, 0.5) / percentile(cost.none, 0.5);
  report(
    'pages of another process than the one that changed them',
    [
      { what: 'stale at the answer to the change', figure: stale, of: pages },
      { what: 'µs CPU a page, PAGE_READ_BARRIER=0', figure: percentile(cost.none, 0.5) },
      { what: 'µs CPU a page, bus', figure: percentile(cost.bus, 0.5) },
      { what: 'ratio', figure: ratio },
    ],
    { stale, pageCost: ratio },
  );
  return stale;
}

try {
  for (const shop of shops) await shop.start();
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await manyPieces(client, pieceCount);
  await client.end();
  await change(1, ++amount);

  const stale = onlyMessages ? 0 : await screensAndPages();
  await careless.stop();
  await alone.start();
  const sent = await messages();
  report(
    `processor time of a message, ${watchers} watchers at each, ten changes a second`,
    sent.map(({ what, micros, ratios }) => ({
      'sent by a process': what,
      µs: micros,
      '÷ own, median': percentile(ratios, 0.5),
      least: Math.min(...ratios),
      most: Math.max(...ratios),
    })),
    { receivedRatio: percentile(sent[2]?.ratios ?? [], 0.5) },
  );
  for (const shop of [...shops, alone]) await shop.stop();

  if (!onlyMessages) await readings();
  if (stale > 0) process.exitCode = 1;
} finally {
  for (const shop of [...shops, alone]) await shop.remove();
  await redis.stop();
  await postgres.stop();
}
process.exit();
