/**
 * Three processes that hear each other over Redis, and what may befall it, them and their database: whoever was told of
 * a change sees it on every page from then on, every open screen ends on what is true, and nobody is refused anything
 * because of Redis.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { setSettings } from '#server/config/settings.ts';
import { connectDatabase, database, disconnectDatabase } from '#server/engine/database/database.ts';
import { testApiKey } from '../database.ts';
import { aProduct } from '../factories.ts';
import { migrateShop } from '../migrate-shop.ts';
import { type PgProxy, startPgProxy } from '../pg-proxy.ts';
import { type OwnPostgres, startOwnPostgres } from '../postgres.ts';
import { startTestRedis, type TestRedis } from '../redis.ts';
import { testSettings } from '../settings.ts';
import { Page } from './people.ts';
import { oneOf, ShopProcess, seeded } from './shop-under-fire.ts';
import { aVisitor } from './visitor.ts';

const timeoutMs = 120_000;
const random = seeded(20_261_121);

let postgres: OwnPostgres;
let redis: TestRedis;
/** On the first process's way to Redis. */
let line: PgProxy;
let shops: ShopProcess[] = [];
let pieces: { sku: string; productId: string }[] = [];
let screens: Page[] = [];

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startOwnPostgres('its death'), startTestRedis()]);
  line = await startPgProxy(redis.url);
  await migrateShop(postgres.url);
  setSettings(testSettings());
  await connectDatabase(postgres.url);
  pieces = await Promise.all([1, 2, 3].map(() => aProduct()));
  shops = await Promise.all(
    [line.url, redis.url, redis.url].map(
      (
        url, // Nothing is to fail here: what does, says why.
      ) => ShopProcess.start(postgres.url, { REDIS_URL: url, LOG_LEVEL: 'error' }),
    ),
  );
  screens = shops.map((shop) => {
    const screen = new Page(pieces.map(({ productId }) => topicOf.product(productId)));
    screen.connect(shop);
    return screen;
  });
}, timeoutMs);
afterAll(async () => {
  for (const screen of screens) screen.close();
  await Promise.all(shops.map((shop) => shop.stop()));
  await disconnectDatabase();
  await line.stop();
  await Promise.all([redis.stop(), postgres.stop()]);
});

let amount = 10_000;

interface Told {
  changes: number;
  refused: string[];
  /** Pages that did not show what had been acknowledged, and for how many milliseconds they did not. */
  stale: number[];
}

/** Changes a price at one process, and looks at the piece's page at another as soon as the change is acknowledged. */
async function changeAndLook(asked: readonly ShopProcess[], told: Told): Promise<void> {
  const { sku, productId } = oneOf(random, pieces);
  const priceAmount = ++amount;
  const [writer, reader] = [oneOf(random, asked), oneOf(random, asked)];
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${testApiKey}`,
    'idempotency-key': randomUUID(),
  };
  const signal = AbortSignal.timeout(8_000);
  try {
    const answer = await fetch(`${writer.url}/api/v1/variants/${sku}`, {
      method: 'PATCH',
      headers,
      signal,
      body: JSON.stringify({ priceAmount }),
    });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    told.changes++;
    const acknowledged = performance.now();
    const shown = async () => {
      const page = await fetch(`${reader.url}/products/${productId}`, { signal });
      if (!page.ok) throw new Error(`${page.status}: ${await page.text()}`);
      return ((await page.json()) as View<'product'>).data.variants[0]?.price.amount ?? 0;
    };
    if ((await shown()) >= priceAmount) return;
    while ((await shown()) < priceAmount);
    told.stale.push(performance.now() - acknowledged);
  } catch (error) {
    told.refused.push(String(error));
  }
}

/** Less proves nothing, however slow the machine is. */
const enough = 10;

/** One after another, so that each piece's prices rise; before, during and after the event. */
async function tradeDuring(event: () => Promise<unknown>, asked: readonly ShopProcess[] = shops): Promise<Told> {
  const told: Told = { changes: 0, refused: [], stale: [] };
  let over = false;
  const trading = (async () => {
    while (!over || told.changes < enough) await changeAndLook(asked, told);
  })();
  await expect.poll(() => told.changes, { timeout: timeoutMs }).toBeGreaterThan(1);
  await event();
  const atItsEnd = told.changes;
  await expect.poll(() => told.changes, { timeout: timeoutMs }).toBeGreaterThan(atItsEnd + 1);
  over = true;
  await trading;
  return told;
}

async function everyScreenIsTrue(): Promise<void> {
  for (const { productId } of pieces) {
    const { version } = await database().product.findUniqueOrThrow({ where: { id: productId } });
    for (const screen of screens)
      await expect.poll(() => screen.views.get(topicOf.product(productId))?.version, { timeout: 10_000 }).toBe(version);
  }
  expect(screens.flatMap(({ problems }) => problems)).toEqual([]);
  expect(screens.every(({ isConnected }) => isConnected)).toBe(true);
  expect(shops.flatMap(({ ends }) => ends)).toEqual([]);
}

/** The first process's calls through the database come late, which else hide for how long it tells nobody over Redis. */
async function withoutCalls(event: () => Promise<unknown>): Promise<void> {
  const { proxy } = shops[0] as ShopProcess;
  proxy.hold('pg_notify');
  await event();
  proxy.release();
}

const events: [what: string, befalls: () => Promise<unknown>][] = [
  ['nothing', async () => {}],
  [
    'Redis is killed, and comes back empty',
    () =>
      redis
        .kill()
        .then(() => wait(1_500))
        .then(redis.start),
  ],
  [
    'Redis hangs',
    async () => {
      redis.pause();
      await wait(2_500);
      redis.resume();
    },
  ],
  ['Redis forgets everything', () => redis.flush()],
  [
    'one process’s line to Redis is cut, again and again',
    () =>
      withoutCalls(async () => {
        for (let i = 0; i < 15; i++) {
          line.cutAll();
          await wait(random() * 200);
        }
      }),
  ],
  [
    'one process has no line to Redis for a while',
    () =>
      withoutCalls(async () => {
        line.refuse(true);
        await wait(2_500);
        line.refuse(false);
      }),
  ],
  [
    'one process’s line to Redis goes silent',
    async () => {
      line.silenceAll();
      await wait(2_000);
    },
  ],
  [
    'each process is held still for a moment, again and again',
    async () => {
      for (let i = 0; i < 8; i++) {
        await oneOf(random, shops).pause(random() * 1_000);
        await wait(random() * 60);
      }
    },
  ],
];

it.each(events)(
  'I3: %s: pages are never stale, screens end on the truth, nothing is refused',
  async (_what, befalls) => {
    const told = await tradeDuring(befalls);
    expect(told.refused).toEqual([]);
    expect(told.stale).toEqual([]);
    await everyScreenIsTrue();
  },
  timeoutMs,
);

it(
  'I3: a process is held still for longer than announcements wait for it',
  async () => {
    const [held, ...others] = shops as [ShopProcess, ...ShopProcess[]];
    const told = await tradeDuring(() => held.pause(7_000), others);
    expect(told.refused).toEqual([]);
    expect(told.stale).toEqual([]);
    await everyScreenIsTrue();
    const after = await tradeDuring(async () => {});
    expect([...after.refused, ...after.stale]).toEqual([]);
  },
  timeoutMs,
);

it(
  'I3: the database crashes and comes back',
  async () => {
    const told = await tradeDuring(() => postgres.restart('immediate'));
    // What was under way when it crashed fails; a page that could not be looked up says so.
    expect(told.stale).toEqual([]);
    await expect.poll(async () => (await tradeDuring(async () => {})).refused, { timeout: 30_000 }).toEqual([]);
    await everyScreenIsTrue();
  },
  timeoutMs,
);

it(
  'I7: a page that is open at another process closes as soon as its browser signs out',
  async () => {
    const [one, other] = shops as [ShopProcess, ShopProcess, ShopProcess];
    const { cookie, socket } = await aVisitor(one, other);
    const signedOut = await fetch(`${one.url}/api/session/sign-out`, { method: 'POST', headers: { cookie } });
    expect(signedOut.ok).toBe(true);
    await expect.poll(() => socket.connected, { timeout: 10_000 }).toBe(false);
  },
  timeoutMs,
);
