/**
 * Imports a file into a shop that runs, and says how long it took:
 *   MARKETDAY_API_KEY=… node --import tsx scripts/load-catalogue.ts catalogue.csv [http://localhost:3000]
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportView } from '../contract/product-import.ts';

const [file, shop = 'http://localhost:3000'] = process.argv.slice(2);
const key = process.env.MARKETDAY_API_KEY;
if (!file || !key) throw new Error('MARKETDAY_API_KEY=… node --import tsx scripts/load-catalogue.ts <file> [shop]');
const headers = { authorization: `Bearer ${key}` };
const began = performance.now();
const queued = await fetch(`${shop}/api/v1/products/import`, {
  method: 'POST',
  headers: { ...headers, 'content-type': 'text/csv' },
  body: await readFile(file),
});
if (queued.status !== 202) throw new Error(`${queued.status}: ${await queued.text()}`);
const { id } = (await queued.json()) as { id: string };
for (;;) {
  const answer = await fetch(`${shop}/api/v1/imports/${id}`, { headers });
  const view = (await answer.json()) as ImportView;
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  const { state, done, rows, created, updated, unchanged, refused } = view;
  process.stdout.write(
    `${seconds} s, ${state}: ${done} of ${rows} rows, ${created} new, ${updated} changed, ${unchanged} the same, ${refused} refused\n`,
  );
  if (state === 'done' || state === 'failed') {
    for (const { line, message } of view.errors.slice(0, 20)) process.stdout.write(`line ${line}: ${message}\n`);
    process.exit(state === 'done' ? 0 : 1);
  }
  await wait(5_000);
}
