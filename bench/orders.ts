/**
 * Durable orders a second, each paid and with its pieces taken from the shelf: everybody wants the same SKU, and
 * a thousand SKUs side by side, with the live engine running. Beside it what pgbench does with the stock row's
 * lock, one insert and one update. Ends with the books: no unit sold twice, none lost, all papers there.
 *
 * `node --import tsx bench/orders.ts` (about 40 s; `--quick` for half of it). `--http` instead orders from the
 * real server over 64 connections; it needs a production build.
 */

import { createServer } from 'node:http';
import type { CreateOrder } from '#contract/checkout/create-order.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { setSettings } from '#server/config/settings.ts';
import { measureDatabaseClock } from '#server/engine/database/clock.ts';
import { connectDatabase, database, disconnectDatabase } from '#server/engine/database/database.ts';
import { migrate } from '#server/engine/database/migrate.ts';
import { startLiveEngine } from '#server/engine/live/live-engine.ts';
import { liveShop } from '#server/live/live-shop.ts';
import { setSubjectsData } from '#server/retention/subjects-data.ts';
import { bookProblems } from '#server/testing/books.ts';
import { aProduct } from '#server/testing/factories.ts';
import { refusedCommands } from '#server/testing/no-commands.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { testSettings } from '#server/testing/settings.ts';
import { type Measured, measure } from './orders/buyers.ts';
import { buyerAt, startShop } from './orders/over-http.ts';
import { pgbench } from './pgbench.ts';
import { report } from './report.ts';

const quick = process.argv.includes('--quick');
const http = process.argv.includes('--http');
const seconds = quick ? 3 : 8;
const buyers = 64;
const skuCount = 1_000;
const plenty = 1_000_000;

const stockTables = [
  'CREATE TABLE bench_stock (id int PRIMARY KEY, on_hand int NOT NULL)',
  'CREATE TABLE bench_order (id bigserial PRIMARY KEY, stock int NOT NULL, at timestamptz NOT NULL DEFAULT now())',
  'INSERT INTO bench_stock VALUES (1, 1000000)',
];
/** The least that an order of one hot piece can be, in plain SQL. */
const stockTransaction = `BEGIN;
SELECT on_hand FROM bench_stock WHERE id = 1 FOR UPDATE;
INSERT INTO bench_order (stock) VALUES (1);
UPDATE bench_stock SET on_hand = on_hand - 1 WHERE id = 1;
COMMIT;
`;

async function buyHere(order: CreateOrder): Promise<void> {
  const answer = await placeApiOrder(order, { by: 'bench', placeKey: null });
  if (!answer.ok || answer.value.payment !== 'approved') throw new Error(JSON.stringify(answer));
}

/** Units that can't be accounted for: 0, or something was sold twice or lost. */
async function unaccounted(paid: number, skus: string[]): Promise<number> {
  const [row] = await database().$queryRaw<{ left: bigint; sold: bigint }[]>`
    SELECT sum(on_hand) AS left,
           (SELECT sum(quantity) FROM order_line WHERE sold_at IS NOT NULL AND sku = ANY (${skus}::text[])) AS sold
    FROM variant WHERE sku = ANY (${skus}::text[])`;
  return Math.abs(skus.length * plenty - paid - Number(row?.left)) + Math.abs(Number(row?.sold) - paid);
}

/** What runs beside orders in a server: it takes every announcement and sends whatever is watched. */
function startPublishing(): () => Promise<void> {
  const server = createServer();
  const engine = startLiveEngine({
    http: server,
    publicUrl: undefined,
    ...liveShop,
    commands: refusedCommands,
  });
  return () => engine.stop();
}

const postgres = await startTestPostgres({ durable: true });
try {
  await migrate(postgres.url);
  setSettings(testSettings());
  setSubjectsData(async () => (await import('#server/subjects.ts')).subjects);
  await connectDatabase(postgres.url, { connections: 10 });
  await measureDatabaseClock();
  const skus: string[] = [];
  for (let i = 0; i < skuCount; i++) skus.push((await aProduct({ onHand: plenty })).sku);
  const floor = await pgbench({ ...postgres, seconds, tables: stockTables, script: stockTransaction });

  const shop = http ? await startShop(postgres.url) : null;
  const over = shop ? buyerAt(shop, buyers) : null;
  const stopPublishing = http ? async () => {} : startPublishing();
  const load = { buyers, seconds, buy: over?.buy ?? buyHere };
  const hotSku = () => skus[0] ?? '';
  const warm = await measure({ ...load, seconds: 1, skuOf: (order) => skus[order % 7] ?? '' });
  // As in a shop that has been open for longer than a benchmark: the planner knows its tables.
  await database().$executeRaw`ANALYZE`;
  const hot = await measure({ ...load, skuOf: hotSku });
  const many = await measure({ ...load, skuOf: (order) => skus[order % skuCount] ?? '' });
  const few = await measure({ ...load, buyers: 1, seconds: Math.min(seconds, 3), skuOf: hotSku });
  over?.close();
  await shop?.stop();
  await shop?.remove();
  await stopPublishing();

  const wrong = await unaccounted(warm.paid + hot.paid + many.paid + few.paid, skus);
  // The publisher has deleted what it took.
  const problems = (await bookProblems()).filter((problem) => !problem.startsWith('not announced'));
  const line = (what: string, m: Measured) => ({
    load: what,
    'orders/s': m.perSecond,
    '× pgbench': m.perSecond / floor,
    'p50 ms': m.p50,
    'p99 ms': m.p99,
  });
  report(
    `orders, durable and paid${http ? ', over HTTP' : ''}`,
    [
      { load: 'pgbench, 16 clients, one stock row', 'orders/s': floor, '× pgbench': 1 },
      line(`${buyers} buyers, one SKU`, hot),
      line(`${buyers} buyers, ${skuCount} SKUs`, many),
      line('1 buyer', few),
    ],
    {
      pgbench: floor,
      ordersOnOneSku: hot.perSecond,
      p99MsOnOneSku: hot.p99,
      ordersOnManySkus: many.perSecond,
      p99MsOnManySkus: many.p99,
      p50MsAlone: few.p50,
      paid: warm.paid + hot.paid + many.paid + few.paid,
      unitsUnaccountedFor: wrong,
      deviationsOfTheBooks: problems.length,
    },
  );
  for (const problem of problems.slice(0, 10)) console.log(problem);
  if (wrong > 0 || problems.length > 0) process.exitCode = 1;
  await disconnectDatabase();
} finally {
  await postgres.stop();
}
