import { beforeAll, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { testApiKey, testSettings } from '#server/testing/settings.ts';
import { invoiceRoutes } from './invoice-routes.ts';
import { readVatFigures } from './read-vat-figures.ts';

testDatabase();
beforeAll(async () => {
  setSettings(testSettings());
  await saveShop({ zone: 'Europe/Madrid' });
  await database().taxRate.deleteMany();
  await database().taxRate.create({
    data: { country: 'FR', class: 'standard', basisPoints: 2_000, validFrom: new Date('2020-01-01') },
  });
  await database().taxSettings.updateMany({ data: { rule: 'destination', pricesInclude: true } });
});

/** Moves documents in time, which the database refuses in earnest. */
async function issuedAt(publicId: string, series: string, at: string): Promise<void> {
  await database().$executeRaw`ALTER TABLE invoice DISABLE TRIGGER USER`;
  await database().invoice.updateMany({ where: { series, order: { publicId } }, data: { issuedAt: new Date(at) } });
  await database().$executeRaw`ALTER TABLE invoice ENABLE TRIGGER USER`;
}

const get = async (name: `GET /${string}`, quarter: string, headers: Record<string, string>) =>
  handlerOf(invoiceRoutes, name)(new Request(`http://shop.test/api?quarter=${quarter}`, { headers }), {});

it('counts a sale and its credit note each in its quarter of the shop’s zone, as its documents say', async () => {
  const { sku } = await aProduct({ onHand: 9, priceAmount: 5_000 });
  const [early, late] = [await aPaidOrder(sku, 2), await aPaidOrder(sku, 1)];
  await refundOrder(early, { actor: aKey, amount: 6_000, reason: 'a chip' });
  // In Madrid the last moment of September is 22:00 UTC.
  await issuedAt(early, 'INV', '2025-09-30T21:59:59Z');
  await issuedAt(early, 'CN', '2025-09-30T22:00:00Z');
  await issuedAt(late, 'INV', '2025-12-31T22:59:59Z');
  const row = { country: 'FR', basisPoints: 2_000, currency: 'EUR', treatment: 'standard', isOss: true };
  expect(await readVatFigures('2025-Q3')).toEqual([
    { ...row, quarter: '2025-Q3', corrects: null, net: 9_083, tax: 1_817 },
  ]);
  expect(await readVatFigures('2025-Q4')).toEqual([
    { ...row, quarter: '2025-Q4', corrects: null, net: 4_917, tax: 983 },
    { ...row, quarter: '2025-Q4', corrects: '2025-Q3', net: -5_000, tax: -1_000 },
  ]);
  const answer = await get('GET /v1/vat-figures', '2025-Q3', { authorization: `Bearer ${testApiKey}` });
  expect(await answer.json()).toMatchObject({ items: [{ net: 9_083 }] });
  const { cookie } = await aSession('owner');
  const file = await (await get('GET /desk/vat-figures.csv', '2025-Q4', { cookie })).text();
  expect(file.split('\r\n').slice(1, 3)).toEqual([
    '2025-Q4,,FR,standard,20,49.17,9.83,EUR,yes',
    '2025-Q4,2025-Q3,FR,standard,20,-50.00,-10.00,EUR,yes',
  ]);
});

it('is for merchants, and for a quarter', async () => {
  const { cookie } = await aSession('shopper');
  expect((await get('GET /desk/vat-figures.csv', '2025-Q4', { cookie })).status).toBe(403);
  const wrong = await get('GET /v1/vat-figures', '2025-11', { authorization: `Bearer ${testApiKey}` });
  expect(wrong.status).toBe(400);
});
