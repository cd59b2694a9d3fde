/** Looks at the shop's process, its database and its crowd every few seconds, and keeps what it saw by figure. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import type { Client } from 'pg';
import { percentile } from '../report.ts';
import type { Acts } from './acts.ts';
import type { Sample } from './growth.ts';

interface Probed {
  rss: number;
  heap: number | null;
  external: number;
  handles: number;
  timers: number;
  files: number;
  cpuMicros: number;
  loopP99Ms: number;
}
interface Crowd {
  ages: number[];
  views: number;
  reconnects: number;
  refused: number;
  open: number;
}

/** Every figure over time, by the name under which it is judged. */
export type Series = Map<string, Sample[]>;

export interface Sources {
  shopUrl: string;
  probePath: string;
  database: Client;
  crowd: ChildProcess;
  acts: Acts;
}

/** Freeing memory stops the process for a moment: not at every look. */
const collectEvery = 3;
const mega = 1024 * 1024;

export const startCrowd = (): ChildProcess =>
  fork(new URL('./crowd.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });

function probe(socketPath: string, path: string): Promise<Probed> {
  return new Promise((resolve, reject) => {
    request({ socketPath, path }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () => resolve(JSON.parse(text) as Probed));
    })
      .on('error', reject)
      .end();
  });
}

async function askCrowd(crowd: ChildProcess): Promise<Crowd> {
  const answer = once(crowd, 'message');
  crowd.send('take');
  return ((await answer) as [Crowd])[0];
}

async function socketsOf(shopUrl: string): Promise<number> {
  const text = await (await fetch(`${shopUrl}/metrics`)).text();
  return Number(/^marketday_sockets (\d+)/m.exec(text)?.[1] ?? Number.NaN);
}

async function rowsOf(database: Client): Promise<{ connections: number; changeRows: number; changeBytes: number }> {
  const { rows } = await database.query(`
    SELECT (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS connections,
           (SELECT count(*)::int FROM change) AS "changeRows",
           pg_total_relation_size('change')::float8 AS "changeBytes"`);
  return rows[0] as { connections: number; changeRows: number; changeBytes: number };
}

/** @returns a function that looks once, `at` so many seconds, and adds what it saw to `series` */
export function observer({ shopUrl, probePath, database, crowd, acts }: Sources, series: Series) {
  let looks = 0;
  let before: { cpuMicros: number; at: number } | null = null;
  const failed: string[] = [];

  async function look(at: number): Promise<string> {
    const loop = await probe(probePath, '/');
    const renderer = await probe(`${probePath}-renderer`, looks % collectEvery === 0 ? '/collected' : '/');
    const [people, sockets, rows] = await Promise.all([askCrowd(crowd), socketsOf(shopUrl), rowsOf(database)]);
    const done = acts.take();
    failed.push(...done.failed);
    const { heap } = looks++ % collectEvery === 0 ? await probe(probePath, '/collected') : { heap: null };
    const seen: Record<string, number | null> = {
      'RSS MB': loop.rss / mega,
      'heap MB, collected': heap === null ? null : heap / mega,
      'outside the heap MB': heap === null ? null : loop.external / mega,
      'handles beside sockets': loop.handles - loop.timers - sockets,
      'timers a socket': loop.timers / Math.max(1, sockets),
      'open files beside sockets': loop.files - sockets,
      'sockets beyond the crowd': sockets - people.open,
      'loop delay p99 ms': loop.loopP99Ms,
      'bid p99 ms': percentile(done.bidMs, 0.99),
      'order p99 ms': percentile(done.orderMs, 0.99),
      'page p99 ms': percentile(done.pageMs, 0.99),
      'commit to client p99 ms': percentile(people.ages, 0.99),
      'Postgres connections': rows.connections,
      'renderer RSS MB': renderer.rss / mega,
      'renderer heap MB, collected': renderer.heap === null ? null : renderer.heap / mega,
      'renderer open files': renderer.files,
      'change rows': rows.changeRows,
      'change table MB': rows.changeBytes / mega,
    };
    for (const [figure, value] of Object.entries(seen)) {
      if (value === null || !Number.isFinite(value)) continue;
      series.set(figure, [...(series.get(figure) ?? []), { at, value }]);
    }
    const cores = before ? (loop.cpuMicros - before.cpuMicros) / 1e6 / (at - before.at) : 0;
    before = { cpuMicros: loop.cpuMicros, at };
    const short = (figure: string) => Math.round(seen[figure] ?? Number.NaN);
    const collected = heap === null ? '' : `, heap ${short('heap MB, collected')} MB`;
    return `${Math.round(at)} s: ${cores.toFixed(2)} cores, ${sockets} sockets, ${people.views} views, ${people.reconnects} came back, RSS ${short('RSS MB')} MB${collected}, p99 ms: loop ${short('loop delay p99 ms')}, bid ${short('bid p99 ms')}, order ${short('order p99 ms')}, page ${short('page p99 ms')}, client ${short('commit to client p99 ms')}; ${failed.length} failed`;
  }
  return { look, failed };
}
