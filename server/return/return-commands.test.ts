import { describe, expect, it } from 'vitest';
import { createPromotionSchema } from '#contract/promotion/promotion.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { createPromotion } from '#server/promotion/create-promotion.ts';
import type { ReturnKey } from '#server/return/state/lock-return.ts';
import { packOrder } from '#server/shipping/pack-order.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { storage } from '#server/storage/storage.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct, shopper } from '#server/testing/factories.ts';
import { aDeliveredOrder, aKey, aPaidOrder, aReturn } from '#server/testing/order-factories.ts';
import { textOfPdf } from '#server/testing/pdf-text.ts';
import { testSettings } from '#server/testing/settings.ts';
import { approveReturn } from './approve-return.ts';
import { declineReturn } from './decline-return.ts';
import { exchangeReturn } from './exchange-return.ts';
import { receiveReturn } from './receive-return.ts';
import { refundReturn } from './refund-return.ts';
import { requestReturn } from './request-return.ts';
import { withdrawReturn } from './withdraw-return.ts';

testDatabase();

const desk = { actor: aKey };
const returnOf = ({ returnId }: ReturnKey) =>
  database().orderReturn.findUniqueOrThrow({
    where: { id: returnId },
    include: { lines: true, shipments: true, files: true, refunds: { include: { invoice: true } }, exchange: true },
  });
const stockOf = (sku: string) =>
  database().variant.findUniqueOrThrow({ where: { sku }, select: { onHand: true, reserved: true } });
const orderOf = (publicId: string) => database().order.findUniqueOrThrow({ where: { publicId } });

async function aDelivered(quantity = 2) {
  const { sku } = await aProduct({ onHand: 5, priceAmount: 5_000 });
  return { sku, ...(await aDeliveredOrder(sku, quantity)) };
}

/** A return that is on the desk's table. */
async function aReceived(restock: number, quantity = 2) {
  const order = await aDelivered(quantity);
  const key = await aReturn(order.publicId);
  await approveReturn(key, desk);
  const [line] = (await returnOf(key)).lines;
  await receiveReturn(key, { ...desk, lines: [{ lineId: line?.id ?? '', restock }] });
  return { ...order, key };
}

describe('asking to send pieces back', () => {
  const ask = async (publicId: string, quantity: number, key = 'the-same-form') => {
    const { personId, lines } = await database().order.findUniqueOrThrow({
      where: { publicId },
      include: { lines: true },
    });
    return requestReturn(publicId, {
      lines: [{ lineId: lines[0]?.id ?? '', quantity, reason: 'damaged' }],
      resolution: 'refund',
      note: 'A chip at the rim',
      key,
      photos: [],
      actor: shopper(personId),
    });
  };

  it('is one return, however often the form is sent', async () => {
    const { publicId } = await aDelivered();
    const answers = await Promise.all([1, 2, 3].map(() => ask(publicId, 2)));
    expect(new Set(answers.map((answer) => answer.ok && answer.value.id)).size).toBe(1);
    expect(await database().orderReturn.count({ where: { order: { publicId } } })).toBe(1);
  });

  it('never takes more than there is, also when asked at once', async () => {
    const { publicId } = await aDelivered();
    const answers = await Promise.all(
      ['form-number-1', 'form-number-2', 'form-number-3'].map((key) => ask(publicId, 1, key)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: { code: 'return_not_possible', left: 0 } });
  });

  it('is refused before it is delivered and after its time, and changes nothing', async () => {
    const { sku } = await aProduct();
    const undelivered = await aPaidOrder(sku);
    expect(await ask(undelivered, 1)).toMatchObject({ ok: false, refusal: { code: 'return_not_possible' } });
    const { publicId } = await aDelivered();
    await database().order.update({ where: { publicId }, data: { completesAt: new Date(Date.now() - 1000) } });
    expect(await ask(publicId, 1)).toMatchObject({ ok: false, refusal: { code: 'return_not_possible' } });
    expect(await database().orderReturn.count({ where: { order: { publicId } } })).toBe(0);
  });

  it('can be taken back, and then asked for again', async () => {
    const { publicId } = await aDelivered();
    const key = await aReturn(publicId);
    const { personId } = await orderOf(publicId);
    expect(await withdrawReturn(key, shopper(personId))).toMatchObject({ ok: true });
    expect(await aReturn(publicId)).toBeTruthy();
  });
});

describe('the desk’s word', () => {
  it('approval makes one label and one parcel, though pressed twice', async () => {
    const { publicId } = await aDelivered();
    const key = await aReturn(publicId);
    const pressed = await Promise.all([approveReturn(key, desk), approveReturn(key, desk)]);
    expect(pressed.filter((answer) => answer.ok)).toHaveLength(1);
    const { shipments, files, status } = await returnOf(key);
    expect({ status, parcels: shipments.length }).toEqual({ status: 'approved', parcels: 1 });
    expect(files).toMatchObject([{ kind: 'return_label', contentType: 'application/pdf' }]);
  });

  it.each([
    ['customer', 'changed_mind', 'customer'],
    ['customer', 'damaged', 'shop'],
    ['customer', 'wrong_piece', 'shop'],
    ['shop', 'changed_mind', 'shop'],
  ] as const)(
    'in a real shop it makes the shop’s own slip: by its setting the %s pays, and for %s the %s',
    async (returnPaidBy, reason, paidBy) => {
      await saveShop({ returnPaidBy, sellerAddress: 'Gasse 1\n1010 Wien', country: 'AT' });
      const order = await aDelivered();
      const bought = await database().orderLine.findMany({ where: { order: { publicId: order.publicId } } });
      const key = await aReturn(order.publicId, {
        lines: bought.map(({ id, quantity }) => ({ lineId: id, quantity, reason })),
      });
      const words = paidBy === 'shop' ? 'We pay the postage' : 'You pay the postage.';
      setSettings({ ...testSettings(), DEMO: false });
      try {
        await approveReturn(key, desk);
      } finally {
        setSettings(testSettings());
      }
      const { files, shipments } = await returnOf(key);
      expect(shipments).toEqual([]);
      expect(files).toMatchObject([{ kind: 'return_label', contentType: 'application/pdf' }]);
      const notice = await database().notice.findFirst({
        where: { href: { contains: order.publicId }, kind: 'return_update' },
      });
      expect(JSON.stringify(notice)).toContain(words);
      const view = (await readOrderView(order.publicId))?.data.afterSale;
      expect(view).toMatchObject({ returnPaidBy, returns: [{ parcel: null, labelId: files[0]?.id, paidBy }] });
      const slip = textOfPdf(Buffer.from((await storage().get(files[0]?.storageKey ?? '')) ?? []));
      // The order went to another country than the shop's.
      for (const line of ['1010 Wien', 'AUSTRIA', bought[0]?.title ?? '?', words]) expect(slip).toContain(line);
    },
  );

  it('the carrier’s first scan of the label says that it is sent, and the order stays delivered', async () => {
    const { publicId } = await aDelivered();
    const key = await aReturn(publicId);
    await approveReturn(key, desk);
    const [parcel] = (await returnOf(key)).shipments;
    const occurredAt = new Date().toISOString();
    await recordTrackingEvent(parcel?.id ?? '', { status: 'in_transit', occurredAt });
    await recordTrackingEvent(parcel?.id ?? '', { status: 'delivered', occurredAt });
    expect((await returnOf(key)).status).toBe('sent');
    expect((await orderOf(publicId)).status).toBe('delivered');
  });

  it('no is said with a reason, which is told to the customer', async () => {
    const { publicId } = await aDelivered();
    const key = await aReturn(publicId);
    await declineReturn(key, { ...desk, answer: 'It was made to measure.' });
    expect(await returnOf(key)).toMatchObject({ status: 'declined', answer: 'It was made to measure.' });
    const notice = await database().notice.findFirst({ where: { key: { contains: key.returnId } } });
    expect(notice).toMatchObject({ kind: 'return_update', body: 'It was made to measure.' });
  });

  it('a return is found by its own order only, and a shopper approves nothing', async () => {
    const key = await aReturn((await aDelivered()).publicId);
    const other = await aDelivered();
    await expect(approveReturn({ ...key, publicId: other.publicId }, desk)).rejects.toThrow('no such return');
    const stranger = { actor: shopper(await aPerson()) };
    expect(await approveReturn(key, stranger)).toMatchObject({ ok: false, refusal: { code: 'illegal_transition' } });
    expect(await returnOf(key)).toMatchObject({ status: 'requested', files: [], shipments: [] });
  });
});

describe('what came back', () => {
  it('I1: goes on the shelf or is written off, and the ledger says which', async () => {
    const { sku } = await aReceived(1);
    expect(await stockOf(sku)).toEqual({ onHand: 4, reserved: 0 });
    const ledger = await database().stockLedgerEntry.findMany({ where: { variant: { sku } }, orderBy: { id: 'asc' } });
    expect(ledger.slice(-3).map(({ reason, deltaOnHand }) => [reason, deltaOnHand])).toEqual([
      ['returned', 1],
      ['returned', 1],
      ['written_off', -1],
    ]);
  });

  it('is never more than was sent back', async () => {
    const { publicId, sku } = await aDelivered();
    const key = await aReturn(publicId);
    await approveReturn(key, desk);
    const [line] = (await returnOf(key)).lines;
    const lines = [{ lineId: line?.id ?? '', restock: 3 }];
    expect(await receiveReturn(key, { ...desk, lines })).toMatchObject({ ok: false, refusal: { quantity: 2 } });
    expect(await stockOf(sku)).toEqual({ onHand: 3, reserved: 0 });
  });

  it('I5: is refunded once, however many press, with one credit note', async () => {
    const { publicId, key } = await aReceived(2);
    const pressed = await Promise.all([1, 2, 3].map(() => refundReturn(key, desk)));
    expect(pressed.filter((answer) => answer.ok)).toHaveLength(1);
    const { status, refunds } = await returnOf(key);
    expect(status).toBe('refunded');
    expect(refunds).toMatchObject([{ amount: 10_000, status: 'done', invoice: { series: 'CN', totalAmount: 10_000 } }]);
    expect(await orderOf(publicId)).toMatchObject({ status: 'delivered', refundedAmount: 10_000 });
  });

  it('I8: a refund that is more than is left changes nothing, the return stays to be settled', async () => {
    const { publicId, key } = await aReceived(2);
    await refundOrder(publicId, { actor: aKey, amount: 5_000, reason: 'goodwill' });
    expect(await refundReturn(key, { ...desk, amount: 9_000 })).toMatchObject({
      refusal: { code: 'refund_too_large', left: 5_900 },
    });
    expect((await returnOf(key)).status).toBe('received');
    expect(await refundReturn(key, { ...desk, amount: 5_900 })).toMatchObject({ ok: true });
    expect(await orderOf(publicId)).toMatchObject({ status: 'refunded', refundedAmount: 10_900 });
  });

  it('is exchanged for an order with nothing to pay, once, whose pieces leave the shelf', async () => {
    const { sku, key } = await aReceived(0);
    const pressed = await Promise.all([1, 2].map(() => exchangeReturn(key, desk)));
    const made = pressed.find((answer) => answer.ok);
    if (!made?.ok) throw new Error('not exchanged');
    expect(pressed.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await stockOf(sku)).toEqual({ onHand: 1, reserved: 0 });
    expect(await orderOf(made.value.publicId)).toMatchObject({
      status: 'paid',
      totalAmount: 0,
      exchangeOfId: key.returnId,
    });
    expect(await database().invoice.count({ where: { order: { publicId: made.value.publicId } } })).toBe(0);
    expect(await packOrder(made.value.publicId, aKey)).toEqual({ ok: true, value: 'packed' });
  });

  it('I8: can’t be exchanged when none is left; then the money can be given back', async () => {
    const { sku, key } = await aReceived(0);
    await database().variant.update({ where: { sku }, data: { onHand: 1 } });
    expect(await exchangeReturn(key, desk)).toMatchObject({ ok: false, refusal: { code: 'out_of_stock' } });
    expect((await returnOf(key)).exchange).toBeNull();
    expect(await refundReturn(key, desk)).toMatchObject({ ok: true });
  });
});

it('two open returns are told what each gets, whichever is refunded first, and all of it is what was paid', async () => {
  const { sku } = await aProduct({ onHand: 5, priceAmount: 5_000 });
  // Four can't share it evenly.
  const cent = { title: 'A cent off', kind: 'amount', amount: 1, currency: 'EUR', skus: [sku] };
  await createPromotion(createPromotionSchema.parse(cent));
  const { publicId } = await aDeliveredOrder(sku, 4);
  const { lines } = await database().order.findUniqueOrThrow({ where: { publicId }, include: { lines: true } });
  const part = (quantity: number) => ({
    lines: [{ lineId: lines[0]?.id ?? '', quantity, reason: 'damaged' as const }],
  });
  const [one, two] = [await aReturn(publicId, part(1)), await aReturn(publicId, part(2))];
  const afterSale = async () => (await readOrderView(publicId))?.data.afterSale;
  const amounts = async () => (await afterSale())?.returns.map(({ amount }) => amount);
  expect(await amounts()).toEqual([4_999, 10_000]);
  expect(await afterSale()).toMatchObject({ returnable: [{ quantity: 1, worth: [5_000] }] });
  for (const key of [two, one]) {
    await approveReturn(key, desk);
    await receiveReturn(key, { ...desk, lines: [] });
    expect(await refundReturn(key, desk)).toMatchObject({ ok: true });
    expect(await amounts()).toEqual([4_999, 10_000]);
  }
  const refunded = async (key: ReturnKey) => (await returnOf(key)).refunds.map(({ amount }) => amount);
  expect([await refunded(one), await refunded(two)]).toEqual([[4_999], [10_000]]);
  await refundOrder(publicId, { ...desk, lines: [{ sku, quantity: 1 }], reason: 'a chip' });
  expect(await orderOf(publicId)).toMatchObject({ refundedAmount: 4 * 5_000 - 1 });
});
