import { type IncrementTable, stepAt } from './bid-increment.ts';

/** Three bids that one press makes: the least that would do, then two round steps above it. */
export function quickAmounts(table: IncrementTable, minimum: number): [number, number, number] {
  const round = stepAt(table, minimum) * 5;
  const second = Math.floor(minimum / round) * round + round;
  return [minimum, second, second + round];
}
