import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { unsetShop } from '#contract/shop/shop-settings.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { removePresetZones } from '#server/tariff/remove-preset-zones.ts';
import { tariffApiRoutes } from '#server/tariff/tariff-api-routes.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aLot } from '#server/testing/lots.ts';
import { anApiOrder, aPaidOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { testApiKey, testSettings } from '#server/testing/settings.ts';
import { isBeforeOpening } from './before-opening.ts';
import { doctor } from './doctor.ts';
import { type GoLiveFacts, judgeGoLive } from './judge-go-live.ts';
import { mayOpen, newShop, readGoLive } from './read-go-live.ts';

testDatabase();

const real = { DEMO: false, DATABASE_URL: 'postgresql://x/y' } as const;
beforeAll(async () => {
  setSettings({ ...testSettings(), ...real });
  await database().shopSettings.update({ where: { id: 'shop' }, data: { values: {} } });
});

const missing = async () => (await readGoLive()).flatMap(({ name, done, needed }) => (done || !needed ? [] : [name]));

const addZone = async (body: object) => {
  const answer = await handlerOf(tariffApiRoutes, 'POST /v1/shipping-zones')(
    new Request('http://shop.test/api/v1/shipping-zones', {
      method: 'POST',
      headers: { authorization: `Bearer ${testApiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    {},
  );
  return { status: answer.status, ...(await answer.json()) };
};
const zone = {
  title: 'Austria',
  countries: ['AT'],
  methods: [
    { title: 'Post', amount: 600, currency: 'EUR', freeFromAmount: 15_000, earliestDays: 1, latestDays: 3 },
    { title: 'By hand, tomorrow', amount: 2_000, currency: 'EUR', earliestDays: 1, latestDays: 1 },
  ],
};
const removeZone = async (id: string) =>
  (
    await handlerOf(tariffApiRoutes, 'DELETE /v1/shipping-zones/:id')(
      new Request(`http://shop.test/api/v1/shipping-zones/${id}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${testApiKey}` },
      }),
      { id },
    )
  ).status;

describe('a real shop that has just been started', () => {
  it('delivers nowhere', async () => {
    await removePresetZones();
    expect(await database().shippingZone.count()).toBe(0);
  });

  it('lacks everything', async () => {
    expect(await missing()).toEqual([
      'Payments',
      'Company details',
      'Delivery',
      'Email',
      'Name',
      'Legal pages',
      'VAT',
      'Withdrawal',
      'Web address',
    ]);
    expect((await readGoLive(newShop)).map(({ done }) => done)).toEqual((await readGoLive()).map(({ done }) => done));
  });

  it('gets a delivery zone over the API, and can lose its last one again', async () => {
    const added = await addZone(zone);
    expect(added).toMatchObject({
      status: 201,
      title: 'Austria',
      countries: ['AT'],
      rates: [
        { method: 'standard', amount: 600, freeFrom: 15_000, daysLeast: 1, daysMost: 3 },
        { method: 'by-hand-tomorrow', amount: 2_000, freeFrom: null },
      ],
    });
    expect(await missing()).not.toContain('Delivery');
    expect(await addZone(zone)).toMatchObject({ status: 409, code: 'zone_taken' });
    expect(await removeZone(added.id)).toBe(200);
    expect(await missing()).toContain('Delivery');
    expect(await removeZone(added.id)).toBe(404);
  });

  it.each([
    [{ ...zone, countries: ['XX'] }, 'countries'],
    [{ ...zone, methods: [] }, 'methods'],
    [{ ...zone, methods: [{ ...zone.methods[0], latestDays: 0 }] }, 'methods'],
    [{ ...zone, zones: 1 }, ''],
  ])('refuses %j', async (body, field) => {
    const refused = await addZone(body);
    expect([400, 422]).toContain(refused.status);
    expect(JSON.stringify(refused)).toContain(field);
    expect(await database().shippingZone.count()).toBe(0);
  });

  it('may open once each is there, and not before', async () => {
    await database().guaranteeNotice.create({
      data: { language: 'de', storageKey: 'notice', contentType: 'application/pdf', byteCount: 1 },
    });
    await addZone(zone);
    await database().taxSettings.update({ where: { id: 'shop' }, data: { rule: 'exempt' } });
    expect((await readGoLive()).find(({ name }) => name === 'VAT')).toMatchObject({
      done: false,
      says: expect.stringContaining('country'),
    });
    await saveShop({
      shopName: 'Rosa Wien',
      sellerName: 'Rosa Marini',
      sellerAddress: 'Lindengasse 12\n1070 Wien',
      country: 'AT',
      email: 'rosa@rosa.example',
    });
    expect(await missing()).toEqual(['Payments', 'Email', 'Legal pages', 'Web address']);
    for (const slug of ['imprint', 'terms', 'privacy']) {
      const text = { kind: 'page', title: slug, body: 'Ours.', publishedAt: new Date(0) };
      await database().article.upsert({ where: { slug }, update: text, create: { slug, ...text } });
    }
    setSettings({
      ...testSettings(),
      ...real,
      SMTP_URL: 'smtp://mail.example',
      PUBLIC_URL: 'https://rosa.example',
      STRIPE_SECRET_KEY: 'sk_live_1',
      STRIPE_PUBLISHABLE_KEY: 'pk_live_1',
      STRIPE_WEBHOOK_SECRET: 'whsec_12345678',
    });
    expect(await missing()).toEqual([]);
    expect(mayOpen(await readGoLive())).toBe(true);
    setSettings({ ...testSettings(), ...real, TEST_PAYMENTS: true });
    expect(await missing()).toContain('Payments');
  });
});

describe('the guarantee notice', () => {
  const rowOf = (given: Partial<GoLiveFacts>) =>
    judgeGoLive({
      ...{
        shop: { ...unsetShop, country: 'AT' },
        missingForCheckout: new Map(),
        testOrders: false,
        smtp: true,
        mailFrom: '',
      },
      ...{ publicUrl: '', vatDecided: true, zones: [], texts: new Set<string>(), guaranteeNotices: [], pieces: 0 },
      ...{ withoutPhotograph: 0, withoutMaker: 0, lots: 0, today: '2026-09-27', ...given },
    }).find(({ name }) => name === 'Guarantee notice');

  it('is asked of shops in the Union since it is law, until there is one', () => {
    expect(rowOf({})).toMatchObject({
      done: false,
      needed: true,
      stopsSales: false,
      href: '/desk/settings?section=legal#guarantee',
    });
    expect(rowOf({ guaranteeNotices: ['de', 'en'] })).toMatchObject({
      done: true,
      says: expect.stringContaining('de, en'),
    });
    expect(rowOf({ today: '2026-09-26' })).toBeUndefined();
    expect(rowOf({ shop: { ...unsetShop, country: 'US' } })).toBeUndefined();
    expect(rowOf({ shop: unsetShop })).toBeUndefined();
  });
});

it('says that delivery of lots is free, once there are lots and until an amount is entered or free is meant', async () => {
  setSettings({ ...testSettings(), DEMO: false });
  const row = async () => (await readGoLive()).find(({ name }) => name === 'Delivery of lots');
  expect(await row()).toMatchObject({ done: true, stopsSales: false });
  await aLot();
  expect(await row()).toMatchObject({ done: false, stopsSales: false, says: expect.stringContaining('Free') });
  await saveShop({ lotDeliveryAmount: 1_800 });
  expect(await row()).toMatchObject({ done: true });
  expect(await saveShop({ lotDeliveryPaidBy: 'shop' })).toMatchObject({ refusal: { field: 'lotDeliveryAmount' } });
  await saveShop({ lotDeliveryAmount: 0 });
  expect(await row()).toMatchObject({ done: false });
  expect(await saveShop({ lotDeliveryPaidBy: 'shop' })).toMatchObject({ ok: true });
  expect(await row()).toMatchObject({ done: true, says: 'Free. The shop pays for it.' });
  expect(await saveShop({ lotDeliveryAmount: 1_800 })).toMatchObject({ refusal: { field: 'lotDeliveryAmount' } });
  await saveShop({ lotDeliveryPaidBy: 'customer' });
});

it('shows no day of sales until something can be sold or was, test orders apart', async () => {
  setSettings({ ...testSettings(), DEMO: false });
  const checks = await readGoLive();
  expect(await isBeforeOpening(checks)).toBe(true);
  expect(await isBeforeOpening(checks.map((check) => ({ ...check, done: true })))).toBe(false);
  setSettings(testSettings());
  const { id } = await addZone({ ...zone, title: 'France', countries: ['FR'] });
  const { sku } = await aProduct({ onHand: 2 });
  const publicId = await aPaidOrder(sku);
  const test = (isTest: boolean) => database().$executeRaw`
    UPDATE orders SET is_test = ${isTest} WHERE public_id = ${publicId}`;
  await test(true);
  expect(await isBeforeOpening(checks)).toBe(true);
  await test(false);
  expect(await isBeforeOpening(checks)).toBe(false);
  await removeZone(id);
});

describe('what is said to stop sales', () => {
  const named = { sellerName: 'Rosa Marini', sellerAddress: 'Lindengasse 12' };
  const stopping = async () =>
    (await readGoLive()).flatMap(({ name, done, stopsSales }) => (done || !stopsSales ? [] : [name]));
  const order = async () => {
    const { sku } = await aProduct({ onHand: 2 });
    const placed = await placeApiOrder(anApiOrder(sku), { by: 'key:test', placeKey: null });
    return placed.ok ? 'placed' : placed.refusal.code;
  };

  it.each([
    ['nothing, though seven other rows are open', { payments: true, seller: true, zone: true }, [], 'placed'],
    ['payments', { payments: false, seller: true, zone: true }, ['Payments'], 'payments_not_set_up'],
    ['the seller', { payments: true, seller: false, zone: true }, ['Company details'], 'seller_not_set_up'],
    ['delivery', { payments: true, seller: true, zone: false }, ['Delivery'], 'not_deliverable'],
  ])('is what an order is refused for: %s', async (_what, has, rows, answer) => {
    setSettings({ ...testSettings(), ...real, TEST_PAYMENTS: has.payments });
    await database().shippingZone.deleteMany();
    await database().shopSettings.update({ where: { id: 'shop' }, data: { values: has.seller ? named : {} } });
    if (has.zone) await addZone({ ...zone, title: 'France', countries: ['FR'] });
    expect(await stopping()).toEqual(rows);
    expect(await order()).toBe(answer);
  });
});

describe('npm run doctor', () => {
  it('says what is missing in a folder that no shop has used yet, and creates no tables there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const said: string[] = [];
    const environment = { NODE_ENV: 'test', DEMO: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' };
    try {
      const before = database();
      expect(before).toBeDefined();
      expect(await doctor((line) => said.push(line), environment)).toBe(1);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    expect(said.join('\n')).toMatch(/STOPS {4}Delivery: .*\/desk\/delivery/);
    expect(said.at(-1)).toBe('Not ready: 9 things are missing. Nobody can pay until 3 of them are done.');
  });

  it('says that a demo sells nothing, and what is wrong with the environment', async () => {
    const said: string[] = [];
    expect(await doctor((line) => said.push(line), { NODE_ENV: 'test' })).toBe(0);
    expect(await doctor((line) => said.push(line), { NODE_ENV: 'test', PORT: 'x' })).toBe(2);
    expect(said).toEqual([expect.stringContaining('demo'), expect.stringContaining('PORT')]);
  });
});
