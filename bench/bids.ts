/**
 * One hot lot, and many at once, on a Postgres that writes every commit to disk: how many bids the one
 * command decides a second, beside what pgbench does with the same row lock, insert and update on the same server.
 *
 * `node --import tsx bench/bids.ts` (about half a minute; `--quick` for half of it)
 */
import { type ChildProcess, fork } from 'node:child_process';
import { migrateShop } from '#server/testing/migrate-shop.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import type { Load, Measured } from './bids/measured.ts';
import { pgbench } from './pgbench.ts';
import { report } from './report.ts';

const seconds = process.argv.includes('--quick') ? 2 : 4;
const bidders = 300;
const spectators = 200;
const lots = 200;
const biddersOnLots = 1_000;

const bidTables = [
  'CREATE TABLE bench_lot (id int PRIMARY KEY, amount int NOT NULL, version int NOT NULL)',
  'CREATE TABLE bench_bid (id bigserial PRIMARY KEY, lot int NOT NULL, amount int NOT NULL)',
  'INSERT INTO bench_lot VALUES (1, 0, 1)',
];
/** The hot-row bid as plain SQL: lock, insert, update, commit. */
const bidTransaction = `\\set amount random(1, 1000000)
BEGIN;
SELECT amount FROM bench_lot WHERE id = 1 FOR UPDATE;
INSERT INTO bench_bid (lot, amount) VALUES (1, :amount);
UPDATE bench_lot SET amount = :amount, version = version + 1 WHERE id = 1;
COMMIT;
`;

function child(file: string, env: Record<string, string>): ChildProcess {
  return fork(new URL(`./bids/${file}`, import.meta.url), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

function answer<T>(from: ChildProcess, kind: string): Promise<T> {
  return new Promise((resolve, reject) => {
    from.on('message', (message: { kind: string }) => message.kind === kind && resolve(message as T));
    from.once('exit', (code) => reject(new Error(`the benchmark's process ended with ${code}`)));
  });
}

function measure(on: ChildProcess, load: Load): Promise<Measured> {
  const measured = answer<Measured>(on, 'measured');
  on.send(load);
  return measured;
}

const postgres = await startTestPostgres({ durable: true });
const children: ChildProcess[] = [];
try {
  await migrateShop(postgres.url);
  const floor = await pgbench({ ...postgres, seconds, tables: bidTables, script: bidTransaction });
  const server = child('lot-server.ts', {
    BENCH_DATABASE_URL: postgres.url,
    BENCH_BIDDERS: String(bidders),
    BENCH_LOTS: String(lots),
  });
  children.push(server);
  const { port, auctionId } = await answer<{ port: number; auctionId: string }>(server, 'ready');
  const inProcess = await measure(server, { kind: 'closed', seconds, bidders });
  const onLots = await measure(server, { kind: 'lots', seconds, bidders: biddersOnLots });
  const clients = child('lot-clients.ts', {
    BENCH_URL: `http://127.0.0.1:${port}`,
    BENCH_LOT: auctionId,
    BENCH_BIDDERS: String(bidders),
    BENCH_SPECTATORS: String(spectators),
  });
  children.push(clients);
  await answer(clients, 'ready');
  const sockets = await measure(clients, { kind: 'closed', seconds, bidders });
  const steady = await measure(clients, { kind: 'open', seconds, perSecond: 1_000 });
  const stored = answer<{ wrong: number; bids: number }>(server, 'checked');
  server.send({ kind: 'check' });
  const { wrong, bids } = await stored;

  const line = (what: string, m: Measured) => ({
    load: what,
    'decided/s': m.decided,
    'accepted/s': m.accepted,
    '× pgbench': m.accepted / floor,
    'ack p50 ms': m.p50,
    'ack p99 ms': m.p99,
    'views/s': m.views,
  });
  report(
    'bids on one hot lot, durable',
    [
      { load: 'pgbench, 16 clients', 'accepted/s': floor, '× pgbench': 1 },
      line(`the command, ${bidders} bidders in the process`, inProcess),
      line(`the command, ${biddersOnLots} bidders on ${lots} lots`, onLots),
      line(`sockets, ${bidders} bidders, ${spectators} spectators`, sockets),
      line(`sockets, 1,000 bids/s offered, ${spectators} spectators`, steady),
    ],
    {
      pgbench: floor,
      acceptedInProcess: inProcess.accepted,
      ratioInProcess: inProcess.accepted / floor,
      acceptedOnLots: onLots.accepted,
      ratioOnLots: onLots.accepted / floor,
      acceptedOverSockets: sockets.accepted,
      decidedOverSockets: sockets.decided,
      ratioOverSockets: sockets.accepted / floor,
      ackP99MsAt1000: steady.p99,
      storedBids: bids,
      deviationsFromReplay: wrong,
    },
  );
  if (wrong > 0) process.exitCode = 1;
} finally {
  for (const one of children) one.kill();
  await postgres.stop();
}
