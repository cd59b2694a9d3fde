import type { AuctionView } from '#contract/auction/auction.ts';
import { limitFrom } from '#domain/auction/bid-limit.ts';
import { detailsAddress } from './details-address.ts';

interface LimitNoteProps {
  amount: number;
  view: Pick<AuctionView, 'slug' | 'minimumBidAmount'>;
  estimateHigh: number | null;
  money(amount: number): string;
}

/** Says before the bid what would be refused without the house's agreement. */
export function LimitNote({ amount, view, estimateHigh, money }: LimitNoteProps) {
  const limit = limitFrom(view.minimumBidAmount, estimateHigh);
  if (amount <= limit) return null;
  return (
    <p className="small">
      Bids above {money(limit)} need our approval first.{' '}
      <a className="text-link" href={`${detailsAddress(`/auctions/${view.slug}?amount=${amount}`)}#high-bids`}>
        Ask us
      </a>
    </p>
  );
}
