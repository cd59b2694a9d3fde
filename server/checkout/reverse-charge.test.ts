/** A company of another EU country pays without VAT if VIES knows its number, and with VAT in every other case. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Address } from '#contract/address/address.ts';
import { type DocumentContent, documentContentSchema } from '#contract/invoice/invoice.ts';
import { orderSum } from '#domain/order/order-sum.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, anAddress, anApiOrder } from '#server/testing/order-factories.ts';
import { testSettings } from '#server/testing/settings.ts';
import { startVies } from '#server/testing/vies.ts';
import { forgetFailures } from '#server/vat-number/ask-vies.ts';
import { checkVatNumber } from '#server/vat-number/check-vat-number.ts';
import { placeApiOrder } from './place-api-order.ts';
import { previewOrder } from './preview-order.ts';

testDatabase();

let vies: Awaited<ReturnType<typeof startVies>>;
beforeAll(async () => {
  vies = await startVies();
  setSettings({ ...testSettings(), STAND_INS: { vies: vies.url } });
  const from = new Date('2020-01-01');
  await database().taxRate.deleteMany();
  await database().taxRate.createMany({
    data: [
      { country: 'FR', class: 'standard', basisPoints: 2_000, validFrom: from },
      { country: 'ES', class: 'standard', basisPoints: 2_100, validFrom: from },
    ],
  });
  await saveShop({ vatId: 'ES B12345674' });
});
afterAll(() => vies.stop());
beforeEach(async () => {
  vies.questions.length = 0;
  vies.valid.clear();
  vies.valid.add('FR40303265045');
  vies.be('answers');
  forgetFailures();
  await database().vatCheck.deleteMany();
  await database().taxSettings.updateMany({ data: { rule: 'destination', pricesInclude: true } });
});

const toSpain: Address = { name: 'Ana Ruiz', line1: 'Calle 1', city: 'Madrid', postalCode: '28001', country: 'ES' };
const french = 'FR40303265045';

async function anOrder(vatNumber: string, shippingAddress: Address = anAddress, quantity = 2) {
  const { sku } = await aProduct({ onHand: 5, priceAmount: 6_000 });
  const wanted = anApiOrder(sku, { lines: [{ sku, quantity }], shippingAddress, vatNumber, company: 'Atelier SARL' });
  const placed = await placeApiOrder(wanted, { by: 'key:test', placeKey: null });
  if (!placed.ok) throw new Error(placed.refusal.message);
  const { publicId } = placed.value;
  const view = (await readOrderView(publicId))?.data;
  if (!view) throw new Error('There is no order.');
  return { publicId, sku, view, wanted };
}
const documentsOf = async (publicId: string): Promise<DocumentContent[]> => {
  const rows = await database().invoice.findMany({ where: { order: { publicId } }, orderBy: { issuedAt: 'asc' } });
  return rows.map(({ content }) => documentContentSchema.parse(content));
};

describe('a valid VAT number of another country', () => {
  it('takes the VAT out of the prices, on the order, the invoice and at the bank', async () => {
    const { publicId, view, sku, wanted } = await anOrder(french);
    // €120 with €9 delivery holds 20 %: €129 / 1.2.
    expect(view.totals).toMatchObject({ totalAmount: 10_750, taxAmount: 0, taxes: [{ basisPoints: 0, tax: 0 }] });
    expect(view.billing?.vatCheck).toMatchObject({
      result: 'valid',
      consultation: 'WAPIAAAAYbc123',
      name: 'ATELIER SARL',
    });
    expect(view.taxNote).toContain('Reverse charge');
    const lines = orderSum(view);
    expect(lines.find(({ kind }) => kind === 'promotion')).toMatchObject({
      name: 'VAT taken off (reverse charge)',
      amount: -2_150,
    });
    const [invoice] = await documentsOf(publicId);
    expect(invoice).toMatchObject({
      totalAmount: 10_750,
      taxes: [{ basisPoints: 0, net: 10_750, tax: 0, gross: 10_750 }],
      buyer: { vatId: french },
    });
    expect(invoice?.remark).toContain('Article 138');
    expect(await database().payment.findMany({ where: { order: { publicId } } })).toMatchObject([{ amount: 10_750 }]);
    expect(vies.questions).toEqual([
      { countryCode: 'FR', vatNumber: '40303265045', requesterMemberStateCode: 'ES', requesterNumber: 'B12345674' },
    ]);
    const { payment: _, ...toPreview } = wanted;
    expect(await previewOrder(toPreview)).toMatchObject({ value: { totals: { totalAmount: 10_750 } } });

    await refundOrder(publicId, { actor: aKey, lines: [{ sku, quantity: 1 }], reason: 'sent back' });
    await refundOrder(publicId, { actor: aKey, reason: 'the rest' });
    const [, ...notes] = await documentsOf(publicId);
    expect(notes.map(({ totalAmount }) => totalAmount)).toEqual([5_000, 5_750]);
    expect(notes.flatMap(({ taxes }) => taxes).every(({ tax, basisPoints }) => tax + basisPoints === 0)).toBe(true);
    expect(await bookProblems()).toEqual([]);
    expect(invoice?.tax).toMatchObject({ country: 'FR', treatment: 'reverse_charge', origin: 'ES', to: 'FR' });
  });

  it('adds no VAT to prices without it', async () => {
    await database().taxSettings.updateMany({ data: { pricesInclude: false } });
    const { view } = await anOrder(french);
    expect(view.totals).toMatchObject({ totalAmount: 12_900, taxAmount: 0, discountAmount: 0 });
  });

  it('is asked about once a day, whoever uses it', async () => {
    await anOrder(french);
    await anOrder(french);
    await Promise.all([checkVatNumber(french), checkVatNumber(french)]);
    expect(vies.questions).toHaveLength(1);
  });
});

describe('VAT is charged', () => {
  it.each([
    ['a number VIES doesn’t know', 'FR83404833048', anAddress, 'invalid', 1],
    ['goods that stay in the seller’s country', french, toSpain, undefined, 0],
    ['a number of the seller’s own country', 'ESB58378431', anAddress, undefined, 0],
  ] as const)('for %s', async (_, vatNumber, address, result, asked) => {
    const { view } = await anOrder(vatNumber, address);
    expect(view.totals).toMatchObject({ totalAmount: 12_900 });
    expect(view.totals.taxes[0]?.tax).toBeGreaterThan(2_000);
    expect(view.billing?.vatCheck?.result).toBe(result);
    expect(vies.questions).toHaveLength(asked);
  });

  it('while a country’s register is away, and the order says that nobody answered', async () => {
    vies.be('country_away');
    const { view } = await anOrder(french);
    expect(view.totals.totalAmount).toBe(12_900);
    expect(view.billing?.vatCheck).toMatchObject({ result: 'unknown', consultation: null });
    expect(view.taxNote).toBeNull();
  });

  it('by an exempt seller never, so nobody is asked for nothing', async () => {
    await database().taxSettings.updateMany({ data: { rule: 'exempt' } });
    const { view } = await anOrder(french);
    expect(view.totals).toMatchObject({ totalAmount: 12_900, taxes: [] });
    expect(view.taxNote).not.toContain('Reverse charge');
  });
});

it('a register that hangs is given up, and after three failures left alone for a while', async () => {
  vies.be('hangs');
  const numbers = ['FR83404833048', 'DE136695976', 'ATU33864707', french];
  const before = performance.now();
  const results = await Promise.all(numbers.slice(0, 3).map((number) => checkVatNumber(number)));
  expect(results.map(({ result }) => result)).toEqual(['unknown', 'unknown', 'unknown']);
  expect(performance.now() - before).toBeLessThan(20_000);
  vies.be('answers');
  expect((await checkVatNumber(french)).result).toBe('unknown');
  expect(vies.questions).toHaveLength(3);
});
