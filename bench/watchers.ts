/**
 * One piece that 5,000 people watch in a real shop, as their own clocks see it: of the changes made by PATCH, how many
 * states reach each screen and how late, from the moment the PATCH is sent; how long other requests take meanwhile; and
 * the memory of a watching client. Beside a bare `ws` server that sends the same bytes in the same run. Clients, shop
 * and PostgreSQL share the machine. Needs a production build (`npm run build`). `--quick`: 1,000 people.
 */
import type { ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';
import { Client } from 'pg';
import { io } from 'socket.io-client';
import { apiKey, type ShopServer } from '../e2e/shop-server.ts';
import { answer, ask, child } from './fan-out/processes.ts';
import { manyPieces } from './pages/pieces.ts';
import { untilQuiet } from './processor-use.ts';
import { percentile, report } from './report.ts';
import { shopOnPostgres } from './shop-on-postgres.ts';

const quick = process.argv.includes('--quick');
const count = quick ? 1_000 : 5_000;
const seconds = quick ? 5 : 15;
const rates = [10, 20];
const probeEveryMs = 20;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const now = () => performance.timeOrigin + performance.now();

interface Taken {
  delivered: number;
  marks: Uint32Array;
  times: Float64Array;
  behind: number;
}
interface Seen {
  /** Distinct states that reached a screen, a second. */
  states: number;
  p50: number;
  p99: number;
  /** Of other requests meanwhile, in milliseconds. */
  others: number;
}

function call(url: string, method: string, path: string, body?: object): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
    const sent = request({ agent, hostname, port, method, path, headers: body ? headers : {} }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.on('end', () =>
        response.statusCode === 200 ? resolve(text) : reject(new Error(`${response.statusCode} ${text}`)),
      );
    });
    sent.on('error', reject).end(body && JSON.stringify(body));
  });
}

/** @returns the milliseconds each took */
function probe(once: () => Promise<unknown>): () => Promise<number[]> {
  const took: number[] = [];
  const running: Promise<unknown>[] = [];
  const timer = setInterval(() => {
    const from = performance.now();
    running.push(once().then(() => took.push(performance.now() - from)));
  }, probeEveryMs);
  return async () => {
    clearInterval(timer);
    await Promise.all(running);
    return took;
  };
}

let mark = 0;

/** Makes changes at a steady rate, whether or not the last one has been answered. */
async function measure(
  clients: readonly ChildProcess[],
  perSecond: number,
  { change, other }: { change: (mark: number) => Promise<unknown>; other: () => Promise<unknown> },
): Promise<Seen> {
  const take = () => Promise.all(clients.map((one) => ask<Taken>(one, { kind: 'take' }, 'taken')));
  await take();
  const sentAt = new Map<number, number>();
  const running: Promise<unknown>[] = [];
  const stopProbe = probe(other);
  const from = now();
  for (let made = 0; made < seconds * perSecond; made++) {
    await later(Math.max(0, from + (made * 1000) / perSecond - now()));
    sentAt.set(++mark, now());
    running.push(change(mark));
  }
  await Promise.all(running);
  const elapsed = (now() - from) / 1_000;
  const others = await stopProbe();
  const taken: Taken[] = [];
  for (let tries = 0, behind = 0; behind !== mark; tries++) {
    if (tries > 40) throw new Error('a watcher did not end on the newest state');
    await later(250);
    const newest = await take();
    taken.push(...newest);
    behind = Math.min(...newest.map((one) => one.behind));
  }
  const ages = taken.flatMap(({ marks, times }) =>
    Array.from(times, (at, i) => at - (sentAt.get(marks[i] ?? 0) ?? at)),
  );
  return {
    states: ages.length / count / elapsed,
    p50: percentile(ages, 0.5),
    p99: percentile(ages, 0.99),
    others: percentile(others, 0.99),
  };
}

/**
 * The first fifth brings a server's heap into its shape, whose size is the same for any number of clients.
 * @param rss the server's, in bytes
 * @returns the clients, and the kilobytes that each of the other four fifths takes there
 */
async function watchersOf(
  { url, path, topic }: { url: string; path: string; topic?: string },
  rss: () => Promise<number>,
): Promise<{ clients: ChildProcess[]; kb: number }> {
  const connect = async (some: number): Promise<ChildProcess> => {
    const clients = child('clients.ts');
    const port = Number(new URL(url).port);
    await ask(clients, { kind: 'start', port, path, count: some, ...(topic ? { topics: [topic] } : {}) }, 'connected');
    return clients;
  };
  const first = await connect(count / 5);
  const before = await rss();
  const rest = await connect((count * 4) / 5);
  return { clients: [first, rest], kb: ((await rss()) - before) / ((count * 4) / 5) / 1024 };
}

async function shopRss(shop: ShopServer): Promise<number> {
  const text = await call(shop.url, 'GET', '/metrics');
  return Number(/^marketday_process_resident_memory_bytes ([\d.e+-]+)/m.exec(text)?.[1]);
}

const rows: Record<string, string | number>[] = [];
const figures: Record<string, number> = {};
function tell(server: string, perSecond: number, seen: Seen, kb: number): void {
  const { states, p50, p99, others } = seen;
  rows.push({
    server,
    'changes/s': perSecond,
    'states/s': states,
    'p50 ms': p50,
    'p99 ms': p99,
    'others p99 ms': others,
    'KB/client': kb,
  });
  Object.assign(figures, { [`${server}P50At${perSecond}`]: p50, [`${server}P99At${perSecond}`]: p99 });
}

const { postgres, shop } = await shopOnPostgres();
try {
  await shop.start();
  const database = new Client({ connectionString: postgres.url });
  await database.connect();
  await manyPieces(database, 200);
  await database.end();
  await untilQuiet({ seconds: 60 });

  const pieceView = await viewOf(shop.url);
  const bare = child('bare-server.ts', { BENCH_MESSAGE: pieceView });
  const { port } = await answer<{ port: number }>(bare, 'ready');
  const bareRss = async () => (await ask<{ rss: number }>(bare, 'usage', 'usage')).rss;
  const bareUrl = `http://127.0.0.1:${port}`;
  const { clients: bareClients, kb: bareKb } = await watchersOf({ url: bareUrl, path: '/' }, bareRss);
  const bareChange = {
    change: async (mark: number) => void bare.send({ mark }),
    other: () => ask(bare, 'usage', 'usage'),
  };
  for (const rate of rates) tell('ws', rate, await measure(bareClients, rate, bareChange), bareKb);
  for (const one of bareClients) one.kill();
  bare.send('stop');

  const change = (amount: number) => call(shop.url, 'PATCH', '/api/v1/variants/BENCH-1', { priceAmount: amount });
  // A page that doesn't show the piece: one that does is rendered anew with each change.
  const other = () => call(shop.url, 'GET', '/products/bench-150');
  const { clients, kb } = await watchersOf(
    { url: shop.url, path: '/socket.io/?EIO=4&transport=websocket', topic: 'product:bench-1' },
    () => shopRss(shop),
  );
  await measure(clients, 10, { change, other }); // warm-up
  for (const rate of rates) tell('Marketday', rate, await measure(clients, rate, { change, other }), kb);
  for (const one of clients) one.kill();
} finally {
  await shop.stop();
  await shop.remove();
  await postgres.stop();
}
report(`one piece, ${count} people watch it`, rows, figures);
process.exit(0);

/** The packet that a change of the piece's price is, with MARK where the price stands. */
async function viewOf(url: string): Promise<string> {
  const socket = io(url, { transports: ['websocket'] });
  const packet = new Promise<string>((resolve) =>
    socket.on('view', (view) => {
      const text = `42${JSON.stringify(['view', view])}`;
      if (text.includes('"price":{"amount":987654')) resolve(text.replace('987654', 'MARK'));
    }),
  );
  await socket.emitWithAck('watch', { topics: [{ topic: 'product:bench-1' }] });
  await call(url, 'PATCH', '/api/v1/variants/BENCH-1', { priceAmount: 987_654 });
  const text = await packet;
  socket.close();
  return text;
}
