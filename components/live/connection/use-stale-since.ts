'use client';

import { useEffect, useState } from 'react';
import { useLive, useLiveState } from '#components/live/live-provider.tsx';
import { serverTime } from '#components/live/live-store.ts';

/** When the connection was lost, by the server's clock in milliseconds; null while it is there. */
export const useLostAt = (): number | null =>
  useLiveState(({ connection }) => ('since' in connection ? connection.since : null));

export const useIsOutdated = (): boolean => useLiveState(({ connection }) => connection.status === 'outdated');

/** A shorter interruption dims nothing. */
const toleratedMs = 10_000;

/** In the server's milliseconds; it is null while the page is live and for an interruption's first ten seconds. */
export function useStaleSince(): number | null {
  const { store } = useLive();
  const lostAt = useLostAt();
  const known = useLiveState(({ connection: { status } }) => status === 'offline' || status === 'outdated');
  const [tolerated, setTolerated] = useState<number | null>(null);
  useEffect(() => {
    if (lostAt === null || known) return;
    const wait = Math.max(0, lostAt + toleratedMs - serverTime(store.getState()));
    const timer = setTimeout(() => setTolerated(lostAt), wait);
    return () => clearTimeout(timer);
  }, [lostAt, known, store]);
  if (lostAt === null) return null;
  return known || tolerated === lostAt ? lostAt : null;
}
