'use client';

import { useEffect, useState } from 'react';
import { useLiveState } from '#components/live/live-provider.tsx';

/** When the connection was lost, by the device's clock in milliseconds; null while it is there. */
export const useLostAt = (): number | null =>
  useLiveState(({ connection }) => ('since' in connection ? connection.since : null));

export const useIsOutdated = (): boolean => useLiveState(({ connection }) => connection.status === 'outdated');

/** A shorter interruption dims nothing. */
const toleratedMs = 10_000;

/** In the device's milliseconds; it is null while the page is live and for an interruption's first ten seconds. */
export function useStaleSince(): number | null {
  const lostAt = useLostAt();
  const known = useLiveState(({ connection: { status } }) => status === 'offline' || status === 'outdated');
  const [tolerated, setTolerated] = useState<number | null>(null);
  useEffect(() => {
    if (lostAt === null || known) return;
    const timer = setTimeout(() => setTolerated(lostAt), Math.max(0, lostAt + toleratedMs - Date.now()));
    return () => clearTimeout(timer);
  }, [lostAt, known]);
  if (lostAt === null) return null;
  return known || tolerated === lostAt ? lostAt : null;
}
