/**
 * A drop: how long it takes to draw 50,000 tickets, and for how long nothing else is done meanwhile; then 5,000 people in a
 * waiting room whose door lets some in each second: how old a position is when it is heard, and what it costs others. What
 * so many clients on the same machine cost anyway is told apart: a bare `ws` server sends them as many messages meanwhile.
 * `--quick`: a tenth of both.
 */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setSettings } from '#server/config/settings.ts';
import { drawDrop } from '#server/drop/draw-due-drops.ts';
import { connectDatabase, database, disconnectDatabase } from '#server/engine/database/database.ts';
import { setSubjectsData } from '#server/retention/subjects-data.ts';
import { aDrop, dropTimePasses } from '#server/testing/drops.ts';
import { aProduct } from '#server/testing/factories.ts';
import { ShopProcess } from '#server/testing/faults/shop-under-fire.ts';
import { migrateShop } from '#server/testing/migrate-shop.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { testSettings } from '#server/testing/settings.ts';
import { answer, ask, child } from './fan-out/processes.ts';
import { percentile, report } from './report.ts';

const quick = process.argv.includes('--quick');
const ticketCount = quick ? 5_000 : 50_000;
const watcherCount = quick ? 500 : 5_000;
const seconds = quick ? 8 : 20;
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const postgres = await startTestPostgres({ durable: true });
await migrateShop(postgres.url);
setSettings(testSettings());
setSubjectsData(async () => (await import('#server/subjects.ts')).subjects);
await connectDatabase(postgres.url);

/** Tickets of people who are nobody else. */
async function fill(dropId: string, tickets: number): Promise<void> {
  await database().$executeRaw`
    WITH people AS (
      INSERT INTO person (id, kind, reference)
      SELECT gen_random_uuid()::text, 'reference', ${dropId} || number FROM generate_series(1, ${tickets}::int) AS number
      RETURNING id
    )
    INSERT INTO drop_entry (id, drop_id, person_id) SELECT gen_random_uuid()::text, ${dropId}, id FROM people`;
  await database().$executeRaw`UPDATE drop SET entry_count = ${tickets}::int WHERE id = ${dropId}`;
}

async function draw(): Promise<{ ms: number; longestMs: number; cpuMs: number }> {
  const { sku } = await aProduct({ onHand: 100 });
  const id = await aDrop([sku]);
  await fill(id, ticketCount);
  await dropTimePasses(id, 3_700);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpu = process.cpuUsage();
  const started = performance.now();
  await drawDrop(id);
  const ms = performance.now() - started;
  const used = process.cpuUsage(cpu);
  delay.disable();
  return { ms, longestMs: delay.max / 1e6, cpuMs: (used.user + used.system) / 1_000 };
}

/** How long others wait, in milliseconds: one request after the other, for so many seconds. */
async function others(url: string, slug: string): Promise<number[]> {
  const times: number[] = [];
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; ) {
    const asked = performance.now();
    const answer = await fetch(`${url}/api/v1/products/${slug}`);
    await answer.text();
    if (!answer.ok) throw new Error(`A piece answered ${answer.status}.`);
    times.push(performance.now() - asked);
    await later(5);
  }
  return times;
}

/** How long others wait while a bare server in a process of its own tells as many clients a number each second. */
async function besideBareServer(url: string, slug: string): Promise<number[]> {
  const bare = child('bare-server.ts', {
    BENCH_MESSAGE: `42["view",{"admittedThrough":MARK,"rest":"${'x'.repeat(250)}"}]`,
  });
  const { port } = await answer<{ port: number }>(bare, 'ready');
  const clients = child('clients.ts', { BENCH_MARK: '"admittedThrough":' });
  await ask(clients, { kind: 'start', port, path: '/', count: watcherCount }, 'connected');
  let mark = 0;
  const telling = setInterval(() => bare.send({ mark: ++mark }), 1_000);
  const times = await others(url, slug);
  clearInterval(telling);
  clients.kill();
  bare.kill();
  return times;
}

async function room() {
  const { sku, slug } = await aProduct({ onHand: 100_000 });
  const id = await aDrop([sku], { admitPerMinute: 1_200, insideAtOnce: 100_000 });
  await fill(id, watcherCount);
  const shop = await ShopProcess.start(postgres.url, { DATABASE_URL: postgres.url });
  await others(shop.url, slug);
  const beside = await besideBareServer(shop.url, slug);
  const clients = child('clients.ts', { BENCH_MARK: '"admittedThrough":' });
  const { port } = new URL(shop.url);
  const path = '/socket.io/?EIO=4&transport=websocket';
  await ask(
    clients,
    { kind: 'start', port: Number(port), path, count: watcherCount, topics: [`drop:${id}`] },
    'connected',
  );
  await others(shop.url, slug);
  const quiet = await others(shop.url, slug);
  await ask(clients, { kind: 'take' }, 'taken');
  await database().$executeRaw`UPDATE drop SET opens_at = clock_timestamp() WHERE id = ${id}`;
  while ((await database().drop.findUniqueOrThrow({ where: { id } })).admittedThrough === 0) await later(50);
  const busy = await others(shop.url, slug);
  const { marks, times } = await ask<{ marks: Uint32Array; times: Float64Array }>(clients, { kind: 'take' }, 'taken');
  const admissions = await database().dropAdmission.findMany({ where: { dropId: id } });
  const at = new Map(admissions.map((one) => [one.through, one.at.getTime()]));
  const ages = Array.from(times, (heard, index) => heard - (at.get(marks[index] ?? 0) ?? Number.NaN)).filter(
    (age) => !Number.isNaN(age),
  );
  clients.kill();
  await shop.stop();
  return { ages, beside, quiet, busy, admissions: admissions.length };
}

try {
  const draws = [];
  for (let turn = 0; turn < 3; turn++) draws.push(await draw());
  const median = draws.toSorted((one, other) => one.ms - other.ms)[1] ?? { ms: 0, longestMs: 0, cpuMs: 0 };
  const { ages, beside, quiet, busy, admissions } = await room();
  const ratio = percentile(busy, 0.99) / percentile(beside, 0.99);
  report(
    'drop',
    [
      { what: `${ticketCount} tickets drawn, ms`, figure: median.ms },
      { what: 'of it this process, CPU ms', figure: median.cpuMs },
      { what: 'longest without answering others, ms', figure: median.longestMs },
      { what: `messages heard by ${watcherCount} in the room`, figure: ages.length },
      { what: 'admissions', figure: admissions },
      { what: 'age of a position, p50 ms', figure: percentile(ages, 0.5) },
      { what: 'age of a position, p99 ms', figure: percentile(ages, 0.99) },
      { what: 'other requests, p99 ms, no room, a bare server tells as many', figure: percentile(beside, 0.99) },
      { what: 'other requests, p99 ms, room quiet', figure: percentile(quiet, 0.99) },
      { what: 'other requests, p99 ms, people come in', figure: percentile(busy, 0.99) },
      { what: 'people come in ÷ a bare server tells as many', figure: ratio },
    ],
    { drawMs: median.ms, longestMs: median.longestMs, positionP99Ms: percentile(ages, 0.99), othersP99Ratio: ratio },
  );
} finally {
  await disconnectDatabase();
  await postgres.stop();
}
