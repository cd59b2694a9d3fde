'use client';

import { useEffect, useState } from 'react';
import { useLiveState } from './live-provider.tsx';

/** When the connection was lost, by the device's clock in milliseconds; null while it is there. */
export const useLostAt = (): number | null =>
  useLiveState(({ connection }) => ('since' in connection ? connection.since : null));

/** A shorter interruption dims nothing. */
const toleratedMs = 10_000;

/**
 * Since when the page's figures may be old, in the device's milliseconds: null while it is live and in
 * the first ten seconds of an interruption. A device that is offline knows at once.
 */
export function useStaleSince(): number | null {
  const lostAt = useLostAt();
  const offline = useLiveState(({ connection }) => connection.status === 'offline');
  const [tolerated, setTolerated] = useState<number | null>(null);
  useEffect(() => {
    if (lostAt === null || offline) return;
    const timer = setTimeout(() => setTolerated(lostAt), Math.max(0, lostAt + toleratedMs - Date.now()));
    return () => clearTimeout(timer);
  }, [lostAt, offline]);
  if (lostAt === null) return null;
  return offline || tolerated === lostAt ? lostAt : null;
}
