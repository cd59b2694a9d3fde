/**
 * The desk among 100,000 orders and as many acts in its log: each tab, filter, sort and search of the list of orders as
 * the page asks for them, a page far back, figures and the log. What is counted is all that the database and this process do for one list. `--quick`: 10,000.
 */
import { Client } from 'pg';
import { figuresQuerySchema } from '#contract/desk/figures.ts';
import { logListSchema } from '#contract/log/log-list.ts';
import { type OrderQuery, readDeskOrders } from '#server/desk/desk-orders.ts';
import { readLog } from '#server/desk/log/read-log.ts';
import { readOrdersToSend } from '#server/desk/orders-to-send.ts';
import { readFigures, readTakenLately } from '#server/desk/sales/read-figures.ts';
import { connectDatabase, disconnectDatabase } from '#server/engine/database/database.ts';
import { migrate } from '#server/engine/database/migrate.ts';
import { setSubjectsData } from '#server/retention/subjects-data.ts';
import type { Actor } from '#server/session/actor.ts';
import { subjects } from '#server/subjects.ts';
import { shopper } from '#server/testing/factories.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { fillLog } from './desk/log.ts';
import { fillOrders } from './desk/orders.ts';
import { percentile, report } from './report.ts';

const orders = process.argv.includes('--quick') ? 10_000 : 100_000;
const rounds = 30;
/** What any list of the desk may take. */
const goalMs = 100;

const postgres = await startTestPostgres();
await migrate(postgres.url);
const client = new Client({ connectionString: postgres.url });
await client.connect();
await fillOrders(client, orders);
await fillLog(client, orders);
await client.end();
await connectDatabase(postgres.url, { connections: 4 });

setSubjectsData(() => subjects);
const owner: Actor = shopper('bench-1', 'owner');
const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const middle = 1_000 + Math.round(orders / 2);
const lists: Record<string, OrderQuery> = {
  all: {},
  'to pack': { state: 'to_pack' },
  'to ship': { state: 'to_ship' },
  'needs a reply': { unread: true },
  'waiting for payment': { state: 'to_pay' },
  'done, oldest first': { state: 'done', sort: 'oldest' },
  cancelled: { state: 'cancelled' },
  'a page far back': { beyond: middle },
  'a month of last year': { from: day(430), to: day(400) },
  'cancelled in that month': { state: 'cancelled', from: day(430), to: day(400) },
  'by number': { search: `MD-${middle}` },
  'by a rare name': { search: 'name4711' },
  'by a name of one in five': { search: 'müller' },
  'by email': { search: 'customer4711@example.com' },
  'by SKU': { search: 'SKU-471' },
  'by tracking number': { search: `JJD${middle}` },
};

const rows: Record<string, string | number>[] = [];
const figures: Record<string, number> = {};
async function measure(name: string, run: () => Promise<unknown>): Promise<void> {
  for (let at = 0; at < 5; at += 1) await run();
  const walls: number[] = [];
  for (let at = 0; at < rounds; at += 1) {
    const startedAt = performance.now();
    await run();
    walls.push(performance.now() - startedAt);
  }
  const p95 = percentile(walls, 0.95);
  rows.push({ list: name, 'p50 ms': percentile(walls, 0.5), 'p95 ms': p95, '': p95 < goalMs ? '' : 'too slow' });
  figures[`${name} p95`] = p95;
}

try {
  for (const [name, query] of Object.entries(lists)) await measure(name, () => readDeskOrders(owner, query));
  await measure('to send, with their fields', () => readOrdersToSend(owner, []));
  for (const [name, query] of Object.entries({
    'figures of today': { period: 'day' },
    'figures of 30 days': {},
    'figures of a year': { period: 'year' },
  } as const))
    await measure(name, () => readFigures(owner, figuresQuerySchema.parse(query)));
  await measure('takings on Today', () => readTakenLately(owner));
  for (const [name, query] of Object.entries({
    log: {},
    'log of one person': { by: 'desk:bench-7' },
    'log of one kind': { section: 'prices' },
    'log of a day last year': { from: day(400), to: day(400) },
    'log far back': { before: `${Date.now() - 500 * 86_400_000}.order.x` },
  } as const))
    await measure(name, () => readLog(owner, logListSchema.parse(query)));
  report(`The desk among ${orders.toLocaleString('en')} orders`, rows, figures);
} finally {
  await disconnectDatabase();
  await postgres.stop();
}
