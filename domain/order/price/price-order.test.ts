import { describe, expect, it } from 'vitest';
import { aLine, anOrder, aPromotion } from './example-orders.ts';
import { priceOrder } from './price-order.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);

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
