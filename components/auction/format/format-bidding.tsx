'use client';

import type { useBid } from '#components/auction/bid/answer/use-bid.ts';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import type { Situation } from '#components/auction/bid/situation.ts';
import { EnglishSheet } from '#components/auction/bid-sheet/english-sheet.tsx';
import type { BidSheet } from '#components/auction/bid-sheet/use-bid-sheet.ts';
import { usePart } from '#components/auction/lot/use-part.ts';
import type { Lot } from '#contract/auction/auction.ts';
import { isUnderSeal } from './is-under-seal.ts';
import { usePriceNow } from './use-price-now.ts';

export interface FormatBiddingProps {
  lot: Lot;
  situation: Situation;
  readyToBid: boolean | null;
  bid: ReturnType<typeof useBid>;
  sheet: BidSheet;
  decide(amount: number): void;
  charges: LotCharges;
}

const loadDutch = () => import('./dutch-bidding.tsx').then(({ DutchBidding }) => DutchBidding);
const loadSealed = () => import('./sealed-bidding.tsx').then(({ SealedBidding }) => SealedBidding);

/** What an open lot lets you do, by its format. The code of the rarer ones comes with their lots. */
export function FormatBidding(props: FormatBiddingProps) {
  const { view } = props.situation;
  const Dutch = usePart(loadDutch, view.format === 'dutch');
  const Sealed = usePart(loadSealed, isUnderSeal(view));
  if (view.format === 'english') return <EnglishSheet {...props} />;
  if (view.format === 'dutch') return Dutch ? <Dutch {...props} /> : <WayToQuestion situation={props.situation} />;
  return Sealed ? <Sealed {...props} /> : <WayToQuestion situation={props.situation} />;
}

/** Until then, and without JavaScript, the button leads to the page that asks. */
function WayToQuestion({ situation: { view, lostAt, money } }: { situation: Situation }) {
  const price = usePriceNow(view);
  return (
    <form className="bform" method="get" action={`/auctions/${view.slug}/bid`}>
      <button className="btn wide big num" type="submit" disabled={lostAt !== null}>
        {view.format === 'dutch' ? `Take it at ${money(price)}` : 'Make a sealed bid'}
      </button>
    </form>
  );
}
