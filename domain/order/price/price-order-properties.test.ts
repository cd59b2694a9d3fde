import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf } from '#domain/money/part-of.ts';
import { aPromotion } from './example-orders.ts';
import type { OrderToPrice } from './order-to-price.ts';
import { priceOrder } from './price-order.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);

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
  reverseCharge: fc.boolean(),
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

  it('a buyer who owes the tax themselves pays the price without it, and every part says so', () => {
    fc.assert(
      fc.property(order, (wanted) => {
        const taxed = priceOrder({ ...wanted, reverseCharge: false });
        const reversed = priceOrder({ ...wanted, reverseCharge: true });
        expect(reversed.totalAmount).toBe(taxed.totalAmount - sum(taxed.taxes.map(({ tax }) => tax)));
        expect(sum([...reversed.lines, reversed.shipping].map(({ tax }) => tax))).toBe(0);
        const lines = reversed.lines.map(({ sku, gross }) => ({ sku, gross }));
        expect(lines).toEqual(taxed.lines.map(({ sku, net }) => ({ sku, gross: net })));
        if (wanted.rates) expect(reversed.taxes.every(({ basisPoints, tax }) => basisPoints + tax === 0)).toBe(true);
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
