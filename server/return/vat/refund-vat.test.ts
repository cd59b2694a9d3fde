/** VAT that was charged because VIES didn't answer goes back once, exactly, and only when a person asks for it. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CreateOrder } from '#contract/checkout/create-order.ts';
import { type DocumentContent, documentContentSchema } from '#contract/invoice/invoice.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { setSettings } from '#server/config/settings.ts';
import { readDeskView } from '#server/desk/desk-view.ts';
import { readOrderDeskFacts } from '#server/desk/order-desk-facts.ts';
import { database } from '#server/engine/database/database.ts';
import { readEInvoiceFile } from '#server/invoice/document-file.ts';
import { drawAsIssued } from '#server/invoice/document-forms.ts';
import { readVatFigures } from '#server/invoice/read-vat-figures.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { sendOwedRefunds } from '#server/order/refund/send-refunds.ts';
import { recheckVatNumbers } from '#server/order/vat/recheck-vat-numbers.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import { approveReturn } from '#server/return/approve-return.ts';
import { exchangeReturn } from '#server/return/exchange-return.ts';
import { receiveReturn } from '#server/return/receive-return.ts';
import { refundReturn } from '#server/return/refund-return.ts';
import type { ReturnKey } from '#server/return/state/lock-return.ts';
import type { Actor } from '#server/session/actor.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { brokenRules } from '#server/testing/e-invoice-rules.ts';
import { anAccount, aProduct, shopper } from '#server/testing/factories.ts';
import { aDeliveredOrder, aKey, anAddress, anApiOrder, aReturn } from '#server/testing/order-factories.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { testSettings } from '#server/testing/settings.ts';
import { startVies } from '#server/testing/vies.ts';
import { forgetFailures } from '#server/vat-number/ask-vies.ts';
import { checkVatNumber } from '#server/vat-number/check-vat-number.ts';
import { refundVat } from './refund-vat.ts';

testDatabase();

const french = 'FR40303265045';
let vies: Awaited<ReturnType<typeof startVies>>;
let ada: Actor;
beforeAll(async () => {
  vies = await startVies();
  setSettings({ ...testSettings(), STAND_INS: { vies: vies.url } });
  await database().taxRate.deleteMany();
  await database().taxRate.createMany({
    data: [
      { country: 'FR', class: 'standard', basisPoints: 2_000, validFrom: new Date('2020-01-01') },
      { country: 'ES', class: 'standard', basisPoints: 2_100, validFrom: new Date('2020-01-01') },
    ],
  });
  await saveShop({ vatId: 'ES B12345674', country: 'ES' });
  ada = await aMerchant();
});
afterAll(() => vies.stop());
beforeEach(async () => {
  vies.valid.clear();
  vies.valid.add(french);
  await viesIs('answers');
  await database().taxSettings.updateMany({ data: { rule: 'destination', pricesInclude: true } });
});

async function viesIs(state: Parameters<typeof vies.be>[0]): Promise<void> {
  vies.be(state);
  forgetFailures();
  await database().vatCheck.deleteMany();
}

/** Two pieces of €60 with €9 delivery to France, ordered while VIES was away, unless it says otherwise. */
async function anOrder({
  priceAmount = 6_000,
  quantity = 2,
  ...more
}: Partial<CreateOrder> & { priceAmount?: number; quantity?: number } = {}) {
  await viesIs('country_away');
  const { sku } = await aProduct({ onHand: 20, priceAmount });
  const wanted = anApiOrder(sku, {
    lines: [{ sku, quantity }],
    shippingAddress: anAddress,
    vatNumber: french,
    ...more,
  });
  const placed = await placeApiOrder(wanted, { by: 'key:test', placeKey: null });
  if (!placed.ok) throw new Error(placed.refusal.message);
  await viesIs('answers');
  return { sku, publicId: placed.value.publicId };
}
const aMerchant = async (): Promise<Actor> => shopper((await anAccount()).personId, 'owner');
const documentsOf = async (publicId: string): Promise<DocumentContent[]> => {
  const rows = await database().invoice.findMany({ where: { order: { publicId } }, orderBy: { issuedAt: 'asc' } });
  return rows.map(({ content }) => documentContentSchema.parse(content));
};
const refundsOf = (publicId: string) =>
  database().refund.findMany({ where: { order: { publicId } }, orderBy: { id: 'asc' } });
const messageOf = async (asked: ReturnType<typeof refundVat>): Promise<string> => {
  const answer = await asked;
  if (answer.ok) throw new Error('It was refunded.');
  return answer.refusal.message;
};

describe('once VIES confirms the number', () => {
  it('refunds the VAT once, with a credit note and an invoice without VAT, and tells the customer', async () => {
    const { publicId } = await anOrder();
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
    const quarter = `${new Date().getUTCFullYear()}-Q${Math.floor(new Date().getUTCMonth() / 3) + 1}`;
    const read = async () =>
      new Map((await readVatFigures(quarter)).map((row) => [`${row.treatment} ${row.basisPoints}`, row.net + row.tax]));
    const before = await read();
    const { publicId } = await anOrder();
    await refundVat(publicId, { actor: ada });
    const after = await read();
    expect((after.get('standard 2000') ?? 0) - (before.get('standard 2000') ?? 0)).toBe(0);
    expect((after.get('reverse_charge 0') ?? 0) - (before.get('reverse_charge 0') ?? 0)).toBe(10_750);
  });

  it('is one refund for two presses at once, and for any later one', async () => {
    const { publicId } = await anOrder();
    const grace = await aMerchant();
    const answers = await Promise.all([ada, grace, ada].map((actor) => refundVat(publicId, { actor })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await messageOf(refundVat(publicId, { actor: ada }))).toContain('already');
    expect(await refundsOf(publicId)).toHaveLength(1);
    expect(await documentsOf(publicId)).toHaveLength(3);
    expect(await bookProblems()).toEqual([]);
  });

  it('is paid out later if the process died after it was decided', async () => {
    const { publicId } = await anOrder();
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
    const { publicId, sku } = await anOrder();
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
          const { publicId, sku } = await anOrder({ priceAmount, quantity });
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
    const { publicId } = await anOrder();
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
    const { publicId } = await anOrder();
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

describe('after an exchange', () => {
  const deliver = async (publicId: string) => {
    const parcel = await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `V-${publicId}` });
    if (!parcel.ok) throw new Error(parcel.refusal.message);
    await recordTrackingEvent(parcel.value.id, { status: 'delivered', occurredAt: new Date().toISOString() });
  };
  const received = async (publicId: string, quantity: number): Promise<ReturnKey> => {
    const rows = await database().orderLine.findMany({ where: { order: { publicId } } });
    const lines = rows.map(({ id }) => ({ lineId: id, quantity, reason: 'damaged' as const }));
    const key = await aReturn(publicId, { lines });
    await approveReturn(key, { actor: aKey });
    const back = await database().returnLine.findMany({ where: { returnId: key.returnId } });
    await receiveReturn(key, { actor: aKey, lines: back.map(({ id }) => ({ lineId: id, restock: quantity })) });
    return key;
  };
  const exchanged = async (publicId: string, quantity: number): Promise<string> => {
    const made = await exchangeReturn(await received(publicId, quantity), { actor: aKey });
    if (!made.ok) throw new Error(made.refusal.message);
    await deliver(made.value.publicId);
    return made.value.publicId;
  };

  it('refunds the VAT, and what came in exchange goes back at what it cost without it, each unit by itself', async () => {
    const { publicId } = await anOrder();
    await deliver(publicId);
    const third = await exchanged(await exchanged(publicId, 2), 2);
    expect(await refundVat(publicId, { actor: ada, vatNumber: french })).toMatchObject({ value: { amount: 2_150 } });
    for (const _ of [1, 2]) {
      expect(await refundReturn(await received(third, 1), { actor: aKey })).toMatchObject({ ok: true });
    }
    expect((await refundsOf(publicId)).map(({ amount }) => amount)).toEqual([2_150, 5_000, 5_000]);
  });

  it.each([
    ['', false],
    [', also if it kept no amount', true],
  ])('lowers only what wasn’t refunded of the exchange before%s', async (_, isEarly) => {
    const { publicId } = await anOrder();
    await deliver(publicId);
    const second = await exchanged(publicId, 2);
    const ofExchange = { return: { order: { publicId } } };
    if (isEarly) await database().returnLine.updateMany({ where: ofExchange, data: { paidAmount: null } });
    expect(await refundReturn(await received(second, 1), { actor: aKey })).toMatchObject({ ok: true });
    expect(await refundVat(publicId, { actor: ada, vatNumber: french })).toMatchObject({ ok: true });
    expect(await refundReturn(await received(second, 1), { actor: aKey })).toMatchObject({ ok: true });
    expect((await refundsOf(publicId)).map(({ amount }) => amount)).toEqual([6_000, 1_150, 5_000]);
  });

  it('waits while what came in exchange is on its way back', async () => {
    const { publicId } = await anOrder();
    await deliver(publicId);
    await aReturn(await exchanged(publicId, 1));
    expect(await messageOf(refundVat(publicId, { actor: ada, vatNumber: french }))).toContain(
      'Settle the return first',
    );
  });
});

describe('by itself', () => {
  const rowOf = (publicId: string) => database().vatRecheck.findFirstOrThrow({ where: { order: { publicId } } });
  const runDue = async () => {
    await database().vatRecheck.updateMany({ where: { dueAt: { not: null } }, data: { dueAt: new Date(0) } });
    await recheckVatNumbers.run();
  };
  beforeEach(async () => void (await database().vatRecheck.updateMany({ data: { dueAt: null, result: 'unknown' } })));

  it('asks again until VIES answers, tells the desk, and refunds nothing', async () => {
    const { publicId } = await anOrder();
    await viesIs('country_away');
    await runDue();
    expect(await rowOf(publicId)).toMatchObject({ result: 'unknown', dueAt: expect.any(Date), settledAt: null });
    expect((await readDeskView()).data.vatToRefund).toEqual([]);
    await viesIs('answers');
    await runDue();
    expect(await rowOf(publicId)).toMatchObject({ result: 'valid', dueAt: null, settledAt: null });
    expect((await readDeskView()).data.vatToRefund).toMatchObject([{ publicId, amount: 2_150, currency: 'EUR' }]);
    expect(await refundsOf(publicId)).toEqual([]);
    // VIES may be away when the desk presses: its answer of today counts.
    vies.be('country_away');
    expect((await refundVat(publicId, { actor: ada })).ok).toBe(true);
    expect((await readDeskView()).data.vatToRefund).toEqual([]);
  });

  it('stops after a week, when the number is invalid, and when the order is over', async () => {
    const [week, invalid, over] = [await anOrder(), await anOrder(), await anOrder()];
    const { orderId } = await rowOf(week.publicId);
    await database().vatRecheck.updateMany({ data: { dueAt: null } });
    await viesIs('country_away');
    await database().vatRecheck.update({
      where: { orderId },
      data: { dueAt: new Date(0), createdAt: new Date(Date.now() - 8 * 86_400_000) },
    });
    await recheckVatNumbers.run();
    expect(await rowOf(week.publicId)).toMatchObject({ result: 'unknown', dueAt: null });
    await viesIs('answers');
    vies.valid.clear();
    const due = { dueAt: new Date(0) };
    await database().vatRecheck.updateMany({ where: { order: { publicId: invalid.publicId } }, data: due });
    await recheckVatNumbers.run();
    expect(await rowOf(invalid.publicId)).toMatchObject({ result: 'invalid', dueAt: null });
    await cancelOrder(over.publicId, { actor: aKey, reason: 'a mistake' });
    await database().vatRecheck.updateMany({ where: { order: { publicId: over.publicId } }, data: due });
    const asked = vies.questions.length;
    await recheckVatNumbers.run();
    expect(await rowOf(over.publicId)).toMatchObject({ dueAt: null });
    expect(vies.questions).toHaveLength(asked);
  });
});
