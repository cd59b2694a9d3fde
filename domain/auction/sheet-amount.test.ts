import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultIncrements, oneStepAbove } from './bid-increment.ts';
import {
  amountAt,
  amountsToChoose,
  choose,
  floorMoved,
  missed,
  type SheetAmount,
  settled,
  stepDown,
  stepUp,
} from './sheet-amount.ts';

const table = [
  { from: 0, step: 1_000 },
  { from: 100_000, step: 2_500 },
];

type Move =
  | { move: 'floor'; floor: number }
  | { move: 'choose' | 'missed'; amount: number }
  | { move: 'up' | 'down' | 'settled' };
const amounts = fc.integer({ min: 1, max: 300_000 });
const moves = fc.array(
  fc.oneof(
    fc.record({ move: fc.constant('floor' as const), floor: amounts }),
    fc.record({ move: fc.constantFrom('choose' as const, 'missed'), amount: amounts }),
    fc.record({ move: fc.constantFrom('up' as const, 'down', 'settled') }),
  ),
  { maxLength: 40 },
);

function after(state: SheetAmount, move: Move): SheetAmount {
  switch (move.move) {
    case 'floor':
      return floorMoved(state, move.floor);
    case 'choose':
      return choose(state, move.amount);
    case 'missed':
      return missed(state, move.amount);
    case 'up':
      return choose(state, stepUp(table, state));
    case 'down':
      return choose(state, stepDown(table, state));
    case 'settled':
      return settled(state);
  }
}

describe('the amount of a bid while the price goes on', () => {
  it('would always do, and names as passed only what it has left behind', () => {
    fc.assert(
      fc.property(amounts, moves, (floor, all) => {
        let state = amountAt(floor);
        for (const move of all) {
          const before = state;
          state = after(state, move as Move);
          expect(state.amount).toBeGreaterThanOrEqual(state.floor);
          if (state.passed !== null) expect(state.passed).toBeLessThan(state.amount);
          // What was chosen stays until the price passes it.
          if (move.move === 'floor' && before.chosen && before.amount >= move.floor) {
            expect(state.amount).toBe(before.amount);
          }
        }
      }),
    );
  });

  it('goes with the next bid until somebody chooses another, and says what became of that', () => {
    const moved = floorMoved(amountAt(65_000), 68_000);
    expect(moved).toMatchObject({ amount: 68_000, passed: null });
    const chosen = choose(moved, 72_000);
    expect(floorMoved(chosen, 70_000)).toMatchObject({ amount: 72_000, passed: null });
    const passed = floorMoved(chosen, 73_000);
    expect(passed).toMatchObject({ amount: 73_000, passed: 72_000, chosen: false });
    expect(floorMoved(passed, 74_000)).toMatchObject({ amount: 74_000, passed: 72_000 });
    expect(settled(passed)).toMatchObject({ amount: 73_000, passed: null });
  });

  it('names the amount that a press has just missed', () => {
    const moved = floorMoved(amountAt(65_000), 68_000);
    expect(missed(moved, 65_000)).toMatchObject({ amount: 68_000, passed: 65_000 });
    expect(missed(moved, 68_000)).toBe(moved);
  });

  it('goes down with a bid that is taken back, unless it was chosen', () => {
    expect(floorMoved(amountAt(65_000), 50_000)).toMatchObject({ amount: 50_000, passed: null });
    expect(floorMoved(choose(amountAt(65_000), 65_000), 50_000)).toMatchObject({ amount: 65_000 });
  });

  it('one step up and one down is where it was, also where the steps change', () => {
    const of = (amount: number): SheetAmount => ({ ...amountAt(1), amount });
    expect(stepUp(table, of(99_000))).toBe(100_000);
    expect(stepDown(table, of(100_000))).toBe(99_000);
    expect(stepDown(table, of(102_500))).toBe(100_000);
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.constantFrom(table, defaultIncrements), (count, steps) => {
        let amount = steps[0]?.step ?? 1;
        for (let i = 0; i < count; i++) amount = oneStepAbove(steps, amount);
        expect(stepDown(steps, of(stepUp(steps, of(amount))))).toBe(amount);
      }),
    );
    expect(stepDown(table, { ...of(65_000), floor: 65_000 })).toBe(65_000);
  });

  it('offers the next bid, three steps more and seven', () => {
    expect(amountsToChoose(table, 65_000)).toEqual([65_000, 68_000, 72_000]);
  });
});
