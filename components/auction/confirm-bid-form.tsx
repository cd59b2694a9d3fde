import type { AuctionView } from '#contract/auction.ts';
import { Button } from '../ui/button.tsx';
import { formatMoney } from '../ui/format-money.ts';
import { LotCost } from './lot-cost.tsx';

interface ConfirmBidFormProps {
  amount: number;
  view: AuctionView;
  shippingAmount: number;
  formKey: string;
}

/** The same question for whoever comes back to a lot without JavaScript: what was wanted is one press away. */
export function ConfirmBidForm({ amount, view, shippingAmount, formKey }: ConfirmBidFormProps) {
  const bid = formatMoney(amount, view.currency);
  return (
    <noscript>
      <form className="note cbid" method="post" action="/api/auctions/bids">
        <div>
          <p>
            <b className="b">Bid up to {bid}?</b> If you win, you pay this or less. You can take a bid back for five
            minutes, but not in a lot’s last ten.
          </p>
          <LotCost {...view} {...{ amount, shippingAmount }} what="Your bid, at most" sum="You pay at most" />
          <input type="hidden" name="auctionId" value={view.id} />
          <input type="hidden" name="key" value={formKey} />
          <div className="cbtn">
            <Button type="submit" name="quick" value={amount} className="num">
              Bid {bid}
            </Button>
          </div>
        </div>
      </form>
    </noscript>
  );
}
