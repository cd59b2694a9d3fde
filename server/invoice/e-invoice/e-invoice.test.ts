import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentContent, documentContentSchema } from '#contract/invoice/invoice.ts';
import { creditTaxes } from '#domain/invoice/credit-taxes.ts';
import { aPromotion } from '#domain/order/price/example-orders.ts';
import { priceOrder } from '#domain/order/price/price-order.ts';
import { reverseChargeNote, type TaxTreatmentKind } from '#domain/tariff/tax-treatment.ts';
import { brokenRules, readUbl } from '#server/testing/e-invoice-rules.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { eInvoiceOf } from './e-invoice-of.ts';
import { writeUbl } from './write-ubl.ts';

const folder = new URL('./golden/', import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
const contentOf = async (name: string): Promise<DocumentContent> =>
  documentContentSchema.parse(JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8')));

function xmlOf(content: DocumentContent): string {
  const { eInvoice, missing } = eInvoiceOf(content);
  if (!eInvoice) throw new Error(missing);
  return writeUbl(eInvoice);
}

describe('examples', () => {
  it.each(names)('%s is the same file every time, and breaks no rule', async (name) => {
    const kept = new URL(`${name}.xml`, folder);
    const now = xmlOf(await contentOf(name));
    if (!existsSync(kept) && !process.env.CI) await writeFile(kept, now);
    expect(now).toBe(await readFile(kept, 'utf8'));
    expect(brokenRules(now)).toEqual([]);
  });

  it.each([
    ['invoice', ['S', null]],
    ['small-business', ['E', null]],
    ['margin-lot', ['E', 'VATEX-EU-J']],
    ['within-the-union', ['K', 'VATEX-EU-IC']],
    ['credit-note-within-the-union', ['K', 'VATEX-EU-IC']],
    ['export', ['G', 'VATEX-EU-G']],
  ])('%s has the category that the law gives it', async (name, [code, exemption]) => {
    const { document } = readUbl(xmlOf(await contentOf(name)));
    const [{ 'cac:TaxCategory': category }] = document['cac:TaxTotal']['cac:TaxSubtotal'];
    expect([category['cbc:ID'], category['cbc:TaxExemptionReasonCode'] ?? null]).toEqual([code, exemption]);
  });
});

const rule = fc.oneof(
  fc.record({ kind: fc.constant('percentage' as const), basisPoints: fc.integer({ min: 1, max: 9_000 }) }),
  fc.record({ kind: fc.constant('amount' as const), amount: fc.integer({ min: 1, max: 20_000 }) }),
  fc.constant({ kind: 'free_shipping' as const }),
);
const sale = fc.record({
  lines: fc
    .array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 9 }),
        unitAmount: fc.nat(100_000),
        taxClass: fc.constantFrom('standard', 'reduced', 'books'),
        collections: fc.constant<string[]>([]),
        title: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((all) => all.map((one, at) => ({ ...one, sku: `SKU-${at}`, title: `${at} ${one.title}` }))),
  rules: fc.array(rule, { maxLength: 3 }),
  shipping: fc.nat(5_000),
  standard: fc.integer({ min: 1, max: 2_700 }),
  reduced: fc.nat(1_300),
  pricesInclude: fc.boolean(),
  treatment: fc.constantFrom<TaxTreatmentKind>('standard', 'exempt', 'reverse_charge'),
});

/** An invoice of it, as one is issued: null where there is nothing to pay. */
function invoiceOf({ lines, rules, shipping, standard, reduced, pricesInclude, treatment }: Sale) {
  const priced = priceOrder({
    lines,
    promotions: rules.map((one, at) => aPromotion(one, { id: `P${at}` })),
    shipping: { amount: shipping, freeFrom: null },
    rates:
      treatment === 'exempt'
        ? null
        : new Map([
            ['standard', standard],
            ['reduced', reduced],
          ]),
    pricesInclude,
    reverseCharge: treatment === 'reverse_charge',
    credits: [],
  });
  if (priced.totalAmount === 0) return null;
  const off = new Map<string, number>();
  for (const { promotionId, amount } of priced.adjustments) off.set(promotionId, (off.get(promotionId) ?? 0) + amount);
  const offAll = [...off.values()].reduce((sum, amount) => sum + amount, 0);
  const delivery = priced.shippingAmount + offAll - priced.discountAmount;
  const notes = { standard: null, exempt: 'Exempt: a small enterprise.', reverse_charge: reverseChargeNote };
  const content: DocumentContent = {
    ...basis,
    lines: [
      ...lines.map(({ sku, title, quantity, unitAmount }, at) => {
        return { sku, title, quantity, unitAmount, basisPoints: priced.lines[at]?.basisPoints ?? null };
      }),
      ...[...off].map(([title, amount]) => ({ sku: null, title, quantity: 1, unitAmount: -amount })),
      ...(delivery > 0 ? [{ sku: null, title: 'Home delivery', quantity: 1, unitAmount: delivery }] : []),
    ],
    taxes: priced.taxes,
    taxAddedAmount: priced.taxAmount,
    totalAmount: priced.totalAmount,
    paid: [{ name: 'Paid', amount: priced.totalAmount }],
    tax: { country: 'ES', treatment, origin: 'ES', to: 'DE', note: notes[treatment], isExport: false },
  };
  return { content, priced };
}
type Sale = typeof sale extends fc.Arbitrary<infer T> ? T : never;

const basis: Omit<DocumentContent, 'lines' | 'taxes' | 'taxAddedAmount' | 'totalAmount' | 'paid' | 'tax'> = {
  series: 'INV',
  number: 'INV-000001',
  issuedAt: '2026-11-23T23:30:00.000Z',
  orderNumber: '1',
  seller: { name: 'Kiln & Co', address: ['Carrer 1', '08001 Barcelona'], vatId: 'ES B-12345674', country: 'ES' },
  buyer: {
    address: [],
    vatId: 'DE136695976',
    email: 'a@example.com',
    party: { name: 'Maud <Renard>', company: null, line1: 'Weg 1', city: 'Bonn', postalCode: '53111', country: 'DE' },
  },
  currency: 'EUR',
  taxName: 'VAT',
  remark: '',
  corrects: null,
};

describe('EN 16931, for any order', () => {
  it('no rule is broken, and VAT and total are those of the document', () => {
    fc.assert(
      fc.property(sale, (sold) => {
        const { content } = invoiceOf(sold) ?? {};
        if (!content) return;
        const xml = xmlOf(content);
        expect(brokenRules(xml)).toEqual([]);
        const { document } = readUbl(xml);
        const groups = document['cac:TaxTotal']['cac:TaxSubtotal'];
        const read = (node: { '#text': string }) => Math.round(Number(node['#text']) * 100);
        if (content.taxes.length > 0) {
          expect(groups.map((group: Record<string, never>) => read(group['cbc:TaxAmount'] as never))).toEqual(
            content.taxes.map(({ tax }) => tax),
          );
        }
        const totals = document['cac:LegalMonetaryTotal'];
        expect(read(totals['cbc:PrepaidAmount'])).toBe(content.totalAmount);
        expect(read(totals['cbc:PayableAmount'])).toBe(0);
        const rounding = read(totals['cbc:PayableRoundingAmount'] ?? { '#text': '0' });
        expect(Math.abs(rounding)).toBeLessThanOrEqual(groups.length);
        if (!sold.pricesInclude) expect(rounding).toBe(0);
      }),
      { numRuns: propertyRuns(400) },
    );
  });

  it('what goes back in any parts breaks no rule, but VAT may be less than two cents off its share', () => {
    fc.assert(
      fc.property(sale, fc.array(fc.nat(1_000), { minLength: 1, maxLength: 4 }), (sold, parts) => {
        const { content, priced } = invoiceOf(sold) ?? {};
        if (!content || !priced) return;
        let [left, done] = [content.totalAmount, [] as DocumentContent['taxes']];
        for (const part of [...parts, 1_000]) {
          const amount = Math.floor((left * part) / 1_000);
          if (amount === 0) continue;
          const taxes = creditTaxes(priced.taxes, done, { amount, byRate: new Map() });
          done = [...done, ...taxes];
          left -= amount;
          const added = sold.pricesInclude ? 0 : taxes.reduce((sum, { tax }) => sum + tax, 0);
          const note: DocumentContent = {
            ...content,
            series: 'CN',
            corrects: 'INV-000001',
            correctsIssuedAt: content.issuedAt,
            lines: [{ sku: null, title: 'Refund', quantity: 1, unitAmount: amount - added }],
            taxes,
            taxAddedAmount: added,
            totalAmount: amount,
            paid: [{ name: 'Back', amount }],
          };
          const xml = xmlOf(note);
          expect(brokenRules(xml).filter((name) => name !== 'BR-CO-17')).toEqual([]);
          for (const group of readUbl(xml).document['cac:TaxTotal']['cac:TaxSubtotal']) {
            const share = (Number(group['cbc:TaxableAmount']['#text']) * group['cac:TaxCategory']['cbc:Percent']) / 100;
            expect(Math.abs(share - Number(group['cbc:TaxAmount']['#text']))).toBeLessThan(0.02);
          }
        }
      }),
      { numRuns: propertyRuns(200) },
    );
  });
});

describe('a document without an e-invoice says why', () => {
  it.each<[string, (content: DocumentContent) => Partial<DocumentContent>]>([
    ['before there were e-invoices', ({ seller: { country: _, ...seller } }) => ({ seller })],
    ['before there were e-invoices', ({ buyer: { party: _, ...buyer } }) => ({ buyer })],
    ['before there were e-invoices', () => ({ tax: undefined })],
    ['which country it is in', ({ seller }) => ({ seller: { ...seller, country: '' } })],
    ['no VAT number', ({ seller }) => ({ seller: { ...seller, vatId: '12345' } })],
    ['no buyer’s address', ({ buyer }) => ({ buyer: { ...buyer, party: null } })],
    ['test order', () => ({ series: 'TEST-INV' })],
    ['states no VAT', () => ({ taxes: [] })],
    ['has GST', () => ({ taxName: 'GST' })],
    ['in JPY', () => ({ currency: 'JPY' })],
    ['how all of it was paid', () => ({ paid: [] })],
    ['by VAT rate', ({ lines }) => ({ lines: lines.map(({ basisPoints: _, ...line }) => line) })],
  ])('%s', async (words, change) => {
    const content = await contentOf('invoice');
    expect(eInvoiceOf({ ...content, ...change(content) }).missing).toContain(words);
  });
});
