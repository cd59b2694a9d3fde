import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Facts of law and of the platform, the shop's own word, and made-up orders. */
const named = [
  'components/auction/bid-sheet/amount-chooser.tsx',
  'components/order/example-order.ts',
  'components/ui/format/format-money.ts',
  'contract/shop/shop-currency.ts',
  'domain/auction/example-record.ts',
  'domain/auction/resale-right.ts',
  'domain/money/parse-amount.ts',
];

it('is named nowhere else: amounts have the currency of their row, or the shop’s', async () => {
  const rooms = ['app', 'components', 'contract', 'domain', 'server'];
  const files = await Promise.all(
    rooms.map(async (room) => (await readdir(room, { recursive: true })).map((path) => join(room, path))),
  );
  const sources = files.flat().filter((path) => /(?<!\.test)\.tsx?$/.test(path) && !path.startsWith('server/testing'));
  const naming = await Promise.all(
    sources.map(async (path) => (/['"]EUR['"]|\bEUR:/.test(await readFile(path, 'utf8')) ? [path] : [])),
  );
  expect(naming.flat().sort()).toEqual(named);
});
