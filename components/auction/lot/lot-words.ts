import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView, Lot } from '#contract/auction/auction.ts';

const centimetres = (millimetres: number): string => String(millimetres / 10);

/** `32 × 33 cm`: height by width; depth where it differs. */
export function sizeWords({ heightMm, widthMm, depthMm }: Lot): string | null {
  const sides = [heightMm, widthMm, depthMm === widthMm ? null : depthMm].filter((side) => side !== null);
  return sides.length > 0 ? `${sides.map(centimetres).join(' × ')} cm` : null;
}

/** `€620 to €680`. */
export function estimateWords({ estimateLowAmount, estimateHighAmount }: Lot, currency: string): string | null {
  if (estimateLowAmount === null || estimateHighAmount === null) return null;
  return `${formatMoney(estimateLowAmount, currency)} to ${formatMoney(estimateHighAmount, currency)}`;
}

/** The steps around the current price, as `€10 up to €1,000, then €25`. */
export function stepWords({ increments }: Lot, price: number, currency: string): string {
  const money = (amount: number) => formatMoney(amount, currency);
  const here = increments.findLastIndex((row) => row.from <= price);
  const [row, next] = [increments[here], increments[here + 1]];
  if (!row) return '';
  return next ? `${money(row.step)} up to ${money(next.from)}, then ${money(next.step)}` : money(row.step);
}

export function endingWord({ outcome }: Pick<AuctionView, 'outcome'>): string {
  if (outcome === 'sold') return 'Sold';
  if (outcome === 'withdrawn') return 'Withdrawn';
  return outcome === 'after_sale' ? 'Sold after the close' : 'Not sold';
}
