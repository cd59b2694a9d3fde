export interface Expected {
  price: number;
  floor: number;
  estimateHigh: number | null;
  /** The same person's last bid here; null: none. */
  lastAmount: number | null;
}

export interface Slip {
  amount: number;
  /** The multiple of the price that it is, rounded down. */
  times: number;
  meant: number;
}

/** Without an estimate, so many times the next bid is doubtful. */
const timesWithoutEstimate = 5;

/** An amount below double the next bid is never asked about: beyond the estimate every bid would be a slip. */
export function slipOf(amount: number, { price, floor, estimateHigh, lastAmount }: Expected): Slip | null {
  if (amount <= 2 * floor) return null;
  const aboveEstimate = amount > (estimateHigh === null ? timesWithoutEstimate * floor : 3 * estimateHigh);
  const aboveLast = lastAmount !== null && lastAmount > 0 && amount > 2 * lastAmount;
  if (!aboveEstimate && !aboveLast) return null;
  return { amount, times: Math.floor(amount / Math.max(1, price)), meant: meantBy(amount, floor) };
}

function meantBy(amount: number, floor: number): number {
  const shorter = [10, 100]
    .map((by) => amount / by)
    .find((less) => Number.isInteger(less) && less >= floor && less <= 2 * floor);
  return shorter ?? floor;
}
