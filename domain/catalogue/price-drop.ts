export interface PriceHistory {
  amount: number;
  previousAmount: number | null;
  priceChangedAt: string | null;
}

const newsMs = 10 * 60_000;

/** @returns the price before, if it has just fallen; a rise is no news on a card */
export function recentDrop({ amount, previousAmount, priceChangedAt }: PriceHistory, nowMs: number): number | null {
  if (previousAmount === null || priceChangedAt === null || previousAmount <= amount) return null;
  return nowMs - Date.parse(priceChangedAt) < newsMs ? previousAmount : null;
}
