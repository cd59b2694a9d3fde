/** Every page, asked for what its address and its query could have. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { it } from 'vitest';
import type { PageKeeping } from '#server/engine/pages/page-keeping.ts';
import { testDatabase } from '#server/testing/database.ts';
import { type FuzzedRequest, requestsFor } from '#server/testing/fuzz/fuzzed-request.ts';
import { fuzzedShop, whileThereIsTime } from '#server/testing/fuzz/fuzzed-shop.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { keptPages } from '../../../../app/kept-pages.ts';

testDatabase();
const shop = fuzzedShop();

const pages = readdirSync('app', { recursive: true, withFileTypes: true })
  .filter(({ name }) => name === 'page.tsx')
  .map(({ parentPath }) => parentPath);

const declared = new Map<string, PageKeeping>(Object.entries(keptPages));

it.each(pages)('the page %s', async (folder) => {
  const path = `/${relative('app', folder).replaceAll(/\([^)]*\)\/?/g, '')}`.replace(/(?<=.)\/$/, '');
  const source = readFileSync(join(folder, 'page.tsx'), 'utf8');
  const typed = [...source.matchAll(/(\w+)\??: string/g)].map(([, name = '']) => name);
  const names = [...typed, ...Object.keys(declared.get(path)?.parameters ?? {})];
  const access = path.startsWith('/desk') ? { desk: 'order:read' as const } : ('account' as const);
  const route = { method: 'GET', path, declared: { access } };
  await fc.assert(
    fc.asyncProperty(
      requestsFor(route, shop.known, [...names, 'problem', 'field', 'q', 'page', 'variant']),
      whileThereIsTime(async (asked: FuzzedRequest) => {
        await shop.tryOut(asked);
      }),
    ),
    { numRuns: propertyRuns(12) },
  );
});
