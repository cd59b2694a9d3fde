/**
 * Imports a file into a shop that runs, and says how long it took:
 *   MARKETDAY_API_KEY=… node --import tsx scripts/load-catalogue.ts catalogue.csv [http://localhost:3000]
 */
import { readFile } from 'node:fs/promises';
import { importFile } from './import-file.ts';

const everySeconds = 5;
const [file, shop = 'http://localhost:3000'] = process.argv.slice(2);
const key = process.env.MARKETDAY_API_KEY;
if (!file || !key) throw new Error('MARKETDAY_API_KEY=… node --import tsx scripts/load-catalogue.ts <file> [shop]');
const began = performance.now();
let saidAt = -everySeconds;
const view = await importFile({
  shop,
  key,
  file: await readFile(file),
  onProgress({ state, done, rows, created, updated, unchanged, refused }) {
    const seconds = (performance.now() - began) / 1_000;
    if (state !== 'done' && state !== 'failed' && seconds - saidAt < everySeconds) return;
    saidAt = seconds;
    process.stdout.write(
      `${seconds.toFixed(0)} s, ${state}: ${done} of ${rows} rows, ${created} new, ${updated} changed, ${unchanged} the same, ${refused} refused\n`,
    );
  },
});
for (const { line, message } of view.errors.slice(0, 20)) process.stdout.write(`line ${line}: ${message}\n`);
process.exitCode = view.state === 'done' ? 0 : 1;
