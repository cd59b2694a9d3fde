'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Leads to the sign-in page and back to this lot with the same amount. */
export function useSignInToBid(): (amount: number) => void {
  const router = useRouter();
  const path = usePathname();
  return (amount) => router.push(`/sign-in?next=${encodeURIComponent(`${path}?amount=${amount}`)}`);
}

/** Back from the sign-in page: the amount waits to be confirmed, once. */
export function useAmountFromAddress(ready: boolean, confirm: (amount: number) => void): void {
  useEffect(() => {
    if (!ready) return;
    const address = new URL(location.href);
    const amount = Number(address.searchParams.get('amount'));
    if (!Number.isInteger(amount) || amount <= 0) return;
    address.searchParams.delete('amount');
    history.replaceState(history.state, '', address);
    confirm(amount);
  }, [ready, confirm]);
}
