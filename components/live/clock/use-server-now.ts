'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { useLive } from '#components/live/live-provider.tsx';

/**
 * @param select gets null until the page is alive: what the server rendered must not depend on the device's clock
 * @param everyMs null asks for no clock: the time stays null
 */
export function useByServerNow<T extends string | number | boolean | null>(
  select: (now: number | null) => T,
  everyMs: number | null = 1_000,
): T {
  const { clock } = useLive();
  const listen = useCallback(
    (listener: () => void) => (everyMs === null ? () => {} : clock.listen(everyMs, listener)),
    [clock, everyMs],
  );
  return useSyncExternalStore(
    listen,
    () => select(everyMs === null ? null : clock.at(everyMs)),
    () => select(null),
  );
}

const isKnown = (now: number | null) => now !== null;
const itself = (now: number | null) => now;

/** The server's time in milliseconds, once a second (or `everyMs`), on the second; null until the page is alive. */
export const useServerNow = (everyMs: number | null = 1_000): number | null => useByServerNow(itself, everyMs);

export const useTimeIsKnown = (): boolean => useByServerNow(isKnown);
