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
];

async function sourcesWith(found: RegExp): Promise<string[]> {
  const rooms = ['app', 'components', 'contract', 'domain', 'server'];
  const files = await Promise.all(
    rooms.map(async (room) => (await readdir(room, { recursive: true })).map((path) => join(room, path))),
  );
  const sources = files.flat().filter((path) => /(?<!\.test)\.tsx?$/.test(path) && !path.startsWith('server/testing'));
  const naming = await Promise.all(
    sources.map(async (path) => (found.test(withoutComments(await readFile(path, 'utf8'))) ? [path] : [])),
  );
  return naming.flat().sort();
}

const withoutComments = (source: string) => source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

it('is named nowhere else: amounts have the currency of their row, or the shop’s', async () => {
  expect(await sourcesWith(/['"]EUR['"]|\bEUR:/)).toEqual(named);
});

it('has its sign, and its minor units, only where currencies are told apart', async () => {
  expect(await sourcesWith(/€/)).toEqual(['components/ui/format/format-money.ts', 'server/invoice/printable.ts']);
  const hundredths = /(?<!basisPoints|[Pp]ercent\)?|width|height|\bms) \/ 100\b/;
  expect(await sourcesWith(hundredths)).toEqual(['components/ui/format/format-money.ts']);
});
