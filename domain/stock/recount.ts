/** Once stock has moved, only the person knows whether they typed a count or a difference. */
import { type Decision, refuse } from '../decision.ts';
import { type BelowReserved, count, type StockLevel } from './stock.ts';

export interface Recount {
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

/** Returns what the count becomes if the difference was meant. */
export const rebased = ({ seen, now, wanted }: Omit<StockMoved, 'code'>): number => Math.max(0, now + wanted - seen);
