import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentContentSchema } from '#contract/invoice/invoice.ts';
import { setSettings } from '#server/config/settings.ts';
import { needsCustoms } from '#server/desk/needs-customs.ts';
import { database } from '#server/engine/database/database.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { approveReturn } from '#server/return/approve-return.ts';
import { exchangeReturn } from '#server/return/exchange-return.ts';
import { receiveReturn } from '#server/return/receive-return.ts';
import { readCustoms } from '#server/shipping/customs/read-customs.ts';
import { readPackingSlip } from '#server/shipping/packing-slip.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aDeliveredOrder, aKey, aReturn } from '#server/testing/order-factories.ts';
import { testSettings } from '#server/testing/settings.ts';

testDatabase();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marketday-old-'));
  setSettings({ ...testSettings(), DATA_DIR: folder });
  await saveShop({ country: 'ES' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An address as an early release kept it, which no form would take now. */
const early = { name: 'Ada Kern', line1: 'Seeweg 1', line2: null, city: 'Chur', region: null, postalCode: null };

it('an order with an early address is declared, packed, refunded, returned and exchanged like any other', async () => {
  const { sku } = await aProduct({ onHand: 9 });
  const { publicId } = await aDeliveredOrder(sku, 3);
  await database().order.update({ where: { publicId }, data: { shippingAddress: { ...early, country: 'CH' } } });
  const desk = { actor: aKey };

  expect(await needsCustoms(publicId)).toBe(true);
  expect((await readCustoms(publicId)).to).toContain('Ada Kern');
  expect((await readPackingSlip(publicId)).byteLength).toBeGreaterThan(1_000);

  await refundOrder(publicId, { ...desk, lines: [{ sku, quantity: 1 }], reason: 'a chip' });
  const note = await database().invoice.findFirstOrThrow({ where: { order: { publicId }, series: 'CN' } });
  expect(documentContentSchema.parse(note.content).buyer.party).toMatchObject({ name: 'Ada Kern', postalCode: '' });

  const lines = await database().orderLine.findMany({ where: { order: { publicId } } });
  const back = await aReturn(publicId, {
    lines: lines.map(({ id }) => ({ lineId: id, quantity: 1, reason: 'damaged' })),
  });
  expect(await approveReturn(back, desk)).toMatchObject({ ok: true });
  const rows = await database().returnLine.findMany({ where: { returnId: back.returnId } });
  const restocked = rows.map(({ id, quantity: restock }) => ({ lineId: id, restock }));
  expect(await receiveReturn(back, { ...desk, lines: restocked })).toMatchObject({ ok: true });
  const exchanged = await exchangeReturn(back, desk);
  if (!exchanged.ok) throw new Error(exchanged.refusal.message);
  const second = await database().order.findFirstOrThrow({ where: { exchangeOf: { order: { publicId } } } });
  expect(second.shippingAddress).toMatchObject({ name: 'Ada Kern', country: 'CH' });
});
