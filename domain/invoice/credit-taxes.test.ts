import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TaxGroup } from '../order/price/order-to-price.ts';
import { creditTaxes } from './credit-taxes.ts';

const groups = fc
  .array(fc.record({ net: fc.nat(100_000), tax: fc.nat(30_000) }), { minLength: 1, maxLength: 3 })
  .map((all) => all.map(({ net, tax }, at): TaxGroup => ({ basisPoints: at * 500, net, tax, gross: net + tax })));

const sum = (all: readonly TaxGroup[], part: 'net' | 'tax' | 'gross') => all.reduce((so, group) => so + group[part], 0);

it('everything given back, in any parts, gives every cent of tax back', () => {
  fc.assert(
    fc.property(
      groups,
      fc.array(fc.record({ part: fc.nat(100), rate: fc.nat(3), kept: fc.nat(50_000) }), { maxLength: 8 }),
      (order, steps) => {
        const done: TaxGroup[] = [];
        const credit = (amount: number, rate: number | null, kept = 0) => {
          const credited = creditTaxes(order, done, { amount, byRate: new Map([[rate, amount + kept]]) });
          expect(sum(credited, 'gross')).toBe(amount);
          expect(Math.min(0, ...credited.map(({ net, tax }) => Math.min(net, tax)))).toBe(0);
          done.push(...credited);
        };
        const left = () => sum(order, 'gross') - sum(done, 'gross');
        for (const { part, rate, kept } of steps) credit(Math.floor((left() * part) / 100), rate * 500, kept);
        credit(left(), null);
        for (const group of order) {
          const back = done.filter(({ basisPoints }) => basisPoints === group.basisPoints);
          expect([sum(back, 'gross'), sum(back, 'tax')]).toEqual([group.gross, group.tax]);
        }
      },
    ),
  );
});

it('a piece has its own rate', () => {
  const order = [
    { basisPoints: 400, net: 1_000, tax: 40, gross: 1_040 },
    { basisPoints: 2_100, net: 1_000, tax: 210, gross: 1_210 },
  ];
  expect(creditTaxes(order, [], { amount: 1_040, byRate: new Map([[400, 1_040]]) })).toEqual([order[0]]);
});
