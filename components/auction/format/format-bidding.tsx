'use client';

import type { ComponentType } from 'react';
import type { useBid } from '#components/auction/bid/answer/use-bid.ts';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import type { Situation } from '#components/auction/bid/situation.ts';
import { EnglishSheet } from '#components/auction/bid-sheet/english-sheet.tsx';
import type { BidSheet } from '#components/auction/bid-sheet/use-bid-sheet.ts';
import { usePart } from '#components/auction/lot/use-part.ts';
import type { Lot } from '#contract/auction/auction.ts';
import { falls, type LotFormat } from '#domain/auction/format.ts';
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

type Load = () => Promise<ComponentType<FormatBiddingProps>>;

const loadSealed: Load = () => import('./sealed-bidding.tsx').then(({ SealedBidding }) => SealedBidding);

/** The code of the rarer formats comes with their lots. Null: it is on each lot's page. */
const loads: Record<LotFormat, Load | null> = {
  english: null,
  dutch: () => import('./dutch-bidding.tsx').then(({ DutchBidding }) => DutchBidding),
  sealed_first_price: loadSealed,
  sealed_second_price: loadSealed,
};

/** What an open lot lets you do, by its format. */
export function FormatBidding(props: FormatBiddingProps) {
  const load = loads[props.situation.view.format];
  return load ? <Loaded {...props} load={load} /> : <EnglishSheet {...props} />;
}

function Loaded({ load, ...props }: FormatBiddingProps & { load: Load }) {
  const Bidding = usePart(load, true);
  return Bidding ? <Bidding {...props} /> : <WayToQuestion situation={props.situation} />;
}

/** Until then, and without JavaScript, the button leads to the page that asks. */
function WayToQuestion({ situation: { view, lostAt, money } }: { situation: Situation }) {
  const price = usePriceNow(view);
  return (
    <form className="bid-form" method="get" action={`/auctions/${view.slug}/bid`}>
      <button className="button button--wide button--big tabular" type="submit" disabled={lostAt !== null}>
        {falls(view.format) ? `Take it at ${money(price)}` : 'Make a sealed bid'}
      </button>
    </form>
  );
}
