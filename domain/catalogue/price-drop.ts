export interface PriceHistory {
  amount: number;
  /** The lowest of the 30 days before, where the price is lower now. */
  priorAmount: number | null;
  priceChangedAt: string | null;
}

const newsMs = 10 * 60_000;

/** @returns what it may be called reduced from, if it has just fallen; a rise is no news on a card */
export function recentDrop({ amount, priorAmount, priceChangedAt }: PriceHistory, nowMs: number): number | null {
  if (priorAmount === null || priceChangedAt === null || priorAmount <= amount) return null;
  return nowMs - Date.parse(priceChangedAt) < newsMs ? priorAmount : null;
}
