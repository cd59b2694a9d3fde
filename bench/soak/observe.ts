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
  /** Each process, and where it tells of itself. */
  shops: readonly { url: string; probePath: string }[];
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
export function observer({ shops, database, crowd, acts }: Sources, series: Series) {
  let looks = 0;
  const before = new Map<string, { cpuMicros: number; at: number }>();
  const failed: string[] = [];

  async function lookAt({ url, probePath }: Sources['shops'][number], at: number, collects: boolean) {
    const loop = await probe(probePath, '/');
    // A renderer that has just been replaced isn't there for a moment.
    const renderer = await probe(`${probePath}-renderer`, collects ? '/collected' : '/').catch(() => null);
    const sockets = await socketsOf(url);
    const { heap } = collects ? await probe(probePath, '/collected') : { heap: null };
    const last = before.get(url);
    before.set(url, { cpuMicros: loop.cpuMicros, at });
    const seen: Record<string, number | null> = {
      'RSS MB': loop.rss / mega,
      'heap MB, collected': heap === null ? null : heap / mega,
      'outside the heap MB': heap === null ? null : loop.external / mega,
      'handles beside sockets': loop.handles - loop.timers - sockets,
      'timers a socket': loop.timers / Math.max(1, sockets),
      'open files beside sockets': loop.files - sockets,
      'loop delay p99 ms': loop.loopP99Ms,
      'renderer RSS MB': renderer && renderer.rss / mega,
      'renderer heap MB, collected': renderer?.heap ? renderer.heap / mega : null,
      'renderer open files': renderer?.files ?? null,
    };
    return { seen, sockets, cores: last ? (loop.cpuMicros - last.cpuMicros) / 1e6 / (at - last.at) : 0 };
  }

  async function look(at: number): Promise<string> {
    const collects = looks++ % collectEvery === 0;
    const processes = await Promise.all(shops.map((shop) => lookAt(shop, at, collects)));
    const [people, rows] = await Promise.all([askCrowd(crowd), rowsOf(database)]);
    const done = acts.take();
    failed.push(...done.failed);
    const sockets = processes.reduce((sum, one) => sum + one.sockets, 0);
    const seen: Record<string, number | null> = {
      ...Object.fromEntries(
        processes.flatMap((one, index) =>
          Object.entries(one.seen).map(([figure, value]) => [figureOf(figure, index), value]),
        ),
      ),
      'sockets beyond the crowd': sockets - people.open,
      'bid p99 ms': percentile(done.bidMs, 0.99),
      'order p99 ms': percentile(done.orderMs, 0.99),
      'page p99 ms': percentile(done.pageMs, 0.99),
      'commit to client p99 ms': percentile(people.ages, 0.99),
      'Postgres connections': rows.connections,
      'change rows': rows.changeRows,
      'change table MB': rows.changeBytes / mega,
    };
    for (const [figure, value] of Object.entries(seen)) {
      if (value === null || !Number.isFinite(value)) continue;
      series.set(figure, [...(series.get(figure) ?? []), { at, value }]);
    }
    const short = (figure: string) => Math.round(seen[figure] ?? Number.NaN);
    const ofAll = (figure: string) =>
      processes.map(({ seen: { [figure]: value } }) => (value == null ? '–' : Math.round(value))).join('/');
    const cores = processes.reduce((sum, one) => sum + one.cores, 0).toFixed(2);
    return `${Math.round(at)} s: ${cores} cores, ${sockets} sockets, ${people.views} views, ${people.reconnects} came back, RSS ${ofAll('RSS MB')} MB, heap ${ofAll('heap MB, collected')} MB, p99 ms: loop ${ofAll('loop delay p99 ms')}, bid ${short('bid p99 ms')}, order ${short('order p99 ms')}, page ${short('page p99 ms')}, client ${short('commit to client p99 ms')}; ${failed.length} failed`;
  }
  return { look, failed };
}

/** The first process's figures have no number. */
const figureOf = (figure: string, index: number): string => (index === 0 ? figure : `${figure} (${index + 1})`);

/** The figure of whichever process. */
export const plainFigure = (figure: string): string => figure.replace(/ \(\d+\)$/, '');
