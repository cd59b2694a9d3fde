/** Every route, asked for what its schemas and its address make. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { clientEvents } from '#contract/socket.ts';
import { routes } from '#server/subjects.ts';
import { testDatabase } from '#server/testing/database.ts';
import { type FuzzedRequest, requestsFor } from '#server/testing/fuzz/fuzzed-request.ts';
import { fuzzedShop, whileThereIsTime } from '#server/testing/fuzz/fuzzed-shop.ts';
import { knownCases } from '#server/testing/fuzz/known-cases.ts';
import { bodiesOf } from '#server/testing/fuzz/values-of.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';

testDatabase();
const shop = fuzzedShop();

/** So many for each route. */
const tries = { numRuns: propertyRuns(24) };

/** Every name that a query's schema, or a route, has for something. */
function namesOfQueries(): string[] {
  const files = readdirSync('contract').filter((file) => file.endsWith('.ts') && !file.includes('.test.'));
  const sources = [
    ...readdirSync('server', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('-routes.ts'))
      .map((file) => join('server', file)),
    ...files.map((file) => join('contract', file)),
  ].map((file) => readFileSync(file, 'utf8'));
  const read = sources.flatMap((source) => [...source.matchAll(/(?:query|searchParams)\.(?:get|has)\('(\w+)'/g)]);
  const declared = routes.flatMap(({ declared }) =>
    Object.keys((declared?.query as z.ZodObject | undefined)?.shape ?? {}),
  );
  return [...new Set([...read.map(([, name = '']) => name), ...declared, 'q', 'unknown'])];
}
const queryNames = namesOfQueries();

describe('no request makes a fault, waits long, or changes what it was refused', () => {
  it.each(knownCases)('known: %s', async (_what, asked) => {
    await shop.tryOut(asked);
  });

  it.each(routes.map((route) => ({ ...route, path: `/api${route.path}` })))('$method $path', async (route) => {
    const tryRoute = whileThereIsTime(async (asked: FuzzedRequest) => {
      await shop.tryOut(asked, route.described);
    });
    await fc.assert(fc.asyncProperty(requestsFor(route, shop.known, queryNames), tryRoute), tries);
  });

  it.each([
    '/api/nothing/here',
    '/api/v1/%ZZ',
    '/nothing/%00',
    '//',
    '/%2e%2e/x',
    '/_next/static/%00',
    '/photographs/%00/a',
    '/api',
    '/favicon.ico%00',
  ])('the address %s, by any method', async (path) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']) {
      await shop.tryOut({ method, path, who: 'shopper', headers: {}, body: method === 'POST' ? '{}' : null });
    }
  });
});

it('a schema’s own values get past it now and then, or the fuzz would try the door alone', () => {
  for (const [, schema] of Object.entries(clientEvents)) {
    const made = fc.sample(bodiesOf(schema, shop.known), 200);
    expect(made.filter((value) => (schema as z.ZodType).safeParse(value).success).length).toBeGreaterThan(10);
    expect(made.filter((value) => !(schema as z.ZodType).safeParse(value).success).length).toBeGreaterThan(10);
  }
});
