/**
 * 25,000 products of 100,000 variants by the import, and how long others wait meanwhile: kept pages, lists, searches,
 * watching a piece, holding one, and until a screen was told of a count or a bid; with and without it. Then the same file
 * again, of which nothing changes. Needs a production build (`npm run build`). `--quick`: 3,000 products.
 */
import { execFile } from 'node:child_process';
import { setTimeout as later } from 'node:timers/promises';
import { promisify } from 'node:util';
import { apiKey } from '../e2e/shop-server.ts';
import { importFile } from '../scripts/import-file.ts';
import { startChanges } from './import/changes.ts';
import { acts, slowest, type Times, visit } from './import/visitors.ts';
import { report } from './report.ts';
import { callApi } from './shop-api.ts';
import { shopOnPostgres } from './shop-on-postgres.ts';

const quick = process.argv.includes('--quick');
const products = quick ? 3_000 : 25_000;
const quietSeconds = quick ? 10 : 30;

interface ApiPiece {
  slug: string;
  topic: string;
  variants: { sku: string; available: number }[];
}

const made = await promisify(execFile)(
  process.execPath,
  ['--import', 'tsx', 'scripts/make-large-catalogue.ts', String(products)],
  { encoding: 'buffer', maxBuffer: 1024 ** 3 },
);
const { postgres, shop } = await shopOnPostgres();
try {
  await shop.start();
  const { items } = await callApi<{ items: ApiPiece[] }>(shop.url, 'GET', '/products?limit=100');
  const pieces = items.flatMap(({ slug, topic, variants }) => {
    const free = variants.find(({ available }) => available > 2);
    return free ? [{ path: `/products/${slug}`, topic, sku: free.sku }] : [];
  });
  const counted = pieces.splice(0, 5);
  const changes = await startChanges(shop.url, counted);
  const visitors = await visit(shop.url, { pieces, lists: ['/', '/shop', '/shop?form=Vase'], changes });
  await later(5_000);
  visitors.take();
  await later(quietSeconds * 1_000);
  const quiet = visitors.take();

  const imported = async () => {
    const began = performance.now();
    const view = await importFile({ shop: shop.url, key: apiKey, file: new Uint8Array(made.stdout) });
    return { view, seconds: (performance.now() - began) / 1_000, times: visitors.take() };
  };
  const first = await imported();
  const again = await imported();
  await visitors.stop();

  const ratio = (busy: Times, act: (typeof acts)[number]) =>
    slowest(busy[act])['p99 ms'] / slowest(quiet[act])['p99 ms'];
  const row = (when: string, seconds: number | string, times: Times) =>
    acts.map((act) => ({
      when,
      seconds,
      act,
      times: times[act].length,
      ...slowest(times[act]),
      'p99 ÷ quiet': ratio(times, act),
    }));
  report(
    `import: ${products.toLocaleString('en')} products, ${first.view.rows.toLocaleString('en')} rows`,
    [
      ...row('quiet', quietSeconds, quiet),
      ...row('importing', first.seconds, first.times),
      ...row('the same file again', again.seconds, again.times),
    ],
    {
      seconds: first.seconds,
      secondsAgain: again.seconds,
      pageP99Ratio: ratio(first.times, 'kept page'),
      listP99Ratio: ratio(first.times, 'list'),
      searchP99Ratio: ratio(first.times, 'search'),
      watchP99Ratio: ratio(first.times, 'watch'),
      holdP99Ratio: ratio(first.times, 'hold'),
      stockToldP99Ms: slowest(first.times['stock told'])['p99 ms'],
      bidToldP99Ms: slowest(first.times['bid told'])['p99 ms'],
      failed: visitors.failed.length,
    },
  );
  for (const line of visitors.failed.slice(0, 5)) process.stdout.write(`failed: ${line}\n`);
  const isWhole = first.view.created === products && again.view.unchanged === products && first.view.state === 'done';
  if (!isWhole || visitors.failed.length > 0) process.exitCode = 1;
} finally {
  await shop.stop();
  await shop.remove();
  await postgres.stop();
}
