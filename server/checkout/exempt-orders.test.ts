import { beforeAll, expect, it } from 'vitest';
import { documentContentSchema } from '#contract/invoice/invoice.ts';
import { database } from '#server/engine/database/database.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { readTariff } from '#server/tariff/tariff-view.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';

testDatabase();
// A rate that was set once must not come back.
beforeAll(async () => void (await saveShop({ vatPercent: 21 })));

async function exemptIn(country: string, exemptNote = '') {
  await saveShop({ country });
  await database().taxSettings.updateMany({ data: { rule: 'exempt', exemptNote, pricesInclude: false } });
}
const documentsOf = async (publicId: string) => {
  const rows = await database().invoice.findMany({ where: { order: { publicId } }, orderBy: { issuedAt: 'asc' } });
  return rows.map(({ content }) => documentContentSchema.parse(content));
};

it.each([
  ['DE', '', 'Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.'],
  ['AT', '', 'Umsatzsteuerfrei aufgrund der Kleinunternehmerregelung (§ 6 Abs. 1 Z 27 UStG 1994).'],
  ['FR', '', 'TVA non applicable, art. 293 B du CGI.'],
  ['IE', '', 'Exempt from VAT: small enterprise, Article 284 of Directive 2006/112/EC.'],
  ['DE', 'Ohne USt., Kleinunternehmerin.', 'Ohne USt., Kleinunternehmerin.'],
])('an exempt business in %s charges no VAT, and its documents say why', async (origin, own, sentence) => {
  await exemptIn(origin, own);
  const { sku } = await aProduct({ onHand: 5, priceAmount: 5_000 });
  const publicId = await aPaidOrder(sku, 2);
  expect((await readTariff()).data.vat).toBe('exempt');
  expect((await readOrderView(publicId))?.data.totals).toMatchObject({ taxAmount: 0, totalAmount: 10_900, taxes: [] });
  await refundOrder(publicId, { actor: aKey, amount: 1_000, reason: 'a chip' });
  const [invoice, note] = await documentsOf(publicId);
  expect(invoice).toMatchObject({ totalAmount: 10_900, taxAddedAmount: 0, taxes: [], remark: sentence });
  expect(note).toMatchObject({ taxes: [], taxAddedAmount: 0, corrects: invoice?.number });
  expect(note?.remark).toBe(`Refund: a chip\n${sentence}`);
  expect(invoice).toMatchObject({
    tax: { treatment: 'exempt', origin },
    supplied: expect.stringContaining('Date of supply'),
  });
  expect(await database().order.findUniqueOrThrow({ where: { publicId } })).toMatchObject({
    taxTreatment: 'exempt',
    taxNote: sentence,
  });
});

it('what was placed while the shop was exempt keeps its sentence, whatever the shop decides later', async () => {
  await exemptIn('DE');
  const { sku } = await aProduct({ onHand: 5, priceAmount: 5_000 });
  const publicId = await aPaidOrder(sku, 1);
  await database().taxSettings.updateMany({ data: { rule: 'origin', exemptNote: 'Another.' } });
  await expect(database().order.updateMany({ where: { publicId }, data: { taxNote: null } })).rejects.toThrow(/fixed/);
  expect((await documentsOf(publicId))[0]?.remark).toContain('§ 19 UStG');
});
