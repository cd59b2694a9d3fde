/**
 * What a command through the shop's own API costs its one process: `PATCH /api/v1/variants/{sku}`, 200 a second and as
 * many as 16 connections bring, beside a bare `http` server that runs one `UPDATE` of the same row through `pg`. CPU
 * is the process's own, from `/metrics`, less what it takes idle; announcements, the publisher and forgetting pages are
 * in it. Needs a production build (`npm run build`). `--quick` measures for less long.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as later } from 'node:timers/promises';
import { Client } from 'pg';
import { apiKey } from '../e2e/shop-server.ts';
import { manyPieces } from './pages/pieces.ts';
import { report } from './report.ts';
import { shopOnPostgres } from './shop-on-postgres.ts';

const seconds = process.argv.includes('--quick') ? 4 : 10;
const perSecond = 200;
/** More than anyone can answer: the connections are what bounds it. */
const asManyAsCome = 100_000;
const pieceCount = 1_000;

const child = (file: string, env: Record<string, string>): ChildProcess =>
  fork(new URL(file, import.meta.url), { execArgv: ['--import', 'tsx'], env: { ...process.env, ...env } });

interface Measured {
  perSecond: number;
  /** Of the server's process, for each command. */
  cpuMs: number;
}

/** @param cpuMs the server's, since it started */
async function measure(committer: ChildProcess, rate: number, cpuMs: () => Promise<number>): Promise<Measured> {
  const idleFrom = await cpuMs();
  await later(1_000);
  const idle = (await cpuMs()) - idleFrom;
  committer.send({ start: 'api', perSecond: rate });
  await later(1_500);
  const count = async () => {
    const counted = once(committer, 'message');
    committer.send('count');
    return ((await counted) as [number])[0];
  };
  await count();
  const began = performance.now();
  const from = await cpuMs();
  await later(seconds * 1_000);
  const done = await count();
  const used = (await cpuMs()) - from;
  const elapsed = (performance.now() - began) / 1_000;
  committer.send('stop');
  await later(300);
  return { perSecond: done / elapsed, cpuMs: (used - idle * elapsed) / done };
}

const { postgres, shop } = await shopOnPostgres();
const children: ChildProcess[] = [];
try {
  await shop.start();
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await manyPieces(client, pieceCount);
  await client.query('ANALYZE');
  await client.end();

  const committerTo = (url: string): ChildProcess => {
    const env = { BENCH_SHOP: url, BENCH_KEY: apiKey, BENCH_DATABASE: postgres.url, BENCH_SKUS: String(pieceCount) };
    const committer = child('./pages/committer.ts', env);
    children.push(committer);
    return committer;
  };
  const bare = child('./commands/bare-server.ts', { BENCH_DATABASE: postgres.url });
  children.push(bare);
  const [{ port }] = (await once(bare, 'message')) as [{ port: number }];
  const bareCpu = async () => {
    const answered = once(bare, 'message');
    bare.send('cpu');
    return ((await answered) as [number])[0];
  };
  const shopCpu = async () => {
    const text = await (await fetch(`${shop.url}/metrics`)).text();
    return Number(/^marketday_process_cpu_seconds_total ([\d.e+-]+)/m.exec(text)?.[1]) * 1_000;
  };

  const toShop = committerTo(shop.url);
  await measure(toShop, asManyAsCome, shopCpu); // warm-up: everything compiled
  const paced = await measure(toShop, perSecond, shopCpu);
  const most = await measure(toShop, asManyAsCome, shopCpu);
  // The announcements that the bare server's updates write are the shop's to read: it must not be there.
  await shop.stop();
  const toBare = committerTo(`http://127.0.0.1:${port}`);
  const floorMost = await measure(toBare, asManyAsCome, bareCpu);
  const floor = await measure(toBare, perSecond, bareCpu);

  const row = (server: string, measured: Measured, beside: Measured) => ({
    server,
    'commands/s': measured.perSecond,
    'CPU ms/command': measured.cpuMs,
    '÷ bare': measured.cpuMs / beside.cpuMs,
  });
  report(
    'a PATCH through the API, CPU of the process that answers it',
    [
      row(`bare http and pg, ${perSecond}/s`, floor, floor),
      row(`Marketday, ${perSecond}/s`, paced, floor),
      row('bare http and pg, 16 connections', floorMost, floorMost),
      row('Marketday, 16 connections', most, floorMost),
    ],
    {
      bareCpuMs: floor.cpuMs,
      cpuMsPerPatch: paced.cpuMs,
      cpuMsPerPatchBusy: most.cpuMs,
      cpuRatioPatch: paced.cpuMs / floor.cpuMs,
      barePerSecond: floorMost.perSecond,
      patchesPerSecond: most.perSecond,
    },
  );
} finally {
  for (const one of children) one.kill();
  await shop.stop();
  await shop.remove();
  await postgres.stop();
}
