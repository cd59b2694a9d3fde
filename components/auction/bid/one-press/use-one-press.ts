'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { serverTime } from '#components/live/live-store.ts';
import { announce } from '#components/ui/announce.ts';
import { isOver, type OnePress, onePressMs } from '#domain/auction/one-press.ts';
import { keepOnePress, listenToOnePress, onePressOf } from './one-press-store.ts';

interface Situation {
  auctionId: string;
  /** One's own paddle here; null until it is known, or without one. */
  paddle: string | null;
  /** Null until it is known. */
  signedIn: boolean | null;
  open: boolean;
  money(amount: number): string;
}

export interface OnePressMode {
  /** Null while it is off. */
  press: OnePress | null;
  turnOn(ceiling: number): void;
  turnOff(): void;
}

export function useOnePress({ auctionId, paddle, signedIn, open, money }: Situation): OnePressMode {
  const { store } = useLive();
  const kept = useSyncExternalStore(
    listenToOnePress,
    () => onePressOf(auctionId),
    () => null,
  );
  const over = useByServerNow((now) => kept !== null && now !== null && isOver(kept, now));
  const ended = kept !== null && (over || !open || signedIn === false || (paddle !== null && kept.paddle !== paddle));
  useEffect(() => {
    if (!ended) return;
    keepOnePress(auctionId, null);
    if (open) announce('One press is off.');
  }, [ended, auctionId, open]);
  return {
    press: kept && !ended && kept.paddle === paddle ? kept : null,
    turnOn(ceiling) {
      if (paddle === null) return;
      const now = serverTime(store.getState());
      keepOnePress(auctionId, { ceiling, until: now + onePressMs, paddle });
      announce(`One press is on, up to ${money(ceiling)}.`);
    },
    turnOff() {
      keepOnePress(auctionId, null);
      announce('One press is off.');
    },
  };
}
