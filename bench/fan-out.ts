/**
 * Fan-out: one product, 1,000 and 5,000 watchers. CPU per delivered message and commit-to-client time
 * against a bare `ws` server that sends the same bytes in the same run; then 1,000 changes a second,
 * where conflation must keep the newest state fresh. `--quick`: 1,000 watchers only.
 */
import type { ChildProcess } from 'node:child_process';
import { Client } from 'pg';
import { migrateShop } from '#server/testing/migrate-shop.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { answer, ask, child } from './fan-out/processes.ts';
import { percentile, report } from './report.ts';

interface Usage {
  cpu: NodeJS.CpuUsage;
  loopP99Ms: number;
  rss: number;
}
interface Taken {
  delivered: number;
  marks: Uint32Array;
  times: Float64Array;
  behind: number;
}
interface Measured {
  microsPerMessage: number;
  p50: number;
  p99: number;
  delivered: number;
  cores: number;
  loopP99Ms: number;
  changes: number;
  /** CPU in all, changes made in all, messages in all. */
  micros: number;
  changed: number;
  deliveredInAll: number;
}

const quick = process.argv.includes('--quick');
const seconds = quick ? 3 : 6;
/** A busy machine is given time to tell everybody: how old it was then is in the figures. */
const longestEndMs = 20_000;
const now = () => performance.timeOrigin + performance.now();
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs `change` at `perSecond` for some seconds, and says what the watchers got and what it cost. */
async function measure(
  server: ChildProcess,
  clients: ChildProcess[],
  perSecond: number,
  change: (mark: number) => unknown,
): Promise<Measured> {
  const sentAt = new Map<number, number>();
  const take = () => Promise.all(clients.map((one) => ask<Taken>(one, { kind: 'take' }, 'taken')));
  await take();
  const before = await ask<Usage>(server, 'usage', 'usage');
  const started = now();
  const running: Promise<void>[] = [];
  let mark = firstMark;
  while (now() - started < seconds * 1000) {
    const due = started + ((mark - firstMark) * 1000) / perSecond;
    if (due > now()) await later(due - now());
    const this_ = mark++;
    running.push(Promise.resolve(change(this_)).then(() => void sentAt.set(this_, now())));
  }
  await Promise.all(running);
  const elapsed = now() - started;
  const after = await ask<Usage>(server, 'usage', 'usage');
  const last = mark - 1;
  const taken: Taken[] = [];
  const atEnd = now();
  for (let isOver = false; !isOver; ) {
    if (now() - atEnd > longestEndMs) throw new Error('a watcher did not end on the newest state');
    await later(500);
    const some = await take();
    taken.push(...some);
    isOver = some.every(({ behind }) => behind === last);
  }
  firstMark = mark;
  const ages = taken.flatMap(({ marks, times }) =>
    Array.from(times, (at, i) => at - (sentAt.get(marks[i] ?? 0) ?? at)),
  );
  const delivered = taken.reduce((sum, { delivered }) => sum + delivered, 0);
  const micros = after.cpu.user - before.cpu.user + after.cpu.system - before.cpu.system;
  return {
    microsPerMessage: micros / delivered,
    p50: percentile(ages, 0.5),
    p99: percentile(ages, 0.99),
    delivered: delivered / (elapsed / 1000),
    cores: micros / 1000 / elapsed,
    loopP99Ms: after.loopP99Ms,
    changes: running.length / (elapsed / 1000),
    micros,
    changed: running.length,
    deliveredInAll: delivered,
  };
}
let firstMark = 1;

async function watchers(count: number, port: number, path: string, topic?: string): Promise<ChildProcess[]> {
  const one = child('clients.ts');
  await ask(one, { kind: 'start', port, path, count, ...(topic ? { topics: [topic] } : {}) }, 'connected');
  return [one];
}

const postgres = await startTestPostgres({ durable: true });
const rows: Record<string, string | number>[] = [];
const figures: Record<string, number> = {};
const writer = new Client({ connectionString: postgres.url });
try {
  await migrateShop(postgres.url);
  await writer.connect();
  // One writer, one statement after the other: marks are committed in their order.
  let written: Promise<unknown> = Promise.resolve();
  for (const count of quick ? [1_000] : [1_000, 5_000]) {
    const live = child('live-server.ts', { BENCH_DATABASE_URL: postgres.url });
    const { port, topic, sku } = await answer<{ port: number; topic: string; sku: string }>(live, 'ready');
    const [row] = (await writer.query(`SELECT id FROM product WHERE $1 = 'product:' || id`, [topic])).rows;
    const commit = async (mark: number) => {
      written = written.then(() => writer.query('UPDATE variant SET price_amount = $1 WHERE sku = $2', [mark, sku]));
      await written;
    };
    const message = `42["view",{"topic":"${topic}","version":1000,"data":{"id":"${row?.id}","slug":"piece-00000000","title":"A bowl that five thousand people watch","variants":[{"id":"${row?.id}","sku":"${sku}","title":"Default","options":{},"imageFile":null,"price":{"amount":MARK,"currency":"EUR"},"priorAmount":null,"struckAmount":null,"scheduled":null,"previousAmount":100,"priceChangedAt":"2026-11-20T00:00:00.000Z","stock":{"available":100,"inBags":0,"sold":0},"nextReleaseAt":null,"line":null}]}}]`;

    const command = (mark: number) => ask(live, { mark }, `done ${mark}`);
    // What a change costs with nobody watching: the command and its announcement, not the fan-out.
    await measure(live, [], 30, command); // warm-up
    const alone = await measure(live, [], 10, command);
    const liveClients = await watchers(count, port, '/socket.io/?EIO=4&transport=websocket', topic);
    const calm = await measure(live, liveClients, 10, command);
    calm.microsPerMessage -= (alone.micros / alone.changed) * (calm.changed / calm.deliveredInAll);
    const bare = child('bare-server.ts', { BENCH_MESSAGE: message });
    const floor = await answer<{ port: number }>(bare, 'ready');
    const bareClients = await watchers(count, floor.port, '/');
    const ws = await measure(bare, bareClients, 10, (mark) => void bare.send({ mark }));
    bare.send('stop');
    for (const one of bareClients) one.kill();
    const stormy = await measure(live, liveClients, 1_000, commit);
    for (const one of liveClients) one.kill();
    live.send('stop');

    const line = (server: string, m: Measured, ratio: number | string) => ({
      server: `${server}, ${count} watchers`,
      'changes/s': m.changes,
      'messages/s': m.delivered,
      'µs/message': m.microsPerMessage,
      '÷ ws': ratio,
      'p50 ms': m.p50,
      'p99 ms': m.p99,
      cores: m.cores,
      'loop p99 ms': m.loopP99Ms,
    });
    rows.push(
      line('ws, same bytes', ws, 1),
      line('Marketday', calm, calm.microsPerMessage / ws.microsPerMessage),
      line('Marketday', stormy, stormy.microsPerMessage / ws.microsPerMessage),
    );
    Object.assign(figures, {
      [`cpuRatio${count}`]: calm.microsPerMessage / ws.microsPerMessage,
      [`p99Ms${count}`]: calm.p99,
      [`wsP99Ms${count}`]: ws.p99,
      [`newestP99Ms${count}At1000`]: stormy.p99,
    });
  }
} finally {
  await writer.end();
  await postgres.stop();
}
report('fan-out: one product, everyone watches it', rows, figures);
process.exit(0);
