/** Button, sum and command use one number, and only one that was on the button for a second can be sent. */
import { type IncrementTable, oneStepAbove, stepAt } from './bid-increment.ts';

export interface SheetAmount {
  amount: number;
  floor: number;
  /** The amount that the price has just passed; null once that has been read. */
  passed: number | null;
  /** `held`: the price has passed it while the controls are held. `moved`: it has just changed by itself. */
  off: 'held' | 'moved' | null;
  /** Somebody chose it; otherwise it is the least that would do, and goes with it. */
  chosen: boolean;
}

export const amountAt = (floor: number): SheetAmount => ({
  amount: floor,
  floor,
  passed: null,
  off: null,
  chosen: false,
});

const movedTo = (state: SheetAmount, amount: number, passed: number | null): SheetAmount => ({
  ...state,
  amount,
  passed,
  off: 'moved',
  chosen: false,
});

/** The least that would do is another. @param held a finger, a pointer or the focus is on the controls */
export function floorMoved(state: SheetAmount, floor: number, held: boolean): SheetAmount {
  if (floor === state.floor) return state;
  const next = { ...state, floor };
  if (state.amount < floor) return held ? { ...next, off: 'held' } : movedTo(next, floor, state.passed ?? state.amount);
  // A bid was taken back: what nobody chose goes down with the price, what was kept is enough again.
  if (!state.chosen && !held && floor < state.amount) return movedTo(next, floor, null);
  return state.off === 'held' ? { ...next, off: 'moved' } : next;
}

export function letGo(state: SheetAmount): SheetAmount {
  return state.off === 'held' ? movedTo(state, state.floor, state.passed ?? state.amount) : state;
}

export function choose(state: SheetAmount, amount: number): SheetAmount {
  const off = state.off === null ? null : 'moved';
  return { ...state, amount: Math.max(amount, state.floor), passed: null, off, chosen: true };
}

export const readable = (state: SheetAmount): SheetAmount => (state.off === 'moved' ? { ...state, off: null } : state);

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
