'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { Own } from '#components/auction/bid/use-own.ts';
import { detailsAddress } from './details-address.ts';

export type Missing = 'account' | 'details' | null;

export const missingToBid = ({ signedIn, readyToBid }: Pick<Own, 'signedIn' | 'readyToBid'>): Missing => {
  if (signedIn === false) return 'account';
  return signedIn && readyToBid === false ? 'details' : null;
};

/** The way back leads to the lot's own page: in the room of a sale another lot may be on the block by then. */
export function useWayToBid(slug: string): (missing: 'account' | 'details', amount: number) => void {
  const router = useRouter();
  return (missing, amount) => {
    const back = `/auctions/${slug}?amount=${amount}`;
    router.push(missing === 'account' ? `/sign-in?next=${encodeURIComponent(back)}` : detailsAddress(back));
  };
}

/** Back from there: the amount waits to be confirmed, once. */
export function useAmountFromAddress(ready: boolean, decide: (amount: number) => void): void {
  useEffect(() => {
    if (!ready) return;
    const address = new URL(location.href);
    const amount = Number(address.searchParams.get('amount'));
    if (!Number.isInteger(amount) || amount <= 0) return;
    address.searchParams.delete('amount');
    history.replaceState(history.state, '', address);
    decide(amount);
  }, [ready, decide]);
}
