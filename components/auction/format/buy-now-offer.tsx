'use client';

import { usePartWhenIdle } from '#components/auction/lot/use-part.ts';
import { Button } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { BuyNowProps } from './buy-now.tsx';

const loadBuyNow = () => import('./buy-now.tsx').then(({ BuyNow }) => BuyNow);

/** The offer to end the auction at once. Until its code is there, and without JavaScript, it leads to the question. */
export function BuyNowOffer(props: BuyNowProps) {
  const { view, paused } = props;
  const BuyNow = usePartWhenIdle(loadBuyNow);
  if (BuyNow) return <BuyNow {...props} />;
  if (view.buyNowAmount === null) return null;
  return (
    <form className="bid-form" method="get" action={`/auctions/${view.slug}/bid`}>
      <input type="hidden" name="buy" value="1" />
      <div className="own-maximum">
        <div>
          <p className="small muted">Or buy it now</p>
          <p className="heading-small tabular">{formatMoney(view.buyNowAmount, view.currency)}</p>
        </div>
        <Button kind="secondary" small type="submit" disabled={paused}>
          Buy now
        </Button>
      </div>
      <p className="small muted">
        {view.hasReserve
          ? 'Buying ends the auction at once. You can’t buy outright once a bid meets the reserve.'
          : 'Buying ends the auction at once. You can’t buy outright once someone bids.'}
      </p>
    </form>
  );
}
