/** Button, sum and command use one number. It follows the price at once: what may be pressed, `seen-amount` says. */
import { type IncrementTable, oneStepAbove, stepAt } from './bid-increment.ts';

export interface SheetAmount {
  amount: number;
  floor: number;
  /** The amount somebody meant that the price has just passed; null once that has been read. */
  passed: number | null;
  /** Somebody chose it; otherwise it is the least that would do, and goes with it. */
  chosen: boolean;
}

export const amountAt = (floor: number): SheetAmount => ({ amount: floor, floor, passed: null, chosen: false });

/** The least that would do is another. */
export function floorMoved(state: SheetAmount, floor: number): SheetAmount {
  if (floor === state.floor) return state;
  if (state.amount < floor) {
    return { amount: floor, floor, passed: state.chosen ? state.amount : state.passed, chosen: false };
  }
  // A bid was taken back: an amount that nobody chose goes down with the price.
  return state.chosen ? { ...state, floor } : amountAt(floor);
}

/** A press came too late for the amount that it meant. */
export const missed = (state: SheetAmount, meant: number): SheetAmount =>
  meant < state.amount ? { ...state, passed: meant } : state;

export const choose = (state: SheetAmount, amount: number): SheetAmount => ({
  ...state,
  amount: Math.max(amount, state.floor),
  passed: null,
  chosen: true,
});

export const settled = (state: SheetAmount): SheetAmount =>
  state.passed === null ? state : { ...state, passed: null };

export const stepUp = (table: IncrementTable, { amount, floor }: SheetAmount): number =>
  amount < floor ? floor : oneStepAbove(table, amount);

/** One step down, at least to what would do. Up and down again is where one was. */
export function stepDown(table: IncrementTable, { amount, floor }: SheetAmount): number {
  // The step that led here, which may be a smaller one than the step from here.
  const below = amount - stepAt(table, amount);
  const step = stepAt(table, Math.max(0, below));
  const near = amount - step;
  return Math.max(floor, oneStepAbove(table, near) <= amount ? near : below);
}

export function stepsAbove(table: IncrementTable, amount: number, count: number): number {
  let above = amount;
  for (let step = 0; step < count; step++) above = oneStepAbove(table, above);
  return above;
}

export const amountsToChoose = (table: IncrementTable, floor: number): [number, number, number] => [
  floor,
  stepsAbove(table, floor, 3),
  stepsAbove(table, floor, 7),
];
