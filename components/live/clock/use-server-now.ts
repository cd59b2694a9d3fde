'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { useLive } from '#components/live/live-provider.tsx';

/**
 * @param select gets null until the page is alive: what the server rendered must not depend on the device's clock
 * @param everyMs null asks for no clock: the time stays null
 * @param end the moment that is counted down to: it beats at whole seconds before it, so that none is late
 */
export function useByServerNow<T extends string | number | boolean | null>(
  select: (now: number | null) => T,
  everyMs: number | null = 1_000,
  end?: string,
): T {
  const { clock } = useLive();
  const phase = end && everyMs ? Date.parse(end) % everyMs : 0;
  const listen = useCallback(
    (listener: () => void) => (everyMs === null ? () => {} : clock.listen(everyMs, listener, phase)),
    [clock, everyMs, phase],
  );
  return useSyncExternalStore(
    listen,
    () => select(everyMs === null ? null : clock.at(everyMs, phase)),
    () => select(null),
  );
}

const isKnown = (now: number | null) => now !== null;
const itself = (now: number | null) => now;

/** The server's time in milliseconds, once a second (or `everyMs`), on the second; null until the server has told it. */
export const useServerNow = (everyMs: number | null = 1_000, end?: string): number | null =>
  useByServerNow(itself, everyMs, end);

export const useTimeIsKnown = (): boolean => useByServerNow(isKnown);
