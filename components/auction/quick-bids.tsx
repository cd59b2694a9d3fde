'use client';

import type { AuctionView, Lot } from '#contract/auction.ts';
import { quickAmounts } from '#domain/auction/quick-amounts.ts';
import { formatMoney } from '../ui/format-money.ts';
import { useFrozen } from './use-frozen.ts';

const sameAmounts = (a: readonly number[], b: readonly number[]) => a.every((amount, i) => amount === b[i]);

/** The least that would do and two round steps above it. A quick bid is a maximum equal to its amount. */
export function QuickBids({ lot, view, disabled }: { lot: Lot; view: AuctionView; disabled: boolean }) {
  const { shown, holders } = useFrozen(quickAmounts(lot.increments, view.minimumBidAmount), sameAmounts);
  return (
    <fieldset className="qb" {...holders}>
      <legend className="sr">Quick bids</legend>
      {shown.map((amount, place) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a button keeps its place while its amount changes.
          key={place}
          className={place === 0 ? 'btn num' : 'btn sec num'}
          type="submit"
          name="quick"
          value={amount}
          disabled={disabled}
        >
          {place === 0 ? 'Bid ' : <span className="sr">Bid </span>}
          {formatMoney(amount, view.currency)}
        </button>
      ))}
    </fieldset>
  );
}
