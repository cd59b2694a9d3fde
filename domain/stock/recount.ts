/**
 * A count that a person typed over another that they saw. It is a judgement about that base alone: once the base has
 * moved, only the person can say whether they counted the shelf (then it is what they typed) or added to it (then it
 * is so many more than now). Sales in between are never undone by an older screen.
 */
import { type Decision, refuse } from '../decision.ts';
import { type BelowReserved, count, type StockLevel } from './stock.ts';

export interface Recount {
  /** What was on hand when typing began. */
  seen: number;
  wanted: number;
}

export type StockMoved = { code: 'stock_moved'; seen: number; now: number; wanted: number };

export function recount(
  stock: StockLevel,
  { seen, wanted }: Recount,
): Decision<StockLevel, StockMoved | BelowReserved> {
  if (stock.onHand !== seen) return refuse({ code: 'stock_moved', seen, now: stock.onHand, wanted });
  return count(stock, wanted);
}

/** What the count becomes if the difference was meant. */
export const rebased = ({ seen, now, wanted }: Omit<StockMoved, 'code'>): number => Math.max(0, now + wanted - seen);
