'use client';

import type { Lot } from '#contract/auction.ts';
import { isSealed } from '#domain/auction/lot.ts';
import { Bidding } from './bidding.tsx';
import { DutchBidding } from './dutch-bidding.tsx';
import { SealedBidding } from './sealed-bidding.tsx';
import type { Situation } from './situation.ts';
import type { useBid } from './use-bid.ts';
import { useSignInToBid } from './use-sign-in-to-bid.ts';

export interface FormatBiddingProps {
  lot: Lot;
  situation: Situation;
  signedIn: boolean | null;
  bid: ReturnType<typeof useBid>;
  formKey: string;
  shippingAmount: number;
}

/** What an open lot lets you do, by its format. */
export function FormatBidding(props: FormatBiddingProps) {
  const { format } = props.situation.view;
  const signInToBid = useSignInToBid();
  const decide = (amount: number) => (props.signedIn === false ? signInToBid(amount) : props.bid.confirm(amount));
  if (format === 'dutch') return <DutchBidding {...props} decide={decide} />;
  if (isSealed(format)) return <SealedBidding {...props} decide={decide} />;
  return <Bidding {...props} />;
}
