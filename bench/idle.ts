/**
 * What a shop costs that nobody visits: processor time of all its processes, of one with the embedded database and of one
 * with PostgreSQL, whose processes are counted apart. The demo's lots open, fall and close meanwhile. Needs a production
 * build (`npm run build`) and Linux's /proc. `--seconds=60`: for how long.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { createShopServer } from '../e2e/shop-server.ts';
import { report } from './report.ts';

const given = process.argv.find((word) => word.startsWith('--seconds='));
const seconds = Number(given?.slice('--seconds='.length) ?? 60);
/** The first pages are rendered ahead, code is compiled, and V8 gives back the start's memory, a second's work, after 60 to 85 s. */
const settleMs = 120_000;
const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK']));

interface Processor {
  pid: number;
  parent: number;
  name: string;
  /** Its own and that of children which have ended, in seconds. */
  used: number;
}

function readProcess(pid: number): Processor[] {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    // It has ended since the folder was listed.
    return [];
  }
  const end = text.lastIndexOf(')');
  // From its state on (proc(5)): parent 1, utime, stime, cutime, cstime 11 to 14.
  const fields = text.slice(end + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return [
    { pid, parent: Number(fields[1]), name: text.slice(text.indexOf('(') + 1, end), used: ticks / ticksPerSecond },
  ];
}

/** Processor seconds used until now by all that this process has started. */
function readUsed(): { shop: number; database: number } {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const used = { shop: 0, database: 0 };
  for (let parents = new Set([process.pid]); parents.size > 0; ) {
    const children = all.filter(({ parent }) => parents.has(parent));
    for (const { name, used: more } of children) {
      // What makes this program's own source run is no part of the shop.
      if (name !== 'esbuild') used[name.startsWith('postgres') ? 'database' : 'shop'] += more;
    }
    parents = new Set(children.map(({ pid }) => pid));
  }
  return used;
}

async function measure(environment: Record<string, string>): Promise<{ shop: number; database: number }> {
  const shop = await createShopServer({ AUTH_SECRET: 'bench-secret-bench-secret-0123456789', ...environment });
  await shop.start();
  try {
    await sleep(settleMs);
    const before = readUsed();
    const startedAt = performance.now();
    await sleep(seconds * 1000);
    const after = readUsed();
    const percent = 100_000 / (performance.now() - startedAt);
    return {
      shop: (after.shop - before.shop) * percent,
      database: (after.database - before.database) * percent,
    };
  } finally {
    await shop.remove();
  }
}

const embedded = await measure({});
const postgres = await startTestPostgres({ durable: true });
const apart = await measure({ DATABASE_URL: postgres.url });
await postgres.stop();
report(
  `An idle shop for ${seconds} s, % of a core`,
  [
    { shop: 'embedded database', 'its processes': embedded.shop },
    { shop: 'PostgreSQL', 'its processes': apart.shop, 'the database’s': apart.database },
  ],
  { idle_embedded: embedded.shop, idle_postgres: apart.shop, idle_database: apart.database },
);
process.exit();
