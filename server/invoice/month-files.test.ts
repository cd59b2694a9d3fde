import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { deskRoutes } from '#server/desk/desk-routes.ts';
import { database } from '#server/engine/database/database.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { testSettings } from '#server/testing/settings.ts';
import { invoiceRoutes } from './invoice-routes.ts';

testDatabase();
beforeAll(async () => {
  setSettings(testSettings());
  await saveShop({ zone: 'Europe/Berlin', country: 'DE', accounts: 'customers: 10001' });
  await database().taxRate.deleteMany();
  await database().taxRate.create({
    data: { country: 'FR', class: 'standard', basisPoints: 2_000, validFrom: new Date('2020-01-01') },
  });
  await database().taxSettings.updateMany({ data: { rule: 'destination', pricesInclude: true } });
});

let cookie: string;
beforeEach(async () => {
  ({ cookie } = await aSession('accountant'));
});

const get = (routes: typeof invoiceRoutes, name: `GET /${string}`, query: string, as = cookie) =>
  handlerOf(routes, name)(new Request(`http://shop.test/api?${query}`, { headers: { cookie: as } }), {});
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

/** In the last second of March by the shop’s clocks, or a second later. */
async function issuedAt(publicId: string, at: string): Promise<void> {
  await database().$executeRaw`ALTER TABLE invoice DISABLE TRIGGER USER`;
  await database().invoice.updateMany({ where: { order: { publicId } }, data: { issuedAt: new Date(at) } });
  await database().$executeRaw`ALTER TABLE invoice ENABLE TRIGGER USER`;
}

it('a month’s documents come as a ZIP with their list, and as bookings that come to their totals', async () => {
  const { sku } = await aProduct({ onHand: 9, priceAmount: 5_000, title: 'Krug „Blau“' });
  const orders = [await aPaidOrder(sku, 2), await aPaidOrder(sku, 1), await aPaidOrder(sku, 1)];
  await refundOrder(orders[0] ?? '', { actor: aKey, amount: 6_000, reason: 'a chip' });
  for (const publicId of orders.slice(0, 2)) await issuedAt(publicId, '2026-03-31T21:59:59Z');
  await issuedAt(orders[2] ?? '', '2026-03-31T22:00:00Z');

  const archive = await get(invoiceRoutes, 'GET /desk/invoices.zip', 'month=2026-03');
  expect(archive.headers.get('content-type')).toBe('application/zip');
  const files = unzipSync(await bytesOf(archive));
  expect(Object.keys(files)).toEqual(['INV-000001.pdf', 'INV-000002.pdf', 'CN-000001.pdf', 'invoices-2026-03.csv']);
  expect(
    Buffer.from(files['INV-000001.pdf'] ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const list = parse(Buffer.from(files['invoices-2026-03.csv'] ?? []), { bom: true, columns: true }) as Record<
    string,
    string
  >[];
  expect(list.map((row) => [row.Document, row.Corrects, row.Net, row.VAT, row.Total])).toEqual([
    ['INV-000001', '', '90.83', '18.17', '109.00'],
    ['INV-000002', '', '49.17', '9.83', '59.00'],
    ['CN-000001', 'INV-000001', '-50.00', '-10.00', '-60.00'],
  ]);

  const plain = await bytesOf(await get(invoiceRoutes, 'GET /desk/bookkeeping.csv', 'month=2026-03&form=csv'));
  const rows = parse(Buffer.from(plain), { bom: true, columns: true }) as Record<string, string>[];
  const sums = new Map<string, number>();
  for (const row of rows)
    sums.set(row.Document ?? '', (sums.get(row.Document ?? '') ?? 0) + Math.round(Number(row.Gross) * 100));
  expect([...sums]).toEqual([
    ['INV-000001', 10_900],
    ['INV-000002', 5_900],
    ['CN-000001', -6_000],
  ]);
  expect(rows[0]).toMatchObject({
    Date: '2026-03-31',
    Kind: 'sales',
    Account: '10001',
    'Contra account': '8320',
    OSS: 'yes',
  });

  const datev = await get(invoiceRoutes, 'GET /desk/bookkeeping.csv', 'month=2026-03');
  expect(datev.headers.get('content-disposition')).toContain('EXTF_Buchungsstapel_2026-03.csv');
  const lines = iconv.decode(Buffer.from(await bytesOf(datev)), 'win1252').split('\r\n');
  expect(lines[0]).toMatch(/^"EXTF";700;21;"Buchungsstapel";13;\d{17};;"";"";"";1001;1;20260101;4;20260301;20260331;"/);
  expect(lines[0]?.split(';')).toHaveLength(31);
  expect(lines[1]?.split(';')).toHaveLength(125);
  expect(lines[1]).toContain('Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum');
  const booked = lines.slice(2, -1).map((line) => line.split(';'));
  expect(booked).toHaveLength(rows.length);
  for (const cells of booked) expect(cells).toHaveLength(125);
  expect(booked[0]?.slice(0, 11)).toEqual([
    '100,00',
    '"S"',
    '"EUR"',
    '',
    '',
    '',
    '10001',
    '8320',
    '',
    '3103',
    '"INV-000001"',
  ]);
  expect(booked[0]?.slice(39, 41)).toEqual(['"FR"', '20,00']);
  expect(booked.at(-1)?.slice(0, 2)).toEqual(['60,00', '"H"']);

  const empty = unzipSync(await bytesOf(await get(invoiceRoutes, 'GET /desk/invoices.zip', 'month=2025-01')));
  expect(Object.keys(empty)).toEqual(['invoices-2025-01.csv']);
});

it('orders come as a file, a row for each line', async () => {
  const { sku } = await aProduct({ onHand: 9, priceAmount: 5_000, title: '@home, "blue"' });
  const publicId = await aPaidOrder(sku, 2);
  await database().order.update({ where: { publicId }, data: { placedAt: new Date('2025-06-10T12:00:00Z') } });
  const file = await bytesOf(await get(deskRoutes, 'GET /desk/orders.csv', 'from=2025-06-10&to=2025-06-10&state=paid'));
  expect([...file.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = parse(Buffer.from(file), { bom: true, columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    ...{ State: 'paid', Name: 'Maud Renard', City: 'Lyon', Country: 'FR', SKU: sku, Piece: `'@home, "blue"` },
    ...{ Quantity: '2', 'Unit price': '50.00', 'Line total': '100.00', 'VAT rate %': '20', 'Order total': '109.00' },
  });
  const none = await bytesOf(await get(deskRoutes, 'GET /desk/orders.csv', 'from=2025-06-11&to=2025-06-11'));
  expect(new TextDecoder().decode(none).trim().split('\r\n')).toHaveLength(1);
});

it('none of them are for whoever may not see money or invoices, and a month is asked for', async () => {
  const packer = (await aSession('packer')).cookie;
  for (const [routes, name] of [
    [invoiceRoutes, 'GET /desk/invoices.zip'],
    [invoiceRoutes, 'GET /desk/bookkeeping.csv'],
    [deskRoutes, 'GET /desk/orders.csv'],
  ] as const)
    expect((await get(routes, name, 'month=2026-03', packer)).status).toBe(403);
  expect((await get(invoiceRoutes, 'GET /desk/invoices.zip', 'month=2026-13')).status).toBe(400);
});
