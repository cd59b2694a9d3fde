import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { takeOverLeftWork } from '#server/engine/live/changes/left-work.ts';
import { briefProcess } from '#server/testing/brief-process.ts';
import { builtProgram } from '#server/testing/built-program.ts';
import { testDatabase } from '#server/testing/database.ts';
import { endsWithUs } from '#server/testing/ends-with-us.ts';
import { untilTheGoneAreKnown } from '#server/testing/processes.ts';
import { testSettings } from '#server/testing/settings.ts';
import { queueImport } from './import-jobs.ts';
import { readImport } from './import-view.ts';
import { readImports, releaseImports } from './run-import.ts';

const db = testDatabase();
const program = builtProgram('server/testing/die-while-importing');
let dying: string;
beforeAll(async () => {
  dying = await program.take();
});
afterAll(program.leave);

const products = 1_000;
const sizes = ['S', 'M', 'L'];
const rows = Array.from({ length: products }, (_, i) =>
  sizes.map((size, place) =>
    [
      `kept-${i}`,
      place === 0 ? `Kept ${i}` : '',
      'Size',
      size,
      `KEPT-${i}-${size}`,
      '12.00',
      '4',
      place === 0 ? 'Kiln' : '',
      'for-rain',
    ].join(),
  ),
).flat();
const file = Buffer.from(
  [
    'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Vendor,Collection',
    ...rows,
  ].join('\n'),
);

/** Everything that belongs to a product, counted: one that is half there has too little of something. */
async function stored() {
  const [counts] = await database().$queryRaw<Record<string, number>[]>`
    SELECT (SELECT count(*)::int FROM product) AS products,
      (SELECT count(*)::int FROM variant) AS variants,
      (SELECT count(*)::int FROM product_collection) AS collected,
      (SELECT count(*)::int FROM product_search) AS findable,
      (SELECT count(*)::int FROM price_history) AS prices,
      (SELECT coalesce(sum(delta_on_hand), 0)::int FROM stock_ledger) AS units,
      (SELECT products_done FROM import_job ORDER BY created_at LIMIT 1) AS done`;
  return counts;
}
const wholeProducts = (count: number) => ({
  ...{ products: count, variants: count * 3, collected: count, findable: count, prices: count * 3, units: count * 12 },
  done: count,
});

/** A process of its own that is killed while it writes what follows the first `after` products. */
async function diesWhileWriting(folder: string, after: number): Promise<void> {
  const child = spawn(process.execPath, [...briefProcess, dying, db.url(), folder], { stdio: 'inherit' });
  endsWithUs(child);
  const gone = once(child, 'exit');
  for (;;) {
    const [now] = await database().$queryRaw<{ done: number; writing: boolean }[]>`
      SELECT (SELECT products_done FROM import_job) AS done, EXISTS (
        SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
          AND xact_start IS NOT NULL AND query ~ 'INSERT INTO (product|variant)') AS writing`;
    if (now?.writing && now.done >= after) break;
    await later(2);
  }
  child.kill('SIGKILL');
  await gone;
}

it('whose process is killed while it writes is gone on with by another: no product is half there, none is twice', {
  timeout: 180_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'marketday-import-'));
  setSettings({ ...testSettings(), DATA_DIR: folder, DATABASE_URL: db.url() });
  try {
    const imported = async () => {
      const queued = await queueImport({ bytes: file, dryRun: false, by: 'key:till' });
      return queued.ok ? queued.value.id : '';
    };
    const untilDone = async (id: string) => {
      while ((await readImport(id)).state !== 'done') await readImports.run();
      return readImport(id);
    };
    const id = await imported();
    for (const after of [0, 250, 500]) {
      await diesWhileWriting(folder, after);
      const { done } = await readImport(id);
      expect(done).toBeLessThan(rows.length);
      expect(await stored()).toEqual(wholeProducts(done / 3));
      await readImports.run(); // its claim still holds
      expect((await readImport(id)).done).toBe(done);
      await untilTheGoneAreKnown();
      await takeOverLeftWork([releaseImports]).run();
    }
    expect(await untilDone(id)).toMatchObject({
      created: products,
      updated: 0,
      refused: 0,
      errors: [],
      done: rows.length,
    });
    expect(await stored()).toEqual(wholeProducts(products));
    expect(await untilDone(await imported())).toMatchObject({ created: 0, updated: 0, unchanged: products });
    expect(await stored()).toEqual(wholeProducts(products));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
