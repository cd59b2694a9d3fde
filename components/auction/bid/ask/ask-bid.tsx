import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { LotCost } from '#components/auction/bid/lot-cost.tsx';
import { ifNobodyBidsMore } from '#components/auction/bid-sheet/sheet-words.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import { LimitNote } from './limit-note.tsx';

interface AskBidProps {
  amount: number;
  /** The next bid, more than it, or a maximum that is raised. */
  about: 'bid' | 'maximum' | 'raise';
  view: AuctionView;
  estimateHigh: number | null;
  charges: LotCharges;
  /** Whether it can be taken back, at this moment. */
  binding: string;
  money(amount: number): string;
}

export function AskBid({ amount, about, view, estimateHigh, charges, binding, money }: AskBidProps) {
  const { currency, premiumBasisPoints } = view;
  const most = about !== 'bid';
  return (
    <>
      <div className="bid-ask">
        <h3 className="heading-small tabular">{titles[about](money(amount))}</h3>
        <LimitNote amount={amount} view={view} estimateHigh={estimateHigh} money={money} />
        <p className="small muted">
          {ifNobodyBidsMore(view)} {binding}
        </p>
      </div>
      <LotCost
        amount={amount}
        charges={charges}
        currency={currency}
        premiumBasisPoints={premiumBasisPoints}
        what={most ? 'Your bid, at most' : 'Your bid'}
        sum={most ? 'You pay at most' : `If you win at ${money(amount)}, you pay`}
      />
    </>
  );
}

const titles: Record<AskBidProps['about'], (amount: string) => string> = {
  bid: (amount) => `Bid ${amount}?`,
  maximum: (amount) => `Bid up to ${amount}?`,
  raise: (amount) => `Raise your maximum to ${amount}?`,
};
