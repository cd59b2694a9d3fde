/** The limit is made from public figures alone: one made from the reserve or a maximum would tell it. */

/** The multiple of the high estimate, or of the next bid once bidding has left the estimate behind. */
export const timesTheEstimate = 10;
/** Without an estimate, in minor units: an opening price says little of what a lot is worth. */
export const leastLimitWithoutEstimate = 1_000_000;

/** @param next the least that may be bid now; sealed: the start amount */
export function limitFrom(next: number, estimateHigh: number | null): number {
  const limit = timesTheEstimate * Math.max(next, estimateHigh ?? 0);
  return estimateHigh === null ? Math.max(limit, leastLimitWithoutEstimate) : limit;
}
