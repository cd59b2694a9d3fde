/**
 * Every route, page and socket event, asked for what nobody would ask in good faith, made from the list of routes and
 * the schemas: a new one is in it by itself. No answer is a fault, none takes much longer than a plain one, and what is
 * refused has changed nothing. `PROPERTY_SEED=random npm run test:unit -- server/http/fuzz` looks for new cases.
 */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { refusalStatus } from '#contract/errors.ts';
import { clientEvents } from '#contract/socket.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database } from '#server/database/database.ts';
import { log } from '#server/log.ts';
import { routes } from '#server/routes.ts';
import { actorOf } from '#server/session/actor.ts';
import { setSettings } from '#server/settings.ts';
import { testApiKey, testDatabase } from '#server/testing/database.ts';
import {
  changedTables,
  countWrites,
  type DatabaseState,
  readState,
  writes,
} from '#server/testing/fuzz/database-state.ts';
import { type FuzzedRequest, requestsFor, type Who } from '#server/testing/fuzz/fuzzed-request.ts';
import { knownCases } from '#server/testing/fuzz/known-cases.ts';
import { bodiesOf, evilTexts, type Known } from '#server/testing/fuzz/values-of.ts';
import { anApiOrder } from '#server/testing/order-factories.ts';
import { aSession } from '#server/testing/session.ts';
import { testSettings } from '#server/testing/settings.ts';
import { seedSmallShop } from '#server/testing/small-shop.ts';
import { startWholeShop } from '#server/testing/whole-shop.ts';
import type { Described } from './route.ts';

testDatabase();

/** So many for each route. */
const tries = { numRuns: 24 };
/** Or as many as fit into this, on a machine that is busy elsewhere. */
const routeMs = 250;
const atLeast = 3;

/** Goes through with what there is time for; the rest counts as tried. */
function whileThereIsTime<T extends unknown[]>(tryOne: (...asked: T) => Promise<void>): (...asked: T) => Promise<void> {
  const until = performance.now() + routeMs;
  let tried = 0;
  return async (...asked) => {
    if (tried++ >= atLeast && performance.now() > until) return;
    await tryOne(...asked);
  };
}

let shop: Awaited<ReturnType<typeof startWholeShop>>;
let known: Known = {};
let plainMs = 1;
const cookies: Partial<Record<Who, string>> = {};
const faults: unknown[] = [];
const agent = new Agent({ keepAlive: true, maxSockets: 4 });

beforeAll(async () => {
  shop = await startWholeShop();
  setSettings({ ...testSettings(), LIMITS: false, localUrl: shop.url });
  vi.spyOn(log(), 'error').mockImplementation((...said: unknown[]) => void faults.push(said));
  await seedSmallShop();
  await signedIn();
  known = await knownThings();
  await countWrites();
  const plain: number[] = [];
  for (let asked = 0; asked < 40; asked++) plain.push((await ask(plainRequest)).tookMs);
  plainMs = plain.sort((a, b) => a - b)[20] ?? 1;
}, 240_000);
afterEach(signedIn);
afterAll(async () => {
  agent.destroy();
  await shop.stop();
});

const plainRequest: FuzzedRequest = {
  method: 'GET',
  path: '/api/v1/products/salt-bowl',
  who: 'nobody',
  headers: {},
  body: null,
};

/** Whoever has signed out, or been deleted, is somebody else from now on. */
async function signedIn(): Promise<void> {
  for (const who of ['shopper', 'merchant'] as const) {
    const cookie = cookies[who];
    const actor = cookie ? await actorOf(new Headers({ cookie })) : { kind: 'nobody' };
    if (actor.kind === 'nobody') cookies[who] = (await aSession(who)).cookie;
  }
}

/** Ids and names of the shop, by the names that fields and addresses have for them. */
async function knownThings(): Promise<Known> {
  const shopper = await actorOf(new Headers({ cookie: cookies.shopper ?? '' }));
  const personId = shopper.kind === 'person' ? shopper.personId : '';
  for (let order = 0; order < 2; order++) {
    await placeApiOrder(anApiOrder('salt-bowl-a', { email: 'a@example.com' }), { by: 'key:test', placeKey: null });
  }
  await database().order.updateMany({ data: { personId } });
  const [orders, lots, sales] = await Promise.all([
    database().order.findMany({ include: { lines: true } }),
    database().auction.findMany(),
    database().sale.findMany(),
  ]);
  const publicIds = orders.map(({ publicId }) => publicId);
  return {
    sku: ['salt-bowl-a', 'grey-jug-b'],
    slug: ['salt-bowl', 'moon-jar'],
    id: [...lots.slice(0, 1).map(({ id }) => id), ...sales.map(({ id }) => id), ...publicIds.slice(0, 1)],
    auctionId: lots.map(({ id }) => id),
    saleId: sales.map(({ id }) => id),
    publicId: publicIds,
    order: publicIds,
    number: orders.map(({ number }) => `MD-${number}`),
    lineId: orders.flatMap(({ lines }) => lines.map(({ id }) => id)),
    source: ['easypost', 'shippo', 'aftership', 'standard'],
    collection: ['bone'],
    email: ['a@example.com'],
    topic: [
      ...lots.map(({ id }) => `auction:${id}`),
      ...publicIds.map((id) => `order:${id}`),
      'me',
      'shop',
      'viewers:me',
    ],
    token: ['tok_visa', 'tok_declined'],
    country: ['FR'],
    postalCode: ['69001'],
    currency: ['EUR'],
    max: ['200', '1.234,56'],
    amount: ['200'],
    quantity: ['1'],
    status: ['in_transit'],
  };
}

async function ask(asked: FuzzedRequest): Promise<{ status: number; location: string; body: string; tookMs: number }> {
  const { hostname, port, origin } = new URL(shop.url);
  const mine: Record<string, string> =
    asked.who === 'key' ? { authorization: `Bearer ${testApiKey}` } : { cookie: cookies[asked.who] ?? '' };
  const started = performance.now();
  const sent = request({
    hostname,
    port,
    agent,
    method: asked.method,
    path: asked.path,
    headers: { ...mine, ...(asked.method === 'GET' ? {} : { origin }), ...asked.headers },
  });
  sent.end(asked.body ?? undefined);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let body = '';
  for await (const part of answer) if (body.length < 2_000) body += String(part);
  return {
    status: answer.statusCode ?? 0,
    location: answer.headers.location ?? '',
    body,
    tookMs: performance.now() - started,
  };
}

let state: { seen: DatabaseState; at: number } | null = null;

/** Asks, and looks at what came of it. */
async function tryOut(asked: FuzzedRequest, described?: Described | null): Promise<void> {
  const at = await writes();
  if (state?.at !== at) state = { seen: await readState(), at };
  faults.length = 0;
  const answer = await ask(asked);
  const said = `${answer.status} ${answer.location} ${answer.body}\n${faults.map(told).join('\n')}`;
  expect(answer.status, said).toBeLessThan(500);
  expect(answer.location, said).not.toContain('problem=fault');
  if (described) expect(described.refusals ?? [], said).toEqual(expect.arrayContaining(refusalsIn(answer.body)));
  await expectSoon(asked, answer.tookMs);
  const refused = answer.status >= 400 || /[?&]problem=/.test(answer.location);
  if (!refused || (await writes()) === at) return;
  if (changedTables(state.seen, await readState()).length > 0) await expectUnchanged(asked, said);
}

/** The code of an answer that is no. */
function refusalsIn(body: string): string[] {
  const code = /^\{"code":"(\w+)"/.exec(body)?.[1] ?? '';
  return code in refusalStatus ? [code] : [];
}

const told = (fault: unknown) =>
  JSON.stringify(fault, (_, value) => (value instanceof Error ? `${value.message} ${value.stack}` : value));

/** A machine that was busy elsewhere is quick the second time. */
async function expectSoon(asked: FuzzedRequest, tookMs: number): Promise<void> {
  const bound = 1_500 + 60 * plainMs;
  for (let again = 0; again < 2 && tookMs > bound; again++) tookMs = (await ask(asked)).tookMs;
  expect(tookMs, `beside ${plainMs} ms for a plain request`).toBeLessThan(bound);
}

/** What an earlier answer left to be done may have been done meanwhile: only what happens again was this one's doing. */
async function expectUnchanged(asked: FuzzedRequest, said: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = await readState();
  const { status } = await ask(asked);
  const after = await readState();
  state = null;
  if (status >= 400) expect(changedTables(before, after), `a refused request changed these: ${said}`).toEqual([]);
}

/** Every name that a query's schema, or a route, has for something. */
function queryNames(): string[] {
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

describe('no request makes a fault, waits long, or changes what it was refused', () => {
  it.each(knownCases)('known: %s', async (_what, asked) => {
    await tryOut(asked);
  });

  it.each(routes.map((route) => ({ ...route, path: `/api${route.path}` })))('$method $path', async (route) => {
    const tryRoute = whileThereIsTime((asked: FuzzedRequest) => tryOut(asked, route.described));
    await fc.assert(fc.asyncProperty(requestsFor(route, known, queryNames()), tryRoute), tries);
  });

  const pages = readdirSync('app', { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === 'page.tsx')
    .map(({ parentPath }) => parentPath);

  it.each(pages)('the page %s', async (folder) => {
    const path = `/${relative('app', folder).replaceAll(/\([^)]*\)\/?/g, '')}`.replace(/(?<=.)\/$/, '');
    const source = readFileSync(join(folder, 'page.tsx'), 'utf8');
    const names = [...source.matchAll(/(\w+)\??: string/g)].map(([, name = '']) => name);
    const access = path.startsWith('/desk') ? ('merchant' as const) : ('account' as const);
    const route = { method: 'GET', path, declared: { access } };
    await fc.assert(
      fc.asyncProperty(
        requestsFor(route, known, [...names, 'problem', 'field', 'q', 'page', 'variant']),
        whileThereIsTime((asked: FuzzedRequest) => tryOut(asked)),
      ),
      { numRuns: 12 },
    );
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
      await tryOut({ method, path, who: 'shopper', headers: {}, body: method === 'POST' ? '{}' : null });
    }
  });
});

describe('no event makes a fault, waits long, or ends the connection', () => {
  const sockets: Socket[] = [];
  beforeAll(async () => {
    for (const who of ['nobody', 'shopper'] as const) {
      const socket = io(shop.url, { transports: ['websocket'], extraHeaders: { cookie: cookies[who] ?? '' } });
      await once(socket as never, 'connect');
      sockets.push(socket);
    }
  });
  afterAll(() => {
    for (const socket of sockets) socket.close();
  });

  it.each(Object.entries(clientEvents))('%s', async (event, schema: z.ZodType) => {
    const payload = fc.oneof(
      { weight: 5, arbitrary: bodiesOf(schema, known) },
      fc.constantFrom(...evilTexts, undefined),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: sockets.length - 1 }),
        payload,
        whileThereIsTime(async (which: number, value: unknown) => {
          const socket = sockets[which] as Socket;
          const at = await writes();
          const before = await readState();
          const started = performance.now();
          const reply = (await socket.timeout(10_000).emitWithAck(event, value)) as {
            ok: boolean;
            error?: { code: string };
          };
          expect(performance.now() - started).toBeLessThan(1_500 + 60 * plainMs);
          expect(reply.error?.code, faults.map(told).join('\n')).not.toBe('fault');
          expect(socket.connected).toBe(true);
          if (reply.ok || (await writes()) === at || changedTables(before, await readState()).length === 0) return;
          // What an earlier event left to be done may have been done meanwhile.
          await new Promise((resolve) => setTimeout(resolve, 300));
          const quiet = await readState();
          await socket.timeout(10_000).emitWithAck(event, value);
          expect(changedTables(quiet, await readState())).toEqual([]);
        }),
      ),
      { numRuns: 60 },
    );
  });
});

it('a schema’s own values get past it now and then, or the fuzz would try the door alone', () => {
  for (const [, schema] of Object.entries(clientEvents)) {
    const made = fc.sample(bodiesOf(schema, known), 200);
    expect(made.filter((value) => (schema as z.ZodType).safeParse(value).success).length).toBeGreaterThan(10);
    expect(made.filter((value) => !(schema as z.ZodType).safeParse(value).success).length).toBeGreaterThan(10);
  }
});
