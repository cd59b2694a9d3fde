/**
 * Search and lists over 25,000 pieces of 100,000 variants: what is asked while somebody types, results with facets, the
 * whole shop with facets, each with what the database and this process do for it; and what a change of stock costs with
 * and without the index's trace of it. `--embedded`: the embedded database; `--quick`: 2,500 pieces.
 */
import { Client } from 'pg';
import { productSearchSchema } from '#contract/search/product-search.ts';
import { connectDatabase, disconnectDatabase } from '#server/engine/database/database.ts';
import { openEmbeddedPostgres } from '#server/engine/database/embedded-postgres.ts';
import { migrate } from '#server/engine/database/migrate.ts';
import { searchProducts } from '#server/search/search-products.ts';
import { readShelf } from '#server/search/shelf.ts';
import { suggest } from '#server/search/suggest.ts';
import { startTestPostgres } from '#server/testing/postgres.ts';
import { percentile, report } from './report.ts';
import { fillShop, forms, typedWords } from './search/catalogue.ts';

const embedded = process.argv.includes('--embedded');
const pieces = process.argv.includes('--quick') ? 2_500 : 25_000;
const rounds = 400;

const opened = embedded
  ? await openEmbeddedPostgres().then(({ url, close }) => ({ url, close }))
  : await startTestPostgres().then(({ url, stop }) => ({ url, close: stop }));
await migrate(opened.url);
const client = new Client({ connectionString: opened.url });
await client.connect();
const filledAt = performance.now();
await fillShop(client, pieces);
const filledMs = performance.now() - filledAt;
const typed = await typedWords(client, rounds);
// The embedded database has one session, which the next one waits for.
await client.end();
await connectDatabase(opened.url, { connections: embedded ? 1 : 4 });

const rows: Record<string, string | number>[] = [];
const figures: Record<string, number> = {};
async function measure(name: string, run: (at: number) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < 40; at++) await run(at);
  const walls: number[] = [];
  const before = process.cpuUsage();
  for (let at = 0; at < rounds; at++) {
    const startedAt = performance.now();
    await run(at);
    walls.push(performance.now() - startedAt);
  }
  const { user, system } = process.cpuUsage(before);
  const [p50, p95] = [percentile(walls, 0.5), percentile(walls, 0.95)];
  rows.push({ what: name, 'p50 ms': p50, 'p95 ms': p95, 'CPU ms here': (user + system) / 1_000 / rounds });
  figures[`${name} p95`] = p95;
}

const query = productSearchSchema.parse({ limit: 36 });
const wordOf = (at: number) => typed[at % typed.length] ?? '';
const firstAt = performance.now();
await readShelf();
rows.push({
  what: `the index filled with ${pieces} pieces (the shop itself: ${Math.round(filledMs / 1_000)} s)`,
  'p50 ms': performance.now() - firstAt,
});
await measure('while typing', (at) => suggest(wordOf(at)));
await measure('results with facets', (at) => searchProducts({ ...query, q: wordOf(at) }, false));
await measure('the whole shop, one form, with facets', (at) =>
  searchProducts({ ...query, form: [forms[at % forms.length] ?? ''] }, false),
);
await disconnectDatabase();

const plain = new Client({ connectionString: opened.url });
await plain.connect();
async function stockChanges(count: number): Promise<number> {
  const startedAt = performance.now();
  for (let at = 0; at < count; at++) {
    await plain.query(`UPDATE variant SET on_hand = on_hand + 1 WHERE id = $1`, [`bench-${1 + (at % pieces)}-1`]);
  }
  await plain.query('DELETE FROM change');
  return (performance.now() - startedAt) / count;
}
await stockChanges(rounds);
const [without, withTrace]: [number[], number[]] = [[], []];
for (let round = 0; round < 5; round++) {
  withTrace.push(await stockChanges(rounds));
  await plain.query('ALTER TABLE product DISABLE TRIGGER product_changed_in; DROP INDEX product_changed_in_idx');
  without.push(await stockChanges(rounds));
  await plain.query(
    'ALTER TABLE product ENABLE TRIGGER product_changed_in; CREATE INDEX product_changed_in_idx ON product (changed_in)',
  );
}
const ratio = percentile(withTrace, 0.5) / percentile(without, 0.5);
rows.push({ what: 'a change of stock, with what the index needs', 'p50 ms': percentile(withTrace, 0.5) });
rows.push({ what: 'a change of stock, without', 'p50 ms': percentile(without, 0.5) });
figures['stock change ÷ without'] = ratio;
report(`Search over ${pieces} pieces, ${embedded ? 'embedded database' : 'PostgreSQL'}`, rows, figures);
await plain.end();
await opened.close();
