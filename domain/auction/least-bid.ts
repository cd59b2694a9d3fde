import { type IncrementTable, oneStepAbove } from './bid-increment.ts';

/**
 * The least bid that would be taken.
 * @param own their maximum, if they lead or bid sealed
 * @param takenBack the highest bid that they took back on an English lot
 */
export function leastBid(next: number, own: number | null, takenBack: number | null, table: IncrementTable): number {
  const above = (amount: number | null) => (amount === null ? 0 : oneStepAbove(table, amount));
  return Math.max(own === null ? next : above(own), above(takenBack));
}
