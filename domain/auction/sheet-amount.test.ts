import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultIncrements, oneStepAbove } from './bid-increment.ts';
import {
  amountAt,
  amountsToChoose,
  choose,
  floorMoved,
  letGo,
  readable,
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
  | { move: 'floor'; floor: number; held: boolean }
  | { move: 'choose'; amount: number }
  | { move: 'up' | 'down' | 'letGo' | 'readable' | 'settled' };
const amounts = fc.integer({ min: 1, max: 300_000 });
const moves = fc.array(
  fc.oneof(
    fc.record({ move: fc.constant('floor' as const), floor: amounts, held: fc.boolean() }),
    fc.record({ move: fc.constant('choose' as const), amount: amounts }),
    fc.record({ move: fc.constantFrom('up' as const, 'down', 'letGo', 'readable', 'settled') }),
  ),
  { maxLength: 40 },
);

function after(state: SheetAmount, move: Move): SheetAmount {
  switch (move.move) {
    case 'floor':
      return floorMoved(state, move.floor, move.held);
    case 'choose':
      return choose(state, move.amount);
    case 'up':
      return choose(state, stepUp(table, state));
    case 'down':
      return choose(state, stepDown(table, state));
    case 'letGo':
      return letGo(state);
    case 'readable':
      return readable(state);
    case 'settled':
      return settled(state);
  }
}

describe('the amount of a bid while the price goes on', () => {
  it('can be sent only where it would do, and has stood on the button since it moved by itself', () => {
    fc.assert(
      fc.property(amounts, moves, (floor, all) => {
        let state = amountAt(floor);
        for (const move of all) {
          const before = state;
          state = after(state, move as Move);
          if (state.off === null) expect(state.amount).toBeGreaterThanOrEqual(state.floor);
          const byItself = move.move === 'floor' || move.move === 'letGo';
          if (byItself && state.amount !== before.amount) expect(state.off).toBe('moved');
          if (move.move === 'floor' && move.held) expect(state.amount).toBe(before.amount);
          // What it says was passed is less than what it says now.
          if (state.passed !== null) expect(state.passed).toBeLessThan(state.amount);
        }
      }),
    );
  });

  it('goes with the next bid until somebody chooses another', () => {
    const moved = floorMoved(amountAt(65_000), 68_000, false);
    expect(moved).toMatchObject({ amount: 68_000, passed: 65_000, off: 'moved' });
    expect(settled(readable(moved))).toMatchObject({ amount: 68_000, passed: null, off: null });
    const chosen = choose(moved, 72_000);
    expect(floorMoved(chosen, 70_000, false)).toMatchObject({ amount: 72_000, passed: null });
  });

  it('stays under a finger, switched off, and moves when the finger is gone', () => {
    const held = floorMoved(amountAt(65_000), 68_000, true);
    expect(held).toMatchObject({ amount: 65_000, off: 'held' });
    expect(letGo(held)).toMatchObject({ amount: 68_000, passed: 65_000, off: 'moved' });
  });

  it('goes down with a bid that is taken back, unless it was chosen', () => {
    expect(floorMoved(amountAt(65_000), 50_000, false)).toMatchObject({ amount: 50_000, passed: null, off: 'moved' });
    expect(floorMoved(choose(amountAt(65_000), 65_000), 50_000, false)).toMatchObject({ amount: 65_000, off: null });
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
