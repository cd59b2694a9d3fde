/**
 * Alerts for lists, in a shop of 25,000 pieces with 10,000 of them on 5,000 different lists: what one change of a piece asks
 * for, what asking costs, and all pieces changed at once, as by an import. `--quick`: a tenth of both.
 */

import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { askForAlert, subjectOf } from '#server/alert/ask-for-alert.ts';
import { noteFittingPieces } from '#server/alert/list/note-fitting-pieces.ts';
import { setSettings } from '#server/config/settings.ts';
import { connectDatabase, disconnectDatabase, pool } from '#server/engine/database/database.ts';
import { migrate } from '#server/engine/database/migrate.ts';
import { setSubjectsData } from '#server/retention/subjects-data.ts';
import { readShelf } from '#server/search/shelf.ts';
import { personOfReference } from '#server/session/person.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { testSettings } from '#server/testing/settings.ts';
import { percentile, report } from './report.ts';
import { fillShop, forms, typedWords } from './search/catalogue.ts';

const isQuick = process.argv.includes('--quick');
const pieces = isQuick ? 2_500 : 25_000;
const lists = isQuick ? 500 : 5_000;
const rounds = 40;

setSettings(testSettings());
setSubjectsData(async () => (await import('#server/subjects.ts')).subjects);
const { url, stop } = await startTestPostgres();
await migrate(url);
const client = new Client({ connectionString: url });
await client.connect();
await fillShop(client, pieces);
const typed = await typedWords(client, lists);
await connectDatabase(url, { connections: 4 });
await readShelf();

let queries = 0;
const bare = pool().query.bind(pool());
pool().query = ((...given: Parameters<typeof bare>) => {
  queries += 1;
  return bare(...given);
}) as typeof bare;

/** A third by words, by maker and form, and by glaze and price. */
function listOf(at: number): string {
  const form = forms[at % forms.length] ?? '';
  if (at % 3 === 0) return `/shop?${new URLSearchParams({ q: typed[at % typed.length] ?? form, to: String(60 + at) })}`;
  if (at % 3 === 1) return `/shop?${new URLSearchParams({ maker: `Maker ${at % 400}`, form, to: String(60 + at) })}`;
  return `/shop?${new URLSearchParams({ material: 'Celadon', form, to: String(30 + (at % 400)), from: String(20 + (at % 9)) })}`;
}

const asking: number[] = [];
let asked = 0;
for (let at = 0; at < lists; at++) {
  const startedAt = performance.now();
  const subject = await subjectOf({ kind: 'piece_fits', list: listOf(at) });
  if (!subject.ok) continue;
  for (let who = 0; who < 2; who++) {
    const made = await askForAlert(
      { personId: await personOfReference(`bench-${randomUUID()}`), email: null, confirmed: true },
      subject.value,
    );
    if (made.ok) asked += 1;
  }
  asking.push((performance.now() - startedAt) / 2);
}
await client.query('VACUUM ANALYZE');

async function found(): Promise<{ ms: number; cpuMs: number; queries: number }> {
  const [startedAt, before, queriesBefore] = [performance.now(), process.cpuUsage(), queries];
  while ((await client.query('SELECT count(*)::int AS left FROM changed_piece')).rows[0].left > 0)
    await noteFittingPieces.run();
  const { user, system } = process.cpuUsage(before);
  return {
    ms: performance.now() - startedAt,
    cpuMs: (user + system) / 1_000,
    queries: queries - queriesBefore,
  };
}

await found();
const ones: Awaited<ReturnType<typeof found>>[] = [];
for (let at = 0; at < rounds; at++) {
  await client.query('UPDATE variant SET price_amount = price_amount - 1 WHERE product_id = $1', [
    `bench-${1 + ((at * 37) % pieces)}`,
  ]);
  ones.push(await found());
}
const writing = performance.now();
await client.query('UPDATE variant SET price_amount = price_amount - 1');
const writingMs = performance.now() - writing;
const all = await found();
const { rows } = await client.query('SELECT count(*)::int AS fits FROM alert_piece WHERE found_at IS NOT NULL');

const p50 = (values: number[]) => percentile(values, 0.5);
report(
  `${asked} alerts for lists, ${pieces} pieces`,
  [
    { what: 'to ask for one', ms: p50(asking) },
    {
      what: 'one piece costs less',
      ms: p50(ones.map(({ ms }) => ms)),
      'CPU ms here': p50(ones.map(({ cpuMs }) => cpuMs)),
      queries: p50(ones.map(({ queries: some }) => some)),
    },
    {
      what: `all cost less (written in ${Math.round(writingMs / 1_000)} s)`,
      ms: all.ms,
      'CPU ms here': all.cpuMs,
      queries: all.queries,
    },
    { what: 'pieces found for alerts', ms: rows[0].fits },
  ],
  { 'one piece ms': p50(ones.map(({ ms }) => ms)), 'all pieces ms': all.ms },
);
await disconnectDatabase();
await client.end();
await stop();
