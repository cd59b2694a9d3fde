import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { connectDatabase, database, disconnectDatabase } from '#server/engine/database/database.ts';
import { setSubjectsData } from '#server/retention/subjects-data.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { routes, subjects } from '#server/subjects.ts';
import { copyDatabase, testApiKey } from '#server/testing/database.ts';
import { aDrop } from '#server/testing/drops.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aLot } from '#server/testing/lots.ts';
import { aKey, anApiOrder, aPaidOrder } from '#server/testing/order-factories.ts';
import { type PgProxy, startPgProxy } from '#server/testing/pg-proxy.ts';
import { testSettings } from '#server/testing/settings.ts';

interface Sample {
  params?: Record<string, string>;
  /** Sent as JSON, unless it is a form, or text: that is a CSV file. */
  body: object | string;
}

/** Without the endpoint’s checks, and safe to send twice whatever key it comes with. */
const withoutKeys = new Set([
  // Turning something off twice is off.
  '/mail/unsubscribe',
  '/alerts/unsubscribe',
  // Told apart by the sender's own ids.
  '/webhooks/:source',
  '/webhooks/test-payment',
  '/webhooks/stripe',
  '/webhooks/mollie',
]);

const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const sku = async () => (await aProduct({ onHand: 20 })).sku;
const aPriceFor = (of: string) => ({ sku: of, amount: 900, startsAt: soon(60), endsAt: soon(120) });
const anAlert = (of: string) => ({ customer: 'phone-7', email: 'ada@example.test', sku: of, kind: 'back_in_stock' });
const aBid = { bidder: 'phone-7', maxAmount: 20_000, key: 'first-bid-key' };

/** A call of each POST of the public API. */
/** A country is in one zone alone, so each sample takes another. */
const islands = ['FJ', 'TO', 'WS', 'VU', 'KI', 'NR'];

const samples: Record<string, () => Promise<Sample>> = {
  '/v1/stock-adjustments': async () => ({ body: { sku: await sku(), delta: 5, reason: 'delivery' } }),
  '/v1/products': async () => ({
    body: { title: 'A tea bowl', variants: [{ sku: randomUUID(), priceAmount: 4_000, onHand: 3 }] },
  }),
  '/v1/products/import': async () => ({ body: `Handle,Title,Variant SKU,Variant Price\n${randomUUID()},A cup,,1\n` }),
  '/v1/staff': async () => ({ body: { email: `${randomUUID()}@example.com`, roles: ['packer'] } }),
  '/v1/uploads': async () => {
    const body = new FormData();
    body.set('file', new File([await readFile('public/catalogue/shino-tea-bowl-hero.webp')], 'bowl.webp'));
    return { body };
  },
  '/v1/auctions': async () => ({ body: { title: 'A jar', endsAt: soon(60), startAmount: 1_000 } }),
  '/v1/sales': async () => ({ body: { title: 'Jars', firstEndsAt: soon(60), everySeconds: 60 } }),
  '/v1/alerts': async () => ({ body: anAlert((await aProduct({ onHand: 0 })).sku) }),
  '/v1/scheduled-prices': async () => ({ body: aPriceFor(await sku()) }),
  '/v1/scheduled-prices/:id/cancel': async () => {
    const made = await post('/v1/scheduled-prices', { body: aPriceFor(await sku()) }, randomUUID());
    expect(made.status).toBe(201);
    return { params: { id: (JSON.parse(made.text) as { id: string }).id }, body: {} };
  },
  '/v1/drops': async () => ({
    body: { title: 'Jars', skus: [await sku()], opensAt: soon(60), admitPerMinute: 60, perPersonLimit: 1 },
  }),
  '/v1/drops/:id/entries': async () => ({ params: { id: await aDrop([await sku()]) }, body: { customer: 'till-7' } }),
  '/v1/orders/preview': async () => {
    const { payment: _, ...wanted } = anApiOrder(await sku());
    return { body: wanted };
  },
  '/v1/promotions': async () => ({
    body: { code: randomUUID(), title: 'Ten', kind: 'percentage', percent: 10, usageLimit: 5 },
  }),
  '/v1/gift-cards': async () => ({ body: { amount: 5_000, currency: 'EUR' } }),
  '/v1/orders': async () => ({ body: anApiOrder(await sku()) }),
  '/v1/orders/:id/shipments': async () => ({
    params: { id: await aPaidOrder(await sku()) },
    body: { carrier: 'DHL', trackingNumber: randomUUID() },
  }),
  '/v1/shipping-zones': async () => ({
    body: {
      title: 'An island',
      countries: [islands.pop()],
      methods: [{ title: 'By sea', amount: 3_000, currency: 'EUR', earliestDays: 9, latestDays: 20 }],
    },
  }),
  '/v1/withdrawals': async () => ({ body: { name: 'Ada', order: 'MD-1', email: 'ada@example.test' } }),
  '/v1/orders/:id/cancel': async () => ({
    params: { id: await aPaidOrder(await sku()) },
    body: { reason: 'a mistake' },
  }),
  '/v1/orders/:id/refunds': async () => ({
    params: { id: await aPaidOrder(await sku()) },
    body: { amount: 100, reason: 'a chip' },
  }),
  '/v1/orders/:id/vat-check': async () => ({ params: { id: await anOrderWithoutVies() }, body: {} }),
  '/v1/shipments/:id/events': async () => {
    const publicId = await aPaidOrder(await sku());
    const parcel = await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: randomUUID() });
    if (!parcel.ok) throw new Error(parcel.refusal.message);
    return { params: { id: parcel.value.id }, body: { status: 'in_transit', occurredAt: new Date().toISOString() } };
  },
  '/v1/auctions/:id/bids': async () => ({ params: { id: await aLot() }, body: aBid }),
  '/v1/auctions/:id/withdrawal': async () => ({
    params: { id: await aLot() },
    body: { reason: 'The consignor asked for it back.' },
  }),
  '/v1/auctions/:id/retractions': async () => {
    const id = await aLot();
    const placed = await post('/v1/auctions/:id/bids', { params: { id }, body: aBid }, randomUUID());
    expect(placed.status).toBe(201);
    return { params: { id }, body: { bidder: aBid.bidder, key: aBid.key, reason: 'A mistyped amount' } };
  },
};

/** It was charged VAT, and VIES knows its number now. */
async function anOrderWithoutVies(): Promise<string> {
  const vatNumber = 'FR40303265045';
  await database().taxRate.upsert({
    where: { country_region_class_validFrom: { country: 'ES', region: '', class: 'standard', validFrom: new Date(0) } },
    create: { country: 'ES', class: 'standard', basisPoints: 2_100, validFrom: new Date(0) },
    update: {},
  });
  await database().taxSettings.updateMany({ data: { rule: 'origin' } });
  const publicId = await aPaidOrder(await sku());
  await database().taxSettings.updateMany({ data: { rule: 'unstated' } });
  await database().order.update({ where: { publicId }, data: { vatNumber, vatRecheck: { create: {} } } });
  const known = { number: vatNumber, requester: '', result: 'valid' };
  await database().vatCheck.upsert({
    where: { number_requester: { number: vatNumber, requester: '' } },
    create: known,
    update: known,
  });
  return publicId;
}

/** Its money is taken first, which happens once, whichever try does it. */
async function aParcelOfAnAuthorisedOrder(): Promise<Sample> {
  await saveShop({ paymentCapture: 'when_packed' });
  const id = await aPaidOrder(await sku()).finally(() => saveShop({ paymentCapture: 'at_once' }));
  expect(await database().order.findUnique({ where: { publicId: id } })).toMatchObject({ status: 'authorised' });
  return { params: { id }, body: { carrier: 'DHL', trackingNumber: randomUUID() } };
}

const tried: [string, () => Promise<Sample>][] = [
  ...Object.entries(samples),
  ['/v1/orders/:id/shipments', aParcelOfAnAuthorisedOrder],
];

const posts = new Map(routes.filter(({ method }) => method === 'POST').map((route) => [route.path, route]));

let copy: Awaited<ReturnType<typeof copyDatabase>>;
let proxy: PgProxy;
beforeAll(async () => {
  setSettings(testSettings());
  setSubjectsData(() => subjects);
  copy = await copyDatabase();
  proxy = await startPgProxy(copy.url);
  await connectDatabase(proxy.url);
});
afterEach(() => proxy.release());
afterAll(async () => {
  await disconnectDatabase();
  await proxy.stop();
  await copy.drop();
});

async function post(path: string, { params = {}, body }: Sample, key: string) {
  const route = posts.get(path);
  if (!route) throw new Error(`there is no ${path}`);
  const headers = new Headers({ 'idempotency-key': key, authorization: `Bearer ${testApiKey}` });
  const isForm = body instanceof FormData;
  // A form brings its own type, with the boundary between its parts.
  if (!isForm) headers.set('content-type', typeof body === 'string' ? 'text/csv' : 'application/json');
  const request = new Request(`http://shop.test/api${path}`, {
    method: 'POST',
    headers,
    body: isForm || typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = await route.handler(request, params);
  return { status: answer.status, text: await answer.text() };
}

/** How many rows each table has, and how many pieces there are: another effect shows in one of them. */
async function everything(): Promise<Record<string, number>> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'change'`;
  const counted = tables
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('idempotency_'))
    .map((name) => `SELECT '${name}' AS name, count(*)::int AS count FROM "${name}"`);
  const rows = await database().$queryRawUnsafe<{ name: string; count: number }[]>(
    [...counted, `SELECT 'pieces', coalesce(sum(on_hand), 0)::int FROM variant`].join(' UNION ALL '),
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

describe('every POST', () => {
  it('honours an Idempotency-Key, or is known to need none', () => {
    expect(posts.size).toBeGreaterThan(50);
    const other = [...posts.values()].filter(({ declared }) => !declared).map(({ path }) => path);
    expect(other.filter((path) => !withoutKeys.has(path))).toEqual([]);
    // A secret is no reason in the public API: there every answer is kept for another try.
    const secret = [...posts.values()].filter(({ declared }) => declared?.secretAnswer).map(({ path }) => path);
    expect(secret.filter((path) => path.startsWith('/v1/'))).toEqual([]);
  });

  it('of the public API has a sample here', () => {
    const open = [...posts.keys()].filter((path) => path.startsWith('/v1/')).sort();
    expect(Object.keys(samples).sort()).toEqual(open);
  });
});

describe.each(tried)('POST %s', (path, sample) => {
  it('whose answer could not be kept has one effect, and the next try gets the first answer', async () => {
    const call = await sample();
    const key = randomUUID();
    const cut = proxy.cut('UPDATE idempotency_record SET status');
    const first = await post(path, call, key);
    expect(cut()).toBe(1);
    proxy.release();
    expect(first.status).toBeLessThan(300);
    const before = await everything();
    expect(await post(path, call, key)).toEqual(first);
    expect(await everything()).toEqual(before);
  });

  it('of a process that died before it could say anything has one effect, and the next try gets its answer', async () => {
    const call = await sample();
    const key = randomUUID();
    proxy.cut('UPDATE idempotency_record SET');
    const first = await post(path, call, key);
    proxy.release();
    const again = await post(path, call, key);
    expect(again.text).toContain('idempotency_in_progress');
    await database().$executeRaw`UPDATE idempotency_record SET started_at = started_at - interval '2 minutes'`;
    const before = await everything();
    expect(await post(path, call, key)).toEqual(first);
    expect(await everything()).toEqual(before);
    // And what was kept then is what everybody else gets.
    expect(await post(path, call, key)).toEqual(first);
  });
});

it('a parcel of a process that died once it had taken the money is made by the next try', async () => {
  const path = '/v1/orders/:id/shipments';
  const call = await aParcelOfAnAuthorisedOrder();
  const order = () => database().order.findUnique({ where: { publicId: call.params?.id ?? '' } });
  const key = randomUUID();
  const cut = proxy.cut('INSERT INTO "public"."shipment"');
  expect((await post(path, call, key)).status).toBeGreaterThanOrEqual(500);
  expect(cut()).toBe(1);
  proxy.release();
  expect(await order()).toMatchObject({ status: 'paid' });
  await database().$executeRaw`UPDATE idempotency_record SET started_at = started_at - interval '2 minutes'`;
  const again = await post(path, call, key);
  expect(again.status).toBe(201);
  expect(await post(path, call, key)).toEqual(again);
  expect(await order()).toMatchObject({ status: 'shipped' });
});

it('two tries of one request at the same time have one effect, also when the first is thought dead', async () => {
  const call = await (samples['/v1/stock-adjustments'] as () => Promise<Sample>)();
  const key = randomUUID();
  const before = await everything();
  const held = proxy.hold('INSERT INTO idempotency_effect');
  const first = post('/v1/stock-adjustments', call, key);
  await expect.poll(held).toBe(1);
  await database().$executeRaw`UPDATE idempotency_record SET started_at = started_at - interval '2 minutes'`;
  const second = post('/v1/stock-adjustments', call, key);
  proxy.release();
  expect(await second).toEqual(await first);
  expect((await everything()).pieces).toBe((before.pieces ?? 0) + 5);
});
