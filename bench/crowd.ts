/**
 * What a crowd costs besides one topic's fan-out: several topics changed by one commit, against a bare
 * `ws` server that sends each as a message of its own; what an idle socket keeps in memory; and a restart
 * under everybody: how soon all are back, while a thousand changes a second go on. `--quick`: fewer people.
 */
import type { ChildProcess } from 'node:child_process';
import { Client } from 'pg';
import { migrateShop } from '#server/testing/migrate-shop.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { answer, ask, child } from './fan-out/processes.ts';
import { percentile, report } from './report.ts';

const quick = process.argv.includes('--quick');
const seconds = quick ? 3 : 6;
const topicCount = 5;
const together = 1_000;
const crowd = quick ? 2_000 : 5_000;
const downMs = 2_000;
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Usage {
  cpu: NodeJS.CpuUsage;
  heap: number;
  rss: number;
  loopP99Ms: number;
}
interface Ready {
  port: number;
  topics: string[];
}
const socketPath = '/socket.io/?EIO=4&transport=websocket';
const micros = ({ user, system }: NodeJS.CpuUsage) => user + system;

const postgres = await startTestPostgres({ durable: true });
await migrateShop(postgres.url);
const writer = new Client({ connectionString: postgres.url });
await writer.connect();

const live = (env: Record<string, string> = {}, flags: string[] = []) =>
  child('live-server.ts', { BENCH_DATABASE_URL: postgres.url, BENCH_PIECES: String(topicCount), ...env }, flags);

async function watchers(
  count: number,
  port: number,
  options: { topics?: string[]; each?: number; comeBack?: boolean } = {},
) {
  const one = child('clients.ts');
  const path = options.topics ? socketPath : '/';
  await ask(one, { kind: 'start', port, path, count, ...options }, 'connected');
  return one;
}

/** Ten times a second. @returns CPU of the server and messages that arrived */
async function changing(server: ChildProcess, clients: ChildProcess | null, change: (turn: number) => unknown) {
  if (clients) await ask(clients, { kind: 'take' }, 'taken');
  const before = await ask<Usage>(server, 'usage', 'usage');
  for (let turn = 1; turn <= seconds * 10; turn++) {
    await change(turn);
    await later(100);
  }
  const after = await ask<Usage>(server, 'usage', 'usage');
  const taken = clients ? await ask<{ delivered: number }>(clients, { kind: 'take' }, 'taken') : { delivered: 0 };
  return { cpu: micros(after.cpu) - micros(before.cpu), delivered: taken.delivered };
}

let price = 1;
const oneCommit = () => writer.query('UPDATE variant SET price_amount = $1', [100 + (price++ % 900)]);

async function severalTopics() {
  const server = live();
  const { port, topics } = await answer<Ready>(server, 'ready');
  await changing(server, null, oneCommit); // warm-up
  const alone = await changing(server, null, oneCommit);
  const clients = await watchers(together, port, { topics });
  const ours = await changing(server, clients, oneCommit);
  clients.kill();
  server.kill();
  const message = `42["view",{"topic":"${topics[0]}","version":1000,"data":{"id":"${topics[0]}","slug":"piece-00000000","title":"A bowl that five thousand people watch","variants":[{"id":"${topics[0]}","sku":"PIECE-00000000","title":"Default","options":{},"imageFile":null,"price":{"amount":MARK,"currency":"EUR"},"priorAmount":null,"struckAmount":null,"scheduled":null,"previousAmount":100,"priceChangedAt":"2026-11-20T00:00:00.000Z","stock":{"available":100,"inBags":0,"sold":0},"nextReleaseAt":null,"line":null}]}}]`;
  const bare = child('bare-server.ts', { BENCH_MESSAGE: message });
  const floor = await answer<Ready>(bare, 'ready');
  const bareClients = await watchers(together, floor.port);
  const ws = await changing(bare, bareClients, (turn) => {
    for (let topic = 0; topic < topicCount; topic++) bare.send({ mark: turn * topicCount + topic });
  });
  bareClients.kill();
  bare.kill();
  return {
    perView: (ours.cpu - alone.cpu) / ours.delivered,
    perViewOfWs: ws.cpu / ws.delivered,
    views: ours.delivered / seconds,
    viewsOfWs: ws.delivered / seconds,
  };
}

async function idleMemory() {
  const server = live({}, ['--expose-gc']);
  const { port, topics } = await answer<Ready>(server, 'ready');
  const few = await watchers(200, port, { topics: topics.slice(0, 1) });
  const before = await ask<Usage>(server, 'usage', 'usage');
  const many = await watchers(crowd, port, { topics: topics.slice(0, 1) });
  await later(1_000);
  const after = await ask<Usage>(server, 'usage', 'usage');
  few.kill();
  many.kill();
  server.kill();
  return { heap: (after.heap - before.heap) / crowd / 1024, rss: (after.rss - before.rss) / crowd / 1024 };
}

async function restart(changesPerSecond: number) {
  const first = live({ BENCH_PIECES: '1500' });
  const { port, topics } = await answer<Ready>(first, 'ready');
  const clients = await watchers(crowd, port, { topics, each: 3, comeBack: true });
  let changing = true;
  const skus = (await writer.query<{ sku: string }>('SELECT sku FROM variant')).rows;
  const storm = (async () => {
    while (changing && changesPerSecond > 0) {
      const started = performance.now();
      for (let i = 0; i < changesPerSecond / 50; i++) {
        const one = skus[Math.floor(Math.random() * skus.length)];
        await writer.query('UPDATE variant SET price_amount = $1 WHERE sku = $2', [100 + (price++ % 900), one?.sku]);
      }
      await later(Math.max(0, 20 - (performance.now() - started)));
    }
  })();
  first.kill('SIGKILL');
  await later(downMs);
  const second = live({ BENCH_PIECES: '1500', BENCH_PORT: String(port) });
  await answer<Ready>(second, 'ready');
  const upAt = performance.timeOrigin + performance.now();
  let clientLoopP99 = 0;
  const all: { at: number; connectMs: number; watchMs: number }[] = [];
  for (const until = Date.now() + 30_000; all.length < crowd && Date.now() < until; ) {
    await later(250);
    const answer = await ask<{ returns: typeof all; loopP99Ms: number }>(clients, { kind: 'returns' }, 'returned');
    all.push(...answer.returns);
    clientLoopP99 = answer.loopP99Ms;
  }
  changing = false;
  await storm;
  const usage = await ask<Usage>(second, 'usage', 'usage');
  clients.kill();
  second.kill();
  const after = all.map(({ at }) => (at - upAt) / 1_000);
  return {
    back: all.length,
    p50: percentile(after, 0.5),
    last: Math.max(...after),
    connectP99: percentile(
      all.map(({ connectMs }) => connectMs),
      0.99,
    ),
    watchP99: percentile(
      all.map(({ watchMs }) => watchMs),
      0.99,
    ),
    loopP99Ms: usage.loopP99Ms,
    clientLoopP99,
  };
}

async function reportSeveralTopics() {
  const several = await severalTopics();
  report(
    `several topics: ${together} clients with ${topicCount} topics each, one commit touches all, ten times a second`,
    [
      { server: 'ws, a message each', 'views/s': several.viewsOfWs, 'µs/view': several.perViewOfWs, '÷ ws': 1 },
      {
        server: 'Marketday',
        'views/s': several.views,
        'µs/view': several.perView,
        '÷ ws': several.perView / several.perViewOfWs,
      },
    ],
    { severalTopicsRatio: several.perView / several.perViewOfWs },
  );
}

async function reportMemory() {
  const { heap, rss } = await idleMemory();
  report('an idle client, watching one topic', [{ clients: crowd, 'KB heap': heap, 'KB RSS': rss }], {
    idleHeapKb: heap,
    idleRssKb: rss,
  });
}

async function reportRestart() {
  const calm = await restart(0);
  const stormy = await restart(1_000);
  const row = (changes: number, storm: typeof calm) => ({
    'changes/s': changes,
    back: storm.back,
    'p50 s': storm.p50,
    'all s': storm.last,
    'connect p99 ms': storm.connectP99,
    'watch p99 ms': storm.watchP99,
    'loop p99 ms': storm.loopP99Ms,
    'load generator’s loop p99 ms': storm.clientLoopP99,
  });
  report(
    `a restart under ${crowd} clients, down for ${downMs / 1000} s, three of 1,500 topics each`,
    [row(0, calm), row(1_000, stormy)],
    {
      backInAllSeconds: stormy.last,
      connectP99Ms: calm.connectP99,
      connectP99MsAt1000: stormy.connectP99,
      missing: 2 * crowd - calm.back - stormy.back,
    },
  );
  if (calm.back + stormy.back < 2 * crowd) process.exitCode = 1;
}

try {
  const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
  if (only === undefined || only === 'topics') await reportSeveralTopics();
  if (only === undefined || only === 'memory') await reportMemory();
  if (only === undefined || only === 'restart') await reportRestart();
} finally {
  await writer.end();
  await postgres.stop();
}
process.exit();
