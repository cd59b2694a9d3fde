/** VAT that was charged because VIES didn't answer goes back once, exactly, and only when a person asks for it. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { dayIn } from '#domain/time/shop-clock.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { readOrderDeskFacts } from '#server/desk/order-desk-facts.ts';
import { database } from '#server/engine/database/database.ts';
import { readEInvoiceFile } from '#server/invoice/document-file.ts';
import { drawAsIssued } from '#server/invoice/document-forms.ts';
import { readVatFigures } from '#server/invoice/read-vat-figures.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { sendOwedRefunds } from '#server/order/refund/send-refunds.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { brokenRules } from '#server/testing/e-invoice-rules.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aDeliveredOrder, aKey, anAddress, anApiOrder, aReturn } from '#server/testing/order-factories.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import {
  ada,
  aMerchant,
  aVatOrder,
  documentsOf,
  french,
  messageOf,
  refundsOf,
  vatShop,
  vies,
  viesIs,
} from '#server/testing/vat-orders.ts';
import { checkVatNumber } from '#server/vat-number/check-vat-number.ts';
import { refundVat } from './refund-vat.ts';

testDatabase();
vatShop();

describe('once VIES confirms the number', () => {
  it('refunds the VAT once, with a credit note and an invoice without VAT, and tells the customer', async () => {
    const { publicId } = await aVatOrder();
    const before = await documentsOf(publicId);
    expect(await refundVat(publicId, { actor: ada, vatNumber: french })).toMatchObject({ value: { amount: 2_150 } });

    const [invoice, creditNote, replaced] = await documentsOf(publicId);
    expect(invoice).toEqual(before[0]);
    expect(creditNote).toMatchObject({
      series: 'CN',
      totalAmount: 12_900,
      corrects: invoice?.number,
      taxes: [{ basisPoints: 2_000, net: 10_750, tax: 2_150, gross: 12_900 }],
      paid: [{ amount: 2_150 }, { name: `Carried over to invoice ${replaced?.number}`, amount: 10_750 }],
    });
    expect(replaced).toMatchObject({
      series: 'INV',
      totalAmount: 10_750,
      taxes: [{ basisPoints: 0, net: 10_750, tax: 0, gross: 10_750 }],
      buyer: { vatId: french },
      tax: { treatment: 'reverse_charge', country: 'FR', origin: 'ES', to: 'FR' },
    });
    expect(replaced?.remark).toContain(`Replaces invoice ${invoice?.number}`);
    expect(replaced?.remark).toContain('Article 138');
    const visitor = { actor: aKey, cookies: new Map<string, string>() };
    for (const document of await documentsOf(publicId)) {
      const xml = await readEInvoiceFile(visitor, { publicId, number: document.number });
      expect(xml.ok ? brokenRules(xml.value) : xml.refusal.message).toEqual([]);
      expect((await drawAsIssued(document)).length).toBeGreaterThan(1_000);
    }

    expect(await refundsOf(publicId)).toMatchObject([{ amount: 2_150, status: 'done' }]);
    const view = (await readOrderView(publicId))?.data;
    expect(view?.billing).toMatchObject({ vatCheck: { result: 'valid' }, vatRefundedAmount: 2_150 });
    expect(view?.events.map(({ kind }) => kind)).toContain('vat_refunded');
    const person = ada.kind === 'person' ? ada.personId : '';
    expect(
      await database().orderEvent.findFirst({ where: { kind: 'vat_refunded', order: { publicId } } }),
    ).toMatchObject({
      actor: `desk:${person}`,
      note: `€21.50, ${french}`,
    });
    expect((await readOrderDeskFacts(ada, publicId)).vat).toMatchObject({
      refunded: { amount: 2_150, by: expect.stringMatching(/\w/) },
      left: 0,
    });
    const told = await database().notice.findMany({
      where: { href: `/orders/${publicId}`, kind: 'vat_refunded' },
      include: { email: true },
    });
    expect(told).toMatchObject([{ title: expect.stringContaining('€21.50') }]);
    expect(await bookProblems()).toEqual([]);
  });

  it('counts in the figures as VAT of the one kind taken back, and a supply of the other', async () => {
    const [year, month] = dayIn(Date.now(), (await readShop()).zone).split('-');
    const quarter = `${year}-Q${Math.ceil(Number(month) / 3)}`;
    const read = async () =>
      new Map((await readVatFigures(quarter)).map((row) => [`${row.treatment} ${row.basisPoints}`, row.net + row.tax]));
    const before = await read();
    const { publicId } = await aVatOrder();
    await refundVat(publicId, { actor: ada });
    const after = await read();
    expect((after.get('standard 2000') ?? 0) - (before.get('standard 2000') ?? 0)).toBe(0);
    expect((after.get('reverse_charge 0') ?? 0) - (before.get('reverse_charge 0') ?? 0)).toBe(10_750);
  });

  it('is one refund for two presses at once, and for any later one', async () => {
    const { publicId } = await aVatOrder();
    const grace = await aMerchant();
    const answers = await Promise.all([ada, grace, ada].map((actor) => refundVat(publicId, { actor })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await messageOf(refundVat(publicId, { actor: ada }))).toContain('already');
    expect(await refundsOf(publicId)).toHaveLength(1);
    expect(await documentsOf(publicId)).toHaveLength(3);
    expect(await bookProblems()).toEqual([]);
  });

  it('is paid out later if the process died after it was decided', async () => {
    const { publicId } = await aVatOrder();
    const dying = vi.spyOn(providerNamed('test'), 'refund').mockRejectedValueOnce(new Error('the process died'));
    await refundVat(publicId, { actor: ada });
    dying.mockRestore();
    expect(await refundsOf(publicId)).toMatchObject([{ status: 'pending' }]);
    await refundVat(publicId, { actor: ada });
    await database().refund.updateMany({ where: { status: 'pending' }, data: { dueAt: new Date(0) } });
    await sendOwedRefunds.run();
    expect(await refundsOf(publicId)).toMatchObject([{ amount: 2_150, status: 'done' }]);
    expect(await bookProblems()).toEqual([]);
  });
});

describe('whatever was and is refunded beside it', () => {
  it('leaves each piece worth what it cost without VAT', async () => {
    const { publicId, sku } = await aVatOrder();
    await refundOrder(publicId, { actor: aKey, lines: [{ sku, quantity: 1 }], reason: 'a chip' });
    expect(await refundVat(publicId, { actor: ada })).toMatchObject({ value: { amount: 1_150 } });
    await refundOrder(publicId, { actor: aKey, lines: [{ sku, quantity: 1 }], reason: 'the other' });
    await refundOrder(publicId, { actor: aKey, reason: 'the rest' });
    expect((await refundsOf(publicId)).map(({ amount }) => amount)).toEqual([6_000, 1_150, 5_000, 750]);
    const [, , , replaced, ...notes] = await documentsOf(publicId);
    expect(notes.map(({ corrects }) => corrects)).toEqual([replaced?.number, replaced?.number]);
    expect(notes.flatMap(({ taxes }) => taxes).every(({ tax, basisPoints }) => tax + basisPoints === 0)).toBe(true);
    expect(await bookProblems()).toEqual([]);
  });

  it('adds up: all documents together bill what was kept, and no VAT', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          priceAmount: fc.integer({ min: 101, max: 9_999 }),
          quantity: fc.integer({ min: 1, max: 4 }),
          pricesInclude: fc.boolean(),
          before: fc.option(fc.integer({ min: 1, max: 3 })),
          goodwill: fc.option(fc.integer({ min: 1, max: 100 })),
          after: fc.option(fc.integer({ min: 1, max: 3 })),
          rest: fc.boolean(),
        }),
        async ({ priceAmount, quantity, pricesInclude, before, goodwill, after, rest }) => {
          await database().taxSettings.updateMany({ data: { pricesInclude } });
          const { publicId, sku } = await aVatOrder({ priceAmount, quantity });
          const refund = (wanted: object) => refundOrder(publicId, { actor: aKey, reason: 'so', ...wanted });
          const gone = Math.min(before ?? 0, quantity - 1);
          if (gone > 0) await refund({ lines: [{ sku, quantity: gone }] });
          if (goodwill) await refund({ amount: goodwill });
          const done = await refundVat(publicId, { actor: ada });
          expect(done.ok).toBe(true);
          const leftUnits = quantity - gone;
          if (after && leftUnits > 0 && !goodwill)
            expect(await refund({ lines: [{ sku, quantity: Math.min(after, leftUnits) }] })).toMatchObject({
              ok: true,
            });
          if (rest) await refund({});
          const signed = (await documentsOf(publicId)).map((one) => {
            const sign = one.series === 'INV' ? 1 : -1;
            return { vat: sign * one.taxes.reduce((sum, { tax }) => sum + tax, 0), all: sign * one.totalAmount };
          });
          const order = await database().order.findUniqueOrThrow({ where: { publicId } });
          // The VAT of what had gone back before was credited then.
          expect(signed.reduce((sum, { vat }) => sum + vat, 0)).toBe(0);
          expect(signed.reduce((sum, { all }) => sum + all, 0)).toBe(order.totalAmount - order.refundedAmount);
          expect(await bookProblems()).toEqual([]);
        },
      ),
      { numRuns: propertyRuns(12) },
    );
  });
});

describe('nothing is refunded', () => {
  it('while VIES is still away, or says that the number is invalid', async () => {
    const { publicId } = await aVatOrder();
    await viesIs('country_away');
    expect(await messageOf(refundVat(publicId, { actor: ada }))).toContain('still doesn’t answer');
    await viesIs('answers');
    vies.valid.clear();
    expect(await messageOf(refundVat(publicId, { actor: ada }))).toContain('isn’t valid');
    expect((await readOrderView(publicId))?.data.billing?.vatCheck?.result).toBe('invalid');
    expect(await refundsOf(publicId)).toEqual([]);
    expect(await documentsOf(publicId)).toHaveLength(1);
    vies.valid.add(french);
    expect((await refundVat(publicId, { actor: ada })).ok).toBe(true);
  });

  it.each([
    [
      'VIES had answered',
      'want of an answer',
      async (publicId: string) =>
        void (await database().vatRecheck.delete({
          where: { orderId: (await database().order.findUniqueOrThrow({ where: { publicId } })).id },
        })),
    ],
    [
      'it was cancelled',
      'is cancelled',
      async (publicId: string) => void (await cancelOrder(publicId, { actor: aKey, reason: 'a mistake' })),
    ],
    [
      'it was refunded',
      'is refunded',
      async (publicId: string) => void (await refundOrder(publicId, { actor: aKey, reason: 'a chip' })),
    ],
    [
      'its number was changed',
      'another VAT number',
      async (publicId: string) =>
        void (await database().order.update({ where: { publicId }, data: { vatNumber: 'FR83404833048' } })),
    ],
    [
      'it stays in the country',
      'another EU country',
      async (publicId: string) =>
        void (await database().order.update({
          where: { publicId },
          data: { shippingAddress: { ...anAddress, country: 'ES' } },
        })),
    ],
    [
      'it isn’t paid',
      'isn’t paid',
      async (publicId: string) =>
        void (await database().payment.updateMany({ where: { order: { publicId } }, data: { status: 'processing' } })),
    ],
  ])('once %s', async (_, words, change) => {
    const { publicId } = await aVatOrder();
    await change(publicId);
    const before = await refundsOf(publicId);
    expect(await messageOf(refundVat(publicId, { actor: ada, vatNumber: french }))).toContain(words);
    expect(await refundsOf(publicId)).toEqual(before);
  });

  it('while pieces are on their way back at what was paid for them with VAT', async () => {
    await viesIs('country_away');
    const { sku } = await aProduct({ onHand: 5, priceAmount: 6_000 });
    const { publicId } = await aDeliveredOrder(sku);
    const { id: orderId } = await database().order.update({ where: { publicId }, data: { vatNumber: french } });
    await database().vatRecheck.create({ data: { orderId } });
    await aReturn(publicId);
    await viesIs('answers');
    expect(await messageOf(refundVat(publicId, { actor: ada }))).toContain('Settle the return first');
  });

  it('of an order that was placed with an answer', async () => {
    await checkVatNumber(french);
    const { sku } = await aProduct({ onHand: 5 });
    const placed = await placeApiOrder(anApiOrder(sku, { vatNumber: french }), { by: 'key:test', placeKey: null });
    expect(
      await database().vatRecheck.count({ where: { order: { publicId: placed.ok ? placed.value.publicId : '' } } }),
    ).toBe(0);
  });
});
