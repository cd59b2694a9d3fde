import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rebased, recount } from './recount.ts';
import { type StockLevel, sell } from './stock.ts';

const level: fc.Arbitrary<StockLevel> = fc
  .record({ onHand: fc.nat({ max: 50 }), reserved: fc.nat({ max: 50 }) })
  .map(({ onHand, reserved }) => ({ onHand, reserved: Math.min(onHand, reserved) }));

test('a count typed over the base that was seen is taken', () => {
  expect(recount({ onHand: 7, reserved: 2 }, { seen: 7, wanted: 20 })).toEqual({
    ok: true,
    value: { onHand: 20, reserved: 2 },
  });
});

test('over a base that has moved it is refused, with the figures', () => {
  expect(recount({ onHand: 15, reserved: 0 }, { seen: 7, wanted: 20 })).toEqual({
    ok: false,
    refusal: { code: 'stock_moved', seen: 7, now: 15, wanted: 20 },
  });
  expect(rebased({ seen: 7, now: 15, wanted: 20 })).toBe(28);
  expect(rebased({ seen: 7, now: 1, wanted: 3 })).toBe(0);
});

test('a sale between seeing and saving is never undone', () => {
  fc.assert(
    fc.property(level, fc.nat({ max: 50 }), fc.nat({ max: 60 }), (before, sold, wanted) => {
      const units = Math.min(sold, before.reserved);
      fc.pre(units > 0);
      const decision = sell(before, units);
      if (!decision.ok) throw new Error(decision.refusal.code);
      const after = decision.value;
      const decided = recount(after, { seen: before.onHand, wanted });
      expect(decided).toMatchObject({ ok: false, refusal: { code: 'stock_moved', now: before.onHand - units } });
      // Meant as a difference, what was sold stays sold.
      expect(rebased({ seen: before.onHand, now: after.onHand, wanted })).toBe(Math.max(0, wanted - units));
    }),
  );
});
