const plainShare = { part: 30, of: 100 };

/**
 * A merchant is asked before a change of more than 30 %, as every slip of the decimal point is.
 * @param from minor units
 */
export function asksBeforePrice(from: number, to: number): boolean {
  if (from === to) return false;
  return to === 0 || Math.abs(to - from) * plainShare.of > from * plainShare.part;
}

export const priceChangePercent = (from: number, to: number): number | null =>
  from === 0 ? null : Math.round((Math.abs(to - from) * 100) / from);
