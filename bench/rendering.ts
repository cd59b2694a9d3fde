/**
 * Processor time of one page that isn't in memory, in a shop of 25,000 pieces: the shop's processes and the database's,
 * asked one after the other by a warm shop. Linux, PostgreSQL, a production build. `--quick`: 1,000 pieces.
 */
import { Client } from 'pg';
import { manyPieces } from './pages/pieces.ts';
import { readUsed, untilQuiet } from './processor-use.ts';
import { report } from './report.ts';
import { shopOnPostgres } from './shop-on-postgres.ts';

const count = process.argv.includes('--quick') ? 1_000 : 25_000;
const warmUp = 60;
const measured = 150;

const { postgres, shop } = await shopOnPostgres();
try {
  await shop.start();
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const pieces = await manyPieces(client, count);
  await client.query('ANALYZE');
  await client.end();
  await untilQuiet();
  const kinds = {
    piece: (at: number) => pieces[at]?.path ?? '',
    list: (at: number) => `/shop?from=${at + 1}`,
    search: (at: number) => `/search?q=bench+${at}`,
  };
  const rows = [];
  const figures: Record<string, number> = {};
  for (const [kind, pathOf] of Object.entries(kinds)) {
    const times: number[] = [];
    const ask = async (from: number, to: number) => {
      for (let at = from; at < to; at++) {
        const started = performance.now();
        const response = await fetch(shop.url + pathOf(at));
        await response.arrayBuffer();
        if (response.status !== 200) throw new Error(`${pathOf(at)} answered ${response.status}`);
        times.push(performance.now() - started);
      }
    };
    await ask(0, warmUp);
    times.length = 0;
    const before = readUsed();
    await ask(warmUp, warmUp + measured);
    const after = readUsed();
    const shopMs = ((after.shop - before.shop) / measured) * 1_000;
    const databaseMs = ((after.database - before.database) / measured) * 1_000;
    times.sort((one, other) => one - other);
    rows.push({ page: kind, 'shop ms': shopMs, 'database ms': databaseMs, 'p50 ms': times[times.length >> 1] ?? 0 });
    figures[`${kind}ProcessorMs`] = shopMs + databaseMs;
  }
  report(`processor time of a page that isn't in memory, ${count} pieces`, rows, figures);
} finally {
  await shop.stop();
  await shop.remove();
  await postgres.stop();
}
process.exit(0);
