import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineWorth, refundedUnits, worthOfClaims, worthOfNew, worthOfRefund } from './worth-of-pieces.ts';

const three: LineWorth = { whole: 100, of: 3, refunded: { units: 0, amount: 0 }, claims: [] };
const one = (amount: number | null) => ({ units: 1, amount });

describe('what pieces of a line are worth', () => {
  it('two returns at once are worth what was paid, whichever is refunded first', () => {
    expect(worthOfNew(three, 1)).toBe(33);
    expect(worthOfNew({ ...three, claims: [one(33)] }, 2)).toBe(67);
    const both = { ...three, claims: [one(33), { units: 2, amount: 67 }] };
    expect(worthOfClaims(both).map(({ amount }) => amount)).toEqual([33, 67]);
    const second = { ...three, refunded: { units: 2, amount: 67 }, claims: [one(33)] };
    expect(worthOfClaims(second)).toEqual([one(33)]);
  });

  it('returns of before share what is left in their order', () => {
    const line = { ...three, claims: [one(null), one(null), one(null)] };
    expect(worthOfClaims(line).map(({ amount }) => amount)).toEqual([33, 33, 34]);
  });

  it('a refund without a return takes what no return claims, and else what is left', () => {
    const line = { ...three, claims: [one(33)] };
    expect(worthOfRefund(line, 2)).toBe(67);
    expect(worthOfRefund(line, 3)).toBe(100);
    const refunded = refundedUnits(line, [{ quantity: 3, paidAmount: 100 }]);
    expect(worthOfClaims({ ...line, refunded })).toEqual([{ units: 0, amount: 0 }]);
  });

  it('older refunds don’t say what their pieces were worth: they were worth an even part', () => {
    expect(refundedUnits(three, [{ quantity: 1 }, { quantity: 1, paidAmount: 34 }])).toEqual({ units: 2, amount: 67 });
  });

  it('in whatever steps returns are asked for, withdrawn and refunded, all units are worth what was paid', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('ask' as const), units: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ do: fc.constant('refund' as const), units: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ do: fc.constantFrom('withdraw' as const, 'settle' as const), at: fc.nat({ max: 5 }) }),
    );
    fc.assert(
      fc.property(
        fc.nat({ max: 1_000 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(step, { maxLength: 25 }),
        (whole, of, steps) => {
          let line: LineWorth = { whole, of, refunded: { units: 0, amount: 0 }, claims: [] };
          const settle = (units: number, amount: number) => {
            line = { ...line, refunded: { units: line.refunded.units + units, amount: line.refunded.amount + amount } };
          };
          const unclaimed = () => of - line.refunded.units - line.claims.reduce((sum, { units }) => sum + units, 0);
          const drop = (at: number) => {
            line = { ...line, claims: line.claims.filter((_, place) => place !== at) };
          };
          const ask = (units: number) => {
            const amount = worthOfNew(line, units);
            const before = worthOfClaims(line);
            line = { ...line, claims: [...line.claims, { units, amount }] };
            // Asking for more changes nothing for those who asked before, and they are told what they get.
            expect(worthOfClaims(line)).toEqual([...before, { units, amount }]);
          };
          for (const one of steps) {
            if (one.do === 'ask' && one.units <= unclaimed()) ask(one.units);
            if (one.do === 'refund' && one.units <= unclaimed()) settle(one.units, worthOfRefund(line, one.units));
            if (one.do === 'withdraw') drop(one.at);
            if (one.do === 'settle' && one.at < line.claims.length) {
              const { units, amount } = worthOfClaims(line)[one.at] ?? { units: 0, amount: 0 };
              const others = worthOfClaims(line).filter((_, place) => place !== one.at);
              drop(one.at);
              settle(units, amount);
              expect(worthOfClaims(line)).toEqual(others);
            }
            expect(line.refunded.amount).toBeLessThanOrEqual(whole);
          }
          if (unclaimed() > 0) ask(unclaimed());
          const all = worthOfClaims(line).reduce((sum, { amount }) => sum + amount, line.refunded.amount);
          expect(all).toBe(whole);
        },
      ),
    );
  });
});
