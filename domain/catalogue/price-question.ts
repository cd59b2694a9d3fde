/** A change of price by more than this share of the price before is asked about. */
const plainShare = { part: 30, of: 100 };

/**
 * Whether a merchant is asked once more before a price is changed: to nothing, or by more than 30 %. A slip of the
 * decimal point is always among these.
 *
 * @param from minor units, as are `to`'s
 */
export function asksBeforePrice(from: number, to: number): boolean {
  if (from === to) return false;
  return to === 0 || Math.abs(to - from) * plainShare.of > from * plainShare.part;
}

/** By how much of itself a price changes, in whole per cent; null where it was nothing. */
export const priceChangePercent = (from: number, to: number): number | null =>
  from === 0 ? null : Math.round((Math.abs(to - from) * 100) / from);
