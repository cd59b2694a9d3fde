'use client';

import type { Lot } from '#contract/auction.ts';
import { isSealed } from '#domain/auction/lot.ts';
import { Bidding } from './bidding.tsx';
import { DutchBidding } from './dutch-bidding.tsx';
import { SealedBidding } from './sealed-bidding.tsx';
import type { Situation } from './situation.ts';
import type { useBid } from './use-bid.ts';

export interface FormatBiddingProps {
  lot: Lot;
  situation: Situation;
  signedIn: boolean | null;
  readyToBid: boolean | null;
  bid: ReturnType<typeof useBid>;
  /** Somebody decided on an amount: it is confirmed, or first they bring what is missing. */
  decide(amount: number): void;
  formKey: string;
  shippingAmount: number;
}

/** What an open lot lets you do, by its format. */
export function FormatBidding(props: FormatBiddingProps) {
  const { format } = props.situation.view;
  if (format === 'dutch') return <DutchBidding {...props} />;
  if (isSealed(format)) return <SealedBidding {...props} />;
  return <Bidding {...props} />;
}
