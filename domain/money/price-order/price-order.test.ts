import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf } from '../part-of.ts';
import type { LineToPrice, OrderToPrice } from './order-to-price.ts';
import { priceOrder } from './price-order.ts';
import type { Promotion, PromotionRule } from './promotion.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);

const aLine = (more: Partial<LineToPrice> = {}): LineToPrice => ({
  sku: 'BOWL',
  quantity: 1,
  unitAmount: 10_000,
  taxClass: 'standard',
  collections: [],
  ...more,
});

const aPromotion = (rule: PromotionRule, more: Partial<Promotion> = {}): Promotion => ({
  id: 'one',
  title: 'A promotion',
  code: null,
  rule,
  scope: { skus: [], collections: [] },
  minimumAmount: null,
  combines: true,
  ...more,
});

const anOrder = (lines: readonly LineToPrice[], more: Partial<OrderToPrice> = {}): OrderToPrice => ({
  lines,
  promotions: [],
  shipping: { amount: 900, freeFrom: 15_000 },
  rates: null,
  pricesInclude: true,
  credits: [],
  ...more,
});

const rule = fc.oneof(
  fc.record({ kind: fc.constant('percentage' as const), basisPoints: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({ kind: fc.constant('amount' as const), amount: fc.integer({ min: 1, max: 200_000 }) }),
  fc.constant({ kind: 'free_shipping' as const }),
  fc.record({
    kind: fc.constant('buy_x_get_y' as const),
    buy: fc.record({ quantity: fc.integer({ min: 1, max: 4 }), skus: fc.constant<string[]>([]) }),
    get: fc.record({
      quantity: fc.integer({ min: 1, max: 3 }),
      basisPoints: fc.integer({ min: 1, max: 10_000 }),
      skus: fc.constant<string[]>([]),
    }),
  }),
);
const line = fc.record({
  quantity: fc.integer({ min: 1, max: 9 }),
  unitAmount: fc.nat(100_000),
  taxClass: fc.constantFrom('standard', 'reduced', 'books'),
  collections: fc.subarray(['bowls', 'vases']),
});
const lines = fc
  .array(line, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((one, at) => ({ ...one, sku: `SKU-${at}` })));
const scope = fc.record({ skus: fc.subarray(['SKU-0', 'SKU-1']), collections: fc.subarray(['bowls']) });
const promotions = fc
  .array(fc.record({ rule, scope }), { maxLength: 4 })
  .map((all) => all.map((one, at) => aPromotion(one.rule, { id: `P${at}`, scope: one.scope })));
const rates = fc.option(
  fc.record({ standard: fc.nat(3_000), reduced: fc.nat(1_500) }).map((of) => new Map(Object.entries(of))),
);
const credits = fc
  .array(fc.nat(300_000), { maxLength: 3 })
  .map((all) => all.map((balance, at) => ({ id: `C${at}`, balance })));
const order: fc.Arbitrary<OrderToPrice> = fc.record({
  lines,
  promotions,
  rates,
  credits,
  shipping: fc.record({ amount: fc.nat(5_000), freeFrom: fc.option(fc.nat(500_000)) }),
  pricesInclude: fc.boolean(),
});

describe('I5: what an order costs, for any order', () => {
  it('every part adds up, and none is negative', () => {
    fc.assert(
      fc.property(order, (wanted) => {
        const priced = priceOrder(wanted);
        const parts = [...priced.lines, priced.shipping];
        for (const { list, off, net, tax, gross } of parts) {
          expect(Math.min(off, net, tax, list - off)).toBeGreaterThanOrEqual(0);
          expect(net + tax).toBe(gross);
          expect(wanted.pricesInclude ? gross : net).toBe(list - off);
        }
        expect(priced.itemsAmount - priced.discountAmount + priced.shippingAmount + priced.taxAmount).toBe(
          priced.totalAmount,
        );
        expect(sum(parts.map(({ gross }) => gross))).toBe(priced.totalAmount);
        expect(sum(parts.map(({ off }) => off))).toBe(sum(priced.adjustments.map(({ amount }) => amount)));
        if (wanted.rates) {
          expect(sum(parts.map(({ tax }) => tax))).toBe(sum(priced.taxes.map(({ tax }) => tax)));
          expect(sum(priced.taxes.map(({ gross }) => gross))).toBe(priced.totalAmount);
        }
        expect(sum(priced.credits.map(({ amount }) => amount)) + priced.toPayAmount).toBe(priced.totalAmount);
        expect(priced.toPayAmount).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('the sequence of lines and promotions changes nothing', () => {
    fc.assert(
      fc.property(order, (wanted) => {
        const { lines, ...rest } = priceOrder(wanted);
        const turned = priceOrder({
          ...wanted,
          lines: [...wanted.lines].reverse(),
          promotions: [...wanted.promotions].reverse(),
        });
        expect({ ...turned, lines: [...turned.lines].reverse() }).toEqual({ lines, ...rest });
      }),
    );
  });

  it('gift cards pay, and change no price and no tax', () => {
    fc.assert(
      fc.property(order, (wanted) => {
        const { credits: _with, creditAmount: _paid, toPayAmount: _left, ...priced } = priceOrder(wanted);
        expect(priceOrder({ ...wanted, credits: [] })).toMatchObject(priced);
      }),
    );
  });

  it('another piece never makes it cheaper, under one rule and without a free limit', () => {
    fc.assert(
      fc.property(order, rule, line, fc.nat(20), (wanted, one, more, at) => {
        const before = {
          ...wanted,
          shipping: { amount: 900, freeFrom: null },
          promotions: [aPromotion(one)],
          pricesInclude: true,
        };
        const known = before.lines[at];
        const after = known
          ? before.lines.map((each) => (each === known ? { ...each, quantity: each.quantity + 1 } : each))
          : [...before.lines, { ...more, sku: 'NEW' }];
        expect(priceOrder({ ...before, lines: after }).totalAmount).toBeGreaterThanOrEqual(
          priceOrder(before).totalAmount,
        );
      }),
    );
  });

  it('a promotion never makes it dearer', () => {
    fc.assert(
      fc.property(order, (wanted) => {
        const plain = priceOrder({ ...wanted, promotions: [], pricesInclude: true });
        expect(priceOrder({ ...wanted, pricesInclude: true }).totalAmount).toBeLessThanOrEqual(plain.totalAmount);
      }),
    );
  });

  it('all pieces sent back one by one bring back what they cost, and their tax', () => {
    fc.assert(
      fc.property(order, (wanted) => {
        const priced = priceOrder(wanted);
        priced.lines.forEach(({ gross, tax }, at) => {
          const of = wanted.lines[at]?.quantity ?? 0;
          for (const whole of [gross, tax]) {
            const back = Array.from({ length: of }, (_, done) => partOf(whole, { units: 1, done, of }));
            expect(sum(back)).toBe(whole);
          }
        });
      }),
    );
  });
});

describe('prices and delivery', () => {
  it('nothing costs nothing, delivery included', () => {
    expect(priceOrder(anOrder([]))).toMatchObject({ shippingAmount: 0, totalAmount: 0, toPayAmount: 0 });
  });

  it.each([
    [14_999, 900],
    [15_000, 0],
  ])('pieces for %i pay %i for delivery', (unitAmount, shippingAmount) => {
    expect(priceOrder(anOrder([aLine({ unitAmount })]))).toMatchObject({ shippingAmount });
  });

  it('a lot brings its own delivery, however dear it is', () => {
    const lot = anOrder([aLine({ unitAmount: 71_000 })], { shipping: { amount: 1_800, freeFrom: null } });
    expect(priceOrder(lot)).toMatchObject({ totalAmount: 72_800 });
  });

  it('a discount doesn’t take free delivery away', () => {
    const promotions = [aPromotion({ kind: 'amount', amount: 500 })];
    expect(priceOrder(anOrder([aLine({ unitAmount: 15_000 })], { promotions }))).toMatchObject({
      discountAmount: 500,
      shippingAmount: 0,
      totalAmount: 14_500,
    });
  });
});

describe('promotions', () => {
  it('a share is rounded once per line, half of a cent up', () => {
    const wanted = [aLine({ sku: 'A', unitAmount: 105 }), aLine({ sku: 'B', unitAmount: 105, quantity: 25 })];
    const promotions = [aPromotion({ kind: 'percentage', basisPoints: 1_000 })];
    expect(priceOrder(anOrder(wanted, { promotions })).lines.map(({ off }) => off)).toEqual([11, 263]);
  });

  it('an amount is spread over the pieces that it is for, and never more than they cost', () => {
    const wanted = [aLine({ sku: 'A' }), aLine({ sku: 'B' }), aLine({ sku: 'C', collections: ['vases'] })];
    const scope = { skus: ['A'], collections: ['vases'] };
    const offs = (amount: number) =>
      priceOrder(anOrder(wanted, { promotions: [aPromotion({ kind: 'amount', amount }, { scope })] })).lines.map(
        ({ off }) => off,
      );
    expect(offs(1_001)).toEqual([501, 0, 500]);
    expect(offs(90_000)).toEqual([10_000, 0, 10_000]);
  });

  it('free delivery is off the delivery, not off the pieces', () => {
    const promotions = [aPromotion({ kind: 'free_shipping' })];
    expect(priceOrder(anOrder([aLine()], { promotions }))).toMatchObject({
      discountAmount: 0,
      shippingAmount: 0,
      adjustments: [{ sku: null, amount: 900 }],
      totalAmount: 10_000,
    });
  });

  it.each([
    [2, 0],
    [3, 1],
    [5, 1],
    [6, 2],
  ])('buy two, get one: of %i pieces %i of the cheapest is given', (count, given) => {
    const wanted = Array.from({ length: count }, (_, at) => aLine({ sku: `S${at}`, unitAmount: 1_000 + at }));
    const promotions = [
      aPromotion({
        kind: 'buy_x_get_y',
        buy: { quantity: 2, skus: [] },
        get: { quantity: 1, basisPoints: 10_000, skus: [] },
      }),
    ];
    const offs = priceOrder(anOrder(wanted, { promotions })).lines.map(({ off }) => off);
    expect(offs).toEqual(wanted.map(({ unitAmount }, at) => (at < given ? unitAmount : 0)));
  });

  it('buy a vase, get a bowl at half: the vase itself isn’t the one that is given', () => {
    const wanted = [aLine({ sku: 'VASE', unitAmount: 4_000 }), aLine({ sku: 'BOWL', unitAmount: 6_000, quantity: 3 })];
    const promotions = [
      aPromotion({
        kind: 'buy_x_get_y',
        buy: { quantity: 1, skus: ['VASE'] },
        get: { quantity: 2, basisPoints: 5_000, skus: ['BOWL', 'VASE'] },
      }),
    ];
    expect(priceOrder(anOrder(wanted, { promotions })).lines.map(({ off }) => off)).toEqual([0, 6_000]);
  });
});

describe('tax', () => {
  const rates = new Map([
    ['standard', 2_100],
    ['books', 400],
  ]);

  it('is reckoned once per rate: three lines of 0.33 at 21 % hold 0.17, not three times 0.06', () => {
    const wanted = ['A', 'B', 'C'].map((sku) => aLine({ sku, unitAmount: 33 }));
    const priced = priceOrder(anOrder(wanted, { rates, shipping: { amount: 0, freeFrom: null } }));
    expect(priced.taxes).toEqual([{ basisPoints: 2_100, net: 82, tax: 17, gross: 99 }]);
    expect(sum(priced.lines.map(({ tax }) => tax))).toBe(17);
  });

  it('of the delivery follows the pieces in proportion', () => {
    const wanted = [aLine({ sku: 'A', unitAmount: 3_000 }), aLine({ sku: 'B', unitAmount: 1_000, taxClass: 'books' })];
    const priced = priceOrder(anOrder(wanted, { rates, shipping: { amount: 400, freeFrom: null } }));
    expect(priced.taxes).toMatchObject([
      { basisPoints: 400, gross: 1_100 },
      { basisPoints: 2_100, gross: 3_300 },
    ]);
    expect(priced.totalAmount).toBe(4_400);
  });

  it('is added where prices are without it', () => {
    const priced = priceOrder(anOrder([aLine()], { rates, pricesInclude: false }));
    expect(priced).toMatchObject({ itemsAmount: 10_000, shippingAmount: 900, taxAmount: 2_289, totalAmount: 13_189 });
  });

  it('a class without a rate of its own has the standard one', () => {
    const priced = priceOrder(anOrder([aLine({ taxClass: 'food' })], { rates }));
    expect(priced.lines[0]).toMatchObject({ basisPoints: 2_100 });
  });
});

it('cards pay one after the other', () => {
  const credits = [
    { id: 'A', balance: 4_000 },
    { id: 'B', balance: 50_000 },
    { id: 'C', balance: 1 },
  ];
  expect(priceOrder(anOrder([aLine()], { credits }))).toMatchObject({
    totalAmount: 10_900,
    credits: [
      { id: 'A', amount: 4_000 },
      { id: 'B', amount: 6_900 },
    ],
    toPayAmount: 0,
  });
});
