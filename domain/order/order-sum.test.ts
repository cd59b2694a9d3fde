import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrderMoney, orderSum, type SumLine } from './order-sum.ts';
import { premiumSku } from './premium-line.ts';
import { priceOrder } from './price/price-order.ts';
import type { Promotion, PromotionRule } from './price/promotion.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
const of = (lines: readonly SumLine[], ...kinds: SumLine['kind'][]) =>
  sum(lines.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount));

const rule: fc.Arbitrary<PromotionRule> = fc.oneof(
  fc.record({ kind: fc.constant('percentage' as const), basisPoints: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({ kind: fc.constant('amount' as const), amount: fc.integer({ min: 1, max: 200_000 }) }),
  fc.constant({ kind: 'free_shipping' as const }),
);
const drawn = fc.record({
  lines: fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      unitAmount: fc.nat(100_000),
      taxClass: fc.constantFrom('standard', 'reduced', 'books'),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  rules: fc.array(rule, { maxLength: 3 }),
  shippingAmount: fc.nat(3_000),
  rates: fc.option(
    fc.constant(
      new Map([
        ['standard', 2_000],
        ['reduced', 550],
        ['books', 0],
      ]),
    ),
  ),
  pricesInclude: fc.boolean(),
  balances: fc.array(fc.nat(300_000), { maxLength: 2 }),
});

function moneyOf(order: typeof drawn extends fc.Arbitrary<infer T> ? T : never): OrderMoney {
  const lines = order.lines.map((line, at) => ({ ...line, sku: at === 1 ? premiumSku : `SKU-${at}`, collections: [] }));
  const promotions = order.rules.map(
    (one, at): Promotion => ({
      id: `p${at}`,
      title: `Promotion ${at}`,
      code: at === 0 ? 'CODE' : null,
      rule: one,
      scope: { skus: [], collections: [] },
      minimumAmount: null,
      combines: true,
    }),
  );
  const priced = priceOrder({
    lines,
    promotions,
    shipping: { amount: order.shippingAmount, freeFrom: null },
    rates: order.rates,
    pricesInclude: order.pricesInclude,
    credits: order.balances.map((balance, at) => ({ id: `c${at}`, balance })),
  });
  const off = (id: string) => sum(priced.adjustments.flatMap((one) => (one.promotionId === id ? one.amount : [])));
  return {
    totals: { ...priced, giftCardAmount: priced.creditAmount, pricesInclude: order.pricesInclude },
    lines,
    promotions: promotions
      .map(({ id, title, code }) => ({ title, code, amount: off(id) }))
      .filter(({ amount }) => amount),
    shippingTitle: 'Standard delivery',
    taxCountry: 'FR',
  };
}

describe('I5: what is told of an order’s money adds up', () => {
  it('the lines before the total come to it, and what pays comes to what is paid', () => {
    fc.assert(
      fc.property(drawn, (order) => {
        const money = moneyOf(order);
        const lines = orderSum(money);
        const { totalAmount, giftCardAmount, taxes, pricesInclude } = money.totals;
        expect(of(lines, 'pieces', 'premium', 'promotion', 'delivery', 'tax')).toBe(totalAmount);
        expect(of(lines, 'total')).toBe(totalAmount);
        if (giftCardAmount > 0) expect(of(lines, 'total', 'gift_card')).toBe(of(lines, 'rest'));
        expect(of(lines, pricesInclude ? 'tax_in' : 'tax')).toBe(sum(taxes.map(({ tax }) => tax)));
      }),
    );
  });

  it('no line but a promotion, a gift card or a refund is below nothing', () => {
    fc.assert(
      fc.property(drawn, (order) => {
        for (const { kind, amount } of orderSum(moneyOf(order))) {
          const isOff = kind === 'promotion' || kind === 'gift_card';
          expect(isOff ? -amount : amount).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

const plain: OrderMoney = {
  totals: {
    itemsAmount: 28_000,
    discountAmount: 0,
    shippingAmount: 900,
    taxAmount: 0,
    totalAmount: 28_900,
    giftCardAmount: 0,
    pricesInclude: true,
    taxes: [{ basisPoints: 2_000, tax: 4_817 }],
  },
  lines: [{ sku: 'JAR', quantity: 2, unitAmount: 14_000 }],
  promotions: [],
  shippingTitle: 'Standard delivery',
  taxCountry: 'FR',
};
const told = (money: Partial<OrderMoney>) => orderSum({ ...plain, ...money }).map(({ name, amount }) => [name, amount]);

describe('the lines of a sum', () => {
  it('say the tax that is in a price above the total', () => {
    expect(told({})).toEqual([
      ['Pieces', 28_000],
      ['Standard delivery', 900],
      ['VAT 20% included', 4_817],
      ['Total, with VAT', 28_900],
    ]);
  });

  it('add a tax that is not, by the name that it has where it goes', () => {
    const totals = { ...plain.totals, pricesInclude: false, taxAmount: 2_310, totalAmount: 31_210 };
    expect(told({ taxCountry: 'US', totals: { ...totals, taxes: [{ basisPoints: 825, tax: 2_310 }] } })).toEqual([
      ['Pieces', 28_000],
      ['Standard delivery', 900],
      ['Sales tax 8.25%', 2_310],
      ['Total, with sales tax', 31_210],
    ]);
  });

  it('have every promotion with all that it took off, and the delivery at its own price', () => {
    const totals = { ...plain.totals, discountAmount: 2_800, shippingAmount: 0, totalAmount: 25_200, taxes: [] };
    const promotions = [
      { title: 'Autumn', code: 'AUTUMN', amount: 2_800 },
      { title: 'Delivery on us', code: null, amount: 900 },
    ];
    expect(told({ totals, promotions })).toEqual([
      ['Pieces', 28_000],
      ['Autumn (AUTUMN)', -2_800],
      ['Delivery on us', -900],
      ['Standard delivery', 900],
      ['Total', 25_200],
    ]);
  });

  it('say what gift cards pay, what is left to the card, and where a refund went', () => {
    const totals = { ...plain.totals, giftCardAmount: 5_000, taxes: [] };
    expect(told({ totals, refundedAmount: 26_000, refundedToGiftCardAmount: 2_100 }).slice(2)).toEqual([
      ['Total', 28_900],
      ['Gift card', -5_000],
      ['The rest', 23_900],
      ['Refunded the way it was paid', -23_900],
      ['Refunded to the gift card', -2_100],
    ]);
  });
});
