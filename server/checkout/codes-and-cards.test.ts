import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CreateOrder } from '#contract/checkout/create-order.ts';
import { createPromotionSchema } from '#contract/promotion/promotion.ts';
import { database } from '#server/engine/database/database.ts';
import { issueGiftCard } from '#server/gift-card/issue-gift-card.ts';
import { readGiftCard } from '#server/gift-card/read-gift-card.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { createPromotion } from '#server/promotion/create-promotion.ts';
import { readPromotion } from '#server/promotion/promotions-view.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, anApiOrder } from '#server/testing/order-factories.ts';
import { placeApiOrder } from './place-api-order.ts';

testDatabase();
beforeAll(async () => void (await saveShop({ vatPercent: 21 })));

const aCode = () => `CODE-${randomUUID().slice(0, 8).toUpperCase()}`;
async function aPromotion(more: Record<string, unknown>): Promise<{ id: string; code: string }> {
  const code = aCode();
  const made = await createPromotion(
    createPromotionSchema.parse({ code, title: 'A promotion', kind: 'percentage', percent: 10, ...more }),
  );
  if (!made.ok) throw new Error(made.refusal.message);
  return { id: made.value.id, code };
}
async function aCard(amount: number, more: { customer?: string; expiresAt?: string } = {}): Promise<string> {
  return (await issueGiftCard({ amount, currency: 'EUR', ...more })).value.code;
}
const place = (sku: string, more: Partial<CreateOrder> = {}) =>
  placeApiOrder(anApiOrder(sku, more), { by: 'key:test', placeKey: null });
async function bought(sku: string, more: Partial<CreateOrder> = {}): Promise<string> {
  const placed = await place(sku, more);
  if (!placed.ok) throw new Error(placed.refusal.message);
  return placed.value.publicId;
}
const orderOf = (publicId: string) =>
  database().order.findUniqueOrThrow({
    where: { publicId },
    include: {
      lines: true,
      payments: true,
      refunds: true,
      adjustments: true,
      invoices: { orderBy: { issuedAt: 'asc' } },
    },
  });
/** So many at a time, as callers come. */
async function atOnce<T>(count: number, work: (at: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, at) => work(at)));
}

describe('a code', () => {
  it('takes off what it says, and the order keeps it', async () => {
    const { sku } = await aProduct({ priceAmount: 10_000 });
    const { code, id } = await aPromotion({});
    const order = await orderOf(await bought(sku, { promotionCodes: [code.toLowerCase()] }));
    expect(order).toMatchObject({
      itemsAmount: 10_000,
      discountAmount: 1_000,
      shippingAmount: 900,
      totalAmount: 9_900,
    });
    expect(order.payments).toMatchObject([{ amount: 9_900, status: 'approved' }]);
    expect(order.adjustments).toMatchObject([{ promotionId: id, code, amount: 1_000, lineId: order.lines[0]?.id }]);
    expect(order.invoices[0]?.content).toMatchObject({
      totalAmount: 9_900,
      taxes: [{ basisPoints: 2_100, tax: 1_718, gross: 9_900 }],
    });
    await expect(
      database().order.update({ where: { id: order.id }, data: { discountAmount: 0, totalAmount: 10_900 } }),
    ).rejects.toThrow('fixed when it is placed');
    await expect(
      database().orderAdjustment.updateMany({ where: { orderId: order.id }, data: { amount: 1 } }),
    ).rejects.toThrow('record of what happened');
  });

  it('is refused with its reason, and nothing is held or charged', async () => {
    const { sku, variantId } = await aProduct({ priceAmount: 5_000 });
    const { code } = await aPromotion({ minimumAmount: 5_001 });
    const refused = await place(sku, { promotionCodes: [code] });
    expect(refused).toMatchObject({ refusal: { code: 'promotion_not_applicable', reason: 'minimum_not_met' } });
    expect(await place(sku, { promotionCodes: ['NOPE'] })).toMatchObject({ refusal: { reason: 'unknown' } });
    expect(await database().variant.findUniqueOrThrow({ where: { id: variantId } })).toMatchObject({ reserved: 0 });
  });

  it('applies by collection, and by itself without a code', async () => {
    const { sku, productId } = await aProduct({ priceAmount: 10_000 });
    const slug = `glazed-${randomUUID()}`;
    await database().collection.create({ data: { slug, title: 'Glazed', products: { create: { productId } } } });
    const made = await createPromotion(
      createPromotionSchema.parse({ title: 'Glazed week', kind: 'amount', amount: 700, collections: [slug] }),
    );
    const order = await orderOf(await bought(sku));
    expect(order).toMatchObject({ discountAmount: 700, totalAmount: 10_200 });
    if (made.ok) expect(await readPromotion(made.value.id)).toMatchObject({ usedCount: 1 });
  });

  it('can’t be two promotions’', async () => {
    const { code } = await aPromotion({});
    const wanted = createPromotionSchema.parse({ code, title: 'Another', kind: 'free_shipping' });
    const both = await atOnce(2, () => createPromotion(wanted));
    expect(both).toMatchObject([{ refusal: { code: 'code_taken' } }, { refusal: { code: 'code_taken' } }]);
  });

  it('with 50 uses and 2 each, 300 at once: 50 are taken and nobody has more than 2', async () => {
    const { sku } = await aProduct({ onHand: 400, priceAmount: 20_000 });
    const { id, code } = await aPromotion({ usageLimit: 50, perPersonLimit: 2 });
    const placed = await atOnce(300, (at) => place(sku, { customer: `till-${at % 40}`, promotionCodes: [code] }));
    expect(placed.filter((one) => one.ok)).toHaveLength(50);
    for (const one of placed) if (!one.ok) expect(['used_up', 'used_before']).toContain(one.refusal.reason);
    const uses = await database().promotionUse.groupBy({ by: ['who'], where: { promotionId: id }, _count: true });
    expect(Math.max(...uses.map(({ _count }) => _count))).toBeLessThanOrEqual(2);
    expect(await readPromotion(id)).toMatchObject({ usedCount: 50 });
  }, 120_000);

  it('its last use, 60 at once: one has it', async () => {
    const { sku } = await aProduct({ onHand: 100, priceAmount: 20_000 });
    const { code } = await aPromotion({ usageLimit: 1 });
    const placed = await atOnce(60, (at) => place(sku, { customer: `last-${at}`, promotionCodes: [code] }));
    expect(placed.filter((one) => one.ok)).toHaveLength(1);
  });

  it('is given back when the order is cancelled, or its card declined, and can be used again', async () => {
    const { sku } = await aProduct({ onHand: 10, priceAmount: 20_000 });
    const { code } = await aPromotion({ usageLimit: 2, perPersonLimit: 1 });
    const once = { customer: 'once-and-again', promotionCodes: [code] };
    const declined = await place(sku, { ...once, payment: { provider: 'test', token: 'tok_declined' } });
    expect(declined).toMatchObject({ refusal: { code: 'payment_declined' } });
    const first = await bought(sku, once);
    expect(await place(sku, once)).toMatchObject({ refusal: { reason: 'used_before' } });
    await cancelOrder(first, { actor: aKey, reason: 'a mistake' });
    await bought(sku, once);
  });
});

describe('a gift card', () => {
  it('pays its part: the bank is asked for the rest alone', async () => {
    const { sku } = await aProduct({ priceAmount: 10_000 });
    const card = await aCard(4_000);
    const order = await orderOf(await bought(sku, { giftCards: [card.toLowerCase().replaceAll('-', ' ')] }));
    expect(order).toMatchObject({ totalAmount: 10_900, giftCardAmount: 4_000, payments: [{ amount: 6_900 }] });
    expect(await readGiftCard(card)).toMatchObject({ balanceAmount: 0 });
    expect(order.invoices[0]?.content).toMatchObject({
      totalAmount: 10_900,
      paid: [{ name: 'Paid with a gift card', amount: 4_000 }, { amount: 6_900 }],
    });
  });

  it('that pays all of it needs no bank, and the order is paid at once', async () => {
    const { sku } = await aProduct({ priceAmount: 10_000 });
    const card = await aCard(20_000);
    const publicId = await bought(sku, { giftCards: [card], payment: { provider: 'test', token: 'tok_declined' } });
    const order = await orderOf(publicId);
    expect(order).toMatchObject({
      status: 'paid',
      payments: [{ provider: 'gift_card', amount: 0, method: 'Gift card' }],
    });
    expect(await database().testCharge.count({ where: { key: order.payments[0]?.id ?? '' } })).toBe(0);
    expect(await readGiftCard(card)).toMatchObject({ balanceAmount: 9_100 });
    await cancelOrder(publicId, { actor: aKey, reason: 'a mistake' });
    expect(await readGiftCard(card)).toMatchObject({ balanceAmount: 20_000 });
  });

  it('that can’t be used is refused with its reason', async () => {
    const { sku } = await aProduct({ priceAmount: 10_000 });
    const reason = async (card: string, more: Partial<CreateOrder> = {}) => {
      const placed = await place(sku, { giftCards: [card], ...more });
      return placed.ok ? 'used' : placed.refusal.reason;
    };
    expect(await reason('AAAA-BBBB')).toBe('unknown');
    expect(await reason(await aCard(500, { expiresAt: '2020-01-01T00:00:00Z' }))).toBe('expired');
    const dollars = await issueGiftCard({ amount: 500, currency: 'USD' });
    expect(await reason(dollars.value.code)).toBe('other_currency');
    const credit = await aCard(500, { customer: 'a-regular' });
    expect(await reason(credit)).toBe('unknown');
    expect(await reason(credit, { customer: 'a-regular' })).toBe('used');
    expect(await reason(credit, { customer: 'a-regular' })).toBe('empty');
  });

  it('its balance moves with its entries alone, and they stay', async () => {
    const card = await aCard(500);
    await expect(database().giftCard.updateMany({ data: { balance: 900_000 } })).rejects.toThrow('entries alone');
    await expect(database().giftEntry.deleteMany({})).rejects.toThrow('record of what happened');
    expect(await readGiftCard(card)).toMatchObject({ balanceAmount: 500 });
  });

  it('with 100 euros, 200 at once: it pays exactly its 100', async () => {
    const { sku } = await aProduct({ onHand: 300, priceAmount: 20_000 });
    const card = await aCard(10_000);
    const placed = await atOnce(200, () => place(sku, { giftCards: [card] }));
    const took = await database().order.aggregate({
      where: { publicId: { in: placed.flatMap((one) => (one.ok ? one.value.publicId : [])) } },
      _sum: { giftCardAmount: true },
    });
    expect(took._sum.giftCardAmount).toBe(10_000);
    expect(await readGiftCard(card)).toMatchObject({ balanceAmount: 0 });
    for (const one of placed) if (!one.ok) expect(one.refusal).toMatchObject({ reason: 'empty' });
  }, 120_000);

  it('gets its part back after the bank’s, whatever is refunded when', async () => {
    const { sku } = await aProduct({ onHand: 5, priceAmount: 10_000 });
    const card = await aCard(12_000);
    const publicId = await bought(sku, { lines: [{ sku, quantity: 3 }], giftCards: [card] });
    const back = (amount: number) => refundOrder(publicId, { actor: aKey, amount, reason: 'a chip' });
    await back(17_999);
    expect(await readGiftCard(card)).toMatchObject({ balanceAmount: 0 });
    await back(2);
    expect(await readGiftCard(card)).toMatchObject({ balanceAmount: 1 });
    await refundOrder(publicId, { actor: aKey, reason: 'the rest' });
    expect(await readGiftCard(card)).toMatchObject({ balanceAmount: 12_000 });
    expect(await orderOf(publicId)).toMatchObject({ status: 'refunded', refundedAmount: 30_000 });
  });
});

describe('what comes back', () => {
  it.each([[[1, 1, 1]], [[2, 1]], [[1, 2]]])(
    'in steps of %j adds up to what was paid, and so does its tax',
    async (steps) => {
      const { sku } = await aProduct({ onHand: 5, priceAmount: 3_333 });
      const { sku: other } = await aProduct({ onHand: 5, priceAmount: 1_000 });
      const { code } = await aPromotion({ kind: 'amount', percent: undefined, amount: 1_000 });
      const lines = [
        { sku, quantity: 3 },
        { sku: other, quantity: 1 },
      ];
      const publicId = await bought(sku, { lines, promotionCodes: [code] });
      for (const quantity of steps)
        await refundOrder(publicId, { actor: aKey, lines: [{ sku, quantity }], reason: 'sent back' });
      const before = await orderOf(publicId);
      const line = before.lines.find((one) => one.sku === sku);
      expect(before.refundedAmount).toBe(3 * 3_333 - (line?.discountAmount ?? 0));
      await refundOrder(publicId, { actor: aKey, reason: 'the rest' });
      const { invoices, totalAmount, refundedAmount } = await orderOf(publicId);
      expect(refundedAmount).toBe(totalAmount);
      const taxes = invoices.map(({ content }) => (content as { taxes: { tax: number }[] }).taxes[0]?.tax ?? 0);
      expect(taxes.slice(1).reduce((sum, tax) => sum + tax, 0)).toBe(taxes[0]);
    },
  );
});

it('the shop’s books add up after all that', async () => {
  expect(await bookProblems()).toEqual([]);
});
