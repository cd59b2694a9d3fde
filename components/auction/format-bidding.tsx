'use client';

import type { Lot } from '#contract/auction.ts';
import { isSealed } from '#domain/auction/lot.ts';
import { DutchBidding } from './dutch-bidding.tsx';
import { EnglishSheet } from './english-sheet.tsx';
import { SealedBidding } from './sealed-bidding.tsx';
import type { Situation } from './situation.ts';
import type { useBid } from './use-bid.ts';
import type { BidSheet } from './use-bid-sheet.ts';

export interface FormatBiddingProps {
  lot: Lot;
  situation: Situation;
  readyToBid: boolean | null;
  bid: ReturnType<typeof useBid>;
  sheet: BidSheet;
  /** Somebody decided on an amount: it is asked about, or first they bring what is missing. */
  decide(amount: number): void;
  shippingAmount: number;
}

/** What an open lot lets you do, by its format. */
export function FormatBidding(props: FormatBiddingProps) {
  const { format } = props.situation.view;
  if (format === 'dutch') return <DutchBidding {...props} />;
  if (isSealed(format)) return <SealedBidding {...props} />;
  return <EnglishSheet {...props} />;
}
