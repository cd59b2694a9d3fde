/** I5: order, invoice, credit notes, gift card and what the bank was told agree to the cent, wherever an order goes. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Address } from '#contract/address/address.ts';
import { type DocumentContent, documentContentSchema } from '#contract/invoice/invoice.ts';
import { createPromotionSchema } from '#contract/promotion/promotion.ts';
import { orderSum } from '#domain/order/order-sum.ts';
import { database } from '#server/engine/database/database.ts';
import { issueGiftCard } from '#server/gift-card/issue-gift-card.ts';
import { readGiftCard } from '#server/gift-card/read-gift-card.ts';
import { drawAsIssued } from '#server/invoice/document-forms.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { createPromotion } from '#server/promotion/create-promotion.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, anAddress, anApiOrder } from '#server/testing/order-factories.ts';
import { placeApiOrder } from './place-api-order.ts';

testDatabase();

const places = {
  FR: anAddress,
  DE: { name: 'Jan Krause', line1: 'Torstr. 1', city: 'Berlin', postalCode: '10119', country: 'DE' },
  CH: { name: 'Urs Frei', line1: 'Limmatquai 2', city: 'Zürich', postalCode: '8001', country: 'CH' },
  US: { name: 'Ann Lee', line1: '5 Main St', city: 'New York', region: 'NY', postalCode: '10001', country: 'US' },
} satisfies Record<string, Address>;
type Place = keyof typeof places;

const rates = [
  { country: 'FR', class: 'standard', basisPoints: 2_000 },
  { country: 'FR', class: 'books', basisPoints: 550 },
  { country: 'DE', class: 'standard', basisPoints: 1_900 },
  { country: 'DE', class: 'books', basisPoints: 700 },
  { country: 'US', region: 'NY', class: 'standard', basisPoints: 825 },
];

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
const taxesOf = (documents: readonly DocumentContent[], what: 'net' | 'tax' | 'gross') => {
  const byRate: Record<number, number> = {};
  for (const group of documents.flatMap(({ taxes }) => taxes))
    byRate[group.basisPoints] = (byRate[group.basisPoints] ?? 0) + group[what];
  return byRate;
};

beforeAll(async () => {
  const from = new Date('2020-01-01');
  await database().taxRate.deleteMany();
  await database().taxRate.createMany({ data: rates.map((rate) => ({ ...rate, validFrom: from })) });
  await createPromotion(
    createPromotionSchema.parse({ code: 'TENTH', title: 'A tenth', kind: 'percentage', percent: 10, combines: true }),
  );
  await createPromotion(createPromotionSchema.parse({ title: 'On us', kind: 'free_shipping', combines: true }));
});

const taxedAs = (pricesInclude: boolean) =>
  database().taxSettings.updateMany({ data: { rule: 'destination', pricesInclude } });

/** Three pieces of one rate and two of another, with a code, a free delivery and a gift card that pays a part. */
async function aPurchase(place: Place, giftAmount: number) {
  const [jar, book] = [await aProduct({ priceAmount: 3_333 }), await aProduct({ priceAmount: 1_999 })];
  await database().product.update({ where: { id: book.productId }, data: { taxClass: 'books' } });
  const { code } = (await issueGiftCard({ amount: giftAmount, currency: 'EUR' })).value;
  const placed = await placeApiOrder(
    anApiOrder(jar.sku, {
      lines: [
        { sku: jar.sku, quantity: 3 },
        { sku: book.sku, quantity: 2 },
      ],
      shippingAddress: places[place],
      promotionCodes: ['TENTH'],
      giftCards: [code],
    }),
    { by: 'key:test', placeKey: null },
  );
  if (!placed.ok) throw new Error(placed.refusal.message);
  return { publicId: placed.value.publicId, jar: jar.sku, book: book.sku, code };
}

async function papersOf(publicId: string) {
  const documents = await database().invoice.findMany({ where: { order: { publicId } }, orderBy: { issuedAt: 'asc' } });
  const [invoice, ...notes] = documents.map(({ content }) => documentContentSchema.parse(content));
  if (!invoice) throw new Error('There is no invoice.');
  return { invoice, notes };
}

describe.each([
  { place: 'FR', pricesInclude: true },
  { place: 'DE', pricesInclude: true },
  { place: 'CH', pricesInclude: true },
  { place: 'US', pricesInclude: false },
] as const)('a purchase to $place', ({ place, pricesInclude }) => {
  it('is the same sum on the order, the invoice and at the bank, and goes back to the cent in any parts', async () => {
    await taxedAs(pricesInclude);
    const { publicId, jar, book, code } = await aPurchase(place, 2_000);
    const view = (await readOrderView(publicId))?.data;
    if (!view) throw new Error('There is no order.');
    const total = view.totals.totalAmount;
    const lines = orderSum(view);
    expect(sum(lines.filter(({ kind }) => beforeTotal.has(kind)).map(({ amount }) => amount))).toBe(total);
    expect(lines.find(({ kind }) => kind === 'rest')?.amount).toBe(total - 2_000);
    expect(view.payment).toMatchObject({ status: 'approved' });
    expect(await database().payment.findMany({ where: { order: { publicId } } })).toMatchObject([
      { amount: total - 2_000 },
    ]);

    const { invoice } = await papersOf(publicId);
    agrees(invoice, total);
    expect(sum(invoice.paid.map(({ amount }) => amount))).toBe(total);

    for (const lines of [[{ sku: jar, quantity: 1 }], [{ sku: book, quantity: 1 }], [{ sku: jar, quantity: 2 }]])
      expect(await refundOrder(publicId, { actor: aKey, lines, reason: 'sent back' })).toMatchObject({ ok: true });
    expect(await refundOrder(publicId, { actor: aKey, reason: 'all of it' })).toMatchObject({
      ok: true,
      value: { refundedAmount: total, orderStatus: 'refunded' },
    });
    const { notes } = await papersOf(publicId);
    for (const note of notes) {
      agrees(note, note.totalAmount);
      expect(sum(note.paid.map(({ amount }) => amount))).toBe(note.totalAmount);
    }
    expect(sum(notes.map(({ totalAmount }) => totalAmount))).toBe(total);
    for (const what of ['net', 'tax', 'gross'] as const) expect(taxesOf(notes, what)).toEqual(taxesOf([invoice], what));
    const refunds = await database().refund.findMany({ where: { order: { publicId } } });
    expect(sum(refunds.map(({ giftCardAmount }) => giftCardAmount))).toBe(2_000);
    expect(await readGiftCard(code)).toMatchObject({ balanceAmount: 2_000 });
    const after = (await readOrderView(publicId))?.data;
    expect(after && orderSum(after).filter(({ kind }) => kind === 'refunded')).toEqual([
      { kind: 'refunded', name: 'Refunded the way it was paid', amount: 2_000 - total },
      { kind: 'refunded', name: 'Refunded to the gift card', amount: -2_000 },
    ]);
    expect(await bookProblems()).toEqual([]);
  });
});

const beforeTotal: ReadonlySet<string> = new Set(['pieces', 'promotion', 'delivery', 'tax']);

/** Its lines come to its total, and so do its rates. */
function agrees({ lines, taxes, taxAddedAmount, totalAmount }: DocumentContent, expected: number): void {
  expect(totalAmount).toBe(expected);
  expect(sum(lines.map(({ quantity, unitAmount }) => quantity * unitAmount)) + taxAddedAmount).toBe(expected);
  expect(sum(taxes.map(({ gross }) => gross))).toBe(expected);
  for (const { net, tax, gross } of taxes) expect(net + tax).toBe(gross);
}

describe('what an invoice says', () => {
  it('names each rate with what it is reckoned on, and where the money came from', async () => {
    await taxedAs(true);
    const { publicId } = await aPurchase('FR', 2_000);
    const { invoice } = await papersOf(publicId);
    // 3 × 33.33 and 2 × 19.99 less a tenth each; the delivery's 9.00 is given.
    expect(invoice).toMatchObject({
      totalAmount: 12_597,
      taxes: [
        { basisPoints: 550, net: 3_410, tax: 188, gross: 3_598 },
        { basisPoints: 2_000, net: 7_499, tax: 1_500, gross: 8_999 },
      ],
      paid: [
        { name: 'Paid with a gift card', amount: 2_000 },
        { name: 'Paid: Test card ending 4242', amount: 10_597 },
      ],
      remark: '',
    });
    expect(invoice.lines.slice(2).map(({ title, unitAmount }) => [title, unitAmount])).toEqual(
      expect.arrayContaining([
        ['A tenth (TENTH)', -1_400],
        ['On us', -900],
        ['Home delivery', 900],
      ]),
    );
    expect(
      Buffer.from(await drawAsIssued(invoice))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('of an export says by which article no tax is charged, and of nothing else', async () => {
    await taxedAs(true);
    const { invoice } = await papersOf((await aPurchase('CH', 2_000)).publicId);
    expect(invoice.remark).toContain('Article 146');
    await taxedAs(false);
    const taxed = await papersOf((await aPurchase('US', 2_000)).publicId);
    expect(taxed.invoice).toMatchObject({ remark: '', taxName: 'Sales tax' });
  });

  it('of an order that a gift card paid whole, that it did; and all of it goes back there', async () => {
    await taxedAs(true);
    const { publicId, code } = await aPurchase('DE', 50_000);
    const { invoice } = await papersOf(publicId);
    expect(invoice.paid).toEqual([{ name: 'Paid with a gift card', amount: invoice.totalAmount }]);
    await refundOrder(publicId, { actor: aKey, reason: 'kept waiting' });
    const { notes } = await papersOf(publicId);
    expect(notes).toMatchObject([
      { lines: invoice.lines, paid: [{ name: 'Refunded to the gift card', amount: invoice.totalAmount }] },
    ]);
    expect(await readGiftCard(code)).toMatchObject({ balanceAmount: 50_000 });
  });
});

describe('cancelled', () => {
  it('a purchase gives its code and its gift card back, and says where the money is', async () => {
    await taxedAs(true);
    const { publicId, code } = await aPurchase('FR', 2_000);
    expect(await cancelOrder(publicId, { actor: aKey, reason: 'sold in the shop' })).toMatchObject({ ok: true });
    const { invoice, notes } = await papersOf(publicId);
    expect(notes).toMatchObject([{ totalAmount: invoice.totalAmount, taxes: invoice.taxes, lines: invoice.lines }]);
    expect(await readGiftCard(code)).toMatchObject({ balanceAmount: 2_000 });
    const told = await database().notice.findMany({ where: { href: `/orders/${publicId}` }, orderBy: { at: 'asc' } });
    expect(told.slice(1).map(({ body }) => body)).toEqual([
      '€125.97 will be refunded: €20 is back on your gift card, and the rest goes back the way you paid. We’ll email you when we have told the bank.',
      '€20 of it is back on your gift card. The rest may take up to 5 working days to appear on your statement. You don’t need to do anything.',
    ]);
    expect(await bookProblems()).toEqual([]);
  });
});
