/**
 * Two more processes on the database that a shop writes to: for how long do they show what was true before, in
 * pages from memory and on open screens? One of them looks at the database before every page (`PAGE_READ_BARRIER`).
 * Quiet, and beside 200 commits a second. Needs a production build (`npm run build`). `--quick`: fewer changes.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { io } from 'socket.io-client';
import type { View } from '#contract/wire/views.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { apiKey, createShopServer, type ShopServer } from '../e2e/shop-server.ts';
import { manyPieces } from './pages/pieces.ts';
import { percentile, report } from './report.ts';
import { callApi } from './shop-api.ts';

const changes = process.argv.includes('--quick') ? 60 : 300;
const commitsPerSecond = 200;
const pieceCount = 1_000;
/** The poll's: changes must not keep step with it. */
const pollMs = 200;

const postgres = await startTestPostgres({ durable: true });
const environment = {
  // One address asks for what a town does.
  LIMITS: '0',
  DATABASE_URL: postgres.url,
  AUTH_SECRET: 'bench-secret-bench-secret-0123456789',
};
const writer = await createShopServer(environment);
const other = await createShopServer(environment);
const careful = await createShopServer({ ...environment, PAGE_READ_BARRIER: '1' });
const shops = [writer, other, careful];
let committer: ChildProcess | undefined;

const sku = 'BENCH-1';
const path = '/products/bench-1';

async function shownBy(shop: ShopServer): Promise<number> {
  const html = await (await fetch(`${shop.url}${path}`)).text();
  return Number(/\\"price\\":\{\\"amount\\":(\d+)/.exec(html)?.[1]);
}

/** What a screen at this shop has been sent: when each price came. */
function screenAt(shop: ShopServer): { came: Map<number, number>; close(): void } {
  const came = new Map<number, number>();
  const socket = io(shop.url, { transports: ['websocket'] });
  socket.on('connect', () => socket.emit('watch', { topics: [{ topic: 'product:bench-1' }] }, () => {}));
  socket.on('view', (view: View<'product'>) => {
    const amount = view.data.variants[0]?.price.amount;
    if (amount !== undefined && !came.has(amount)) came.set(amount, performance.now());
  });
  return { came, close: () => void socket.close() };
}

/** Milliseconds from each change's answer until it was shown. */
interface Lateness {
  otherPage: number[];
  carefulPage: number[];
  ownPage: number[];
  otherScreen: number[];
  ownScreen: number[];
  /** Answers until then that showed what was before. */
  stale: { own: number; other: number; careful: number };
}

async function changeAndWatch(from: number): Promise<Lateness> {
  const screens = { own: screenAt(writer), other: screenAt(other) };
  const late: Lateness = {
    otherPage: [],
    carefulPage: [],
    ownPage: [],
    otherScreen: [],
    ownScreen: [],
    stale: { own: 0, other: 0, careful: 0 },
  };
  for (const shop of shops) await shownBy(shop);
  for (let amount = from; amount < from + changes; amount++) {
    await sleep(Math.random() * pollMs);
    await callApi(writer.url, 'PATCH', `/variants/${sku}`, { priceAmount: amount });
    const acknowledged = performance.now();
    const until = async (shop: ShopServer, whose: keyof Lateness['stale']) => {
      while ((await shownBy(shop)) !== amount) late.stale[whose]++;
      return performance.now() - acknowledged;
    };
    const [own, others, carefuls] = await Promise.all([
      until(writer, 'own'),
      until(other, 'other'),
      until(careful, 'careful'),
    ]);
    late.ownPage.push(own);
    late.otherPage.push(others);
    late.carefulPage.push(carefuls);
    for (const [screen, into] of [
      [screens.own, late.ownScreen],
      [screens.other, late.otherScreen],
    ] as const) {
      while (!screen.came.has(amount)) await sleep(1);
      into.push((screen.came.get(amount) ?? 0) - acknowledged);
    }
  }
  for (const screen of Object.values(screens)) screen.close();
  return late;
}

try {
  for (const shop of shops) await shop.start();
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await manyPieces(client, pieceCount);
  await client.end();
  committer = fork(new URL('./pages/committer.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      BENCH_SHOP: writer.url,
      BENCH_KEY: apiKey,
      BENCH_DATABASE: postgres.url,
      BENCH_SKUS: String(pieceCount),
    },
  });
  const quiet = await changeAndWatch(100_000);
  committer.send({ start: 'sql', perSecond: commitsPerSecond });
  const busy = await changeAndWatch(200_000);
  committer.send('stop');

  const rows = (label: string, { stale, ...late }: Lateness) =>
    (
      [
        ['page of the process that changed it', late.ownPage, stale.own],
        ['page of another process', late.otherPage, stale.other],
        ['page of another, with the read barrier', late.carefulPage, stale.careful],
        ['screen at the process that changed it', late.ownScreen, ''],
        ['screen at another process', late.otherScreen, ''],
      ] as const
    ).map(([what, values, staleAnswers]) => ({
      [`ms after the answer, ${label}`]: what,
      p50: percentile(values, 0.5),
      p99: percentile(values, 0.99),
      most: Math.max(...values),
      'stale answers': staleAnswers,
    }));
  for (const [label, late] of [
    ['quiet', quiet],
    [`${commitsPerSecond} commits/s`, busy],
  ] as const) {
    report(`other processes: ${changes} changes, ${label}`, rows(label, late), {
      staleOwn: late.stale.own,
      staleBarrier: late.stale.careful,
      otherPageP99: percentile(late.otherPage, 0.99),
      otherScreenP99: percentile(late.otherScreen, 0.99),
    });
  }
  if (quiet.stale.own + quiet.stale.careful + busy.stale.own + busy.stale.careful > 0) process.exitCode = 1;
} finally {
  committer?.kill();
  for (const shop of shops) await shop.remove();
  await postgres.stop();
}
process.exit();
