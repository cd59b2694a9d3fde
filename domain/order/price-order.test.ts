import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatShippingAmount, freeShippingFrom } from './delivery-terms.ts';
import { priceOrder } from './price-order.ts';

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 20 }),
  unitAmount: fc.integer({ min: 0, max: 1_000_000 }),
});

describe('what an order costs', () => {
  it('I5: the total equals its lines, delivery and tax, for any lines', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 50 }),
        fc.option(fc.nat(100_000), { nil: undefined }),
        (lines, own) => {
          const totals = priceOrder(lines, own);
          expect(totals.totalAmount).toBe(totals.itemsAmount + totals.shippingAmount + totals.taxAmount);
          expect(totals.itemsAmount).toBe(
            lines.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0),
          );
          expect(Number.isSafeInteger(totals.totalAmount)).toBe(true);
        },
      ),
    );
  });

  it('I5: the order of the lines changes nothing', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        expect(priceOrder([...lines].reverse())).toEqual(priceOrder(lines));
      }),
    );
  });

  it.each([
    [freeShippingFrom - 1, flatShippingAmount],
    [freeShippingFrom, 0],
  ])('pieces for %i pay %i for delivery', (unitAmount, shippingAmount) => {
    expect(priceOrder([{ quantity: 1, unitAmount }])).toMatchObject({ shippingAmount });
  });

  it('nothing costs nothing, delivery included', () => {
    expect(priceOrder([])).toMatchObject({ shippingAmount: 0, totalAmount: 0 });
  });

  it('a lot brings its own delivery, also above the free limit', () => {
    expect(priceOrder([{ quantity: 1, unitAmount: 71_000 }], 1_800)).toMatchObject({ totalAmount: 72_800 });
  });
});
