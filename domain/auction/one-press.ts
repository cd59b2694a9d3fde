/** Bidding with one press on a lot: a promise to oneself, kept on one device for a while. It bids nothing by itself. */
import { type IncrementTable, oneStepAbove } from './bid-increment.ts';

export const onePressMs = 30 * 60_000;
/** Two presses so close together are one. */
export const samePressMs = 400;

export interface OnePress {
  /** No press goes above it, in minor units. */
  ceiling: number;
  /** When it ends by itself, by the server's clock. */
  until: number;
  paddle: string;
}

/** The high estimate, or two steps above the amount where that is more. */
export function suggestedCeiling(table: IncrementTable, amount: number, estimateHigh: number | null): number {
  const twoSteps = oneStepAbove(table, oneStepAbove(table, amount));
  return Math.max(twoSteps, estimateHigh ?? 0);
}

export const isOver = ({ until }: OnePress, now: number): boolean => now >= until;

export const leftUnder = ({ ceiling }: OnePress, price: number): number => Math.max(0, ceiling - price);

export const allows = ({ ceiling }: OnePress, amount: number): boolean => amount <= ceiling;
