/** Where estimates and prices are on the one scale of a list of results. */
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView, Lot } from '#contract/auction/auction.ts';
import { isSealed } from '#domain/auction/format.ts';

type Estimated = Pick<Lot, 'estimateLowAmount' | 'estimateHighAmount'>;
type Ended = Pick<AuctionView, 'format' | 'outcome' | 'currentAmount' | 'currency' | 'bidCount'>;
interface Result {
  lot: Estimated;
  view: Ended;
}

/** The last price bid, where it may be known: nothing is told of sealed bids that met no reserve. */
export function lastPriceOf({ format, outcome, currentAmount, bidCount }: Ended): number | null {
  if (outcome === 'sold' || outcome === 'unpaid') return currentAmount;
  return bidCount === 0 || isSealed(format) || ['after_sale', 'withdrawn'].includes(outcome ?? '')
    ? null
    : currentAmount;
}

/** A round amount above all of these results. @returns null if there is nothing to draw, or more than one currency */
export function scaleOf(results: readonly Result[]): number | null {
  const amounts = results.flatMap(({ lot, view }) => [lot.estimateHighAmount ?? 0, lastPriceOf(view) ?? 0]);
  const most = Math.max(0, ...amounts);
  const currencies = new Set(results.map(({ view }) => view.currency));
  if (most === 0 || currencies.size > 1) return null;
  const unit = 10 ** Math.floor(Math.log10(most));
  const least = [1, 2, 4, 6, 8, 10].find((times) => times * unit >= most) ?? 10;
  return least * unit;
}

/** `€30 above the estimate`; empty without an estimate or a price. */
export function besideEstimate({ lot: { estimateLowAmount: low, estimateHighAmount: high }, view }: Result): string {
  const price = lastPriceOf(view);
  if (low === null || high === null || price === null) return '';
  const money = (amount: number) => formatMoney(amount, view.currency);
  if (price > high) return `${money(price - high)} above the estimate`;
  return price < low ? `${money(low - price)} below the estimate` : 'Within the estimate';
}
