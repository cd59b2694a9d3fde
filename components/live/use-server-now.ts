'use client';

import { useEffect, useState } from 'react';
import { useLive } from './live-provider.tsx';

/**
 * The server's time in milliseconds, once a second (or `everyMs`), on the second. Null until the page
 * is alive: what the server rendered must not depend on the device's clock. Null as `everyMs` asks for no clock.
 */
export function useServerNow(everyMs: number | null = 1_000): number | null {
  const { store } = useLive();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    if (everyMs === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const time = Date.now() + store.getState().clockOffset;
      setNow(time);
      timer = setTimeout(tick, everyMs - (time % everyMs));
    };
    tick();
    const stop = store.subscribe((state, before) => {
      if (state.clockOffset !== before.clockOffset) {
        clearTimeout(timer);
        tick();
      }
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store, everyMs]);
  return now;
}
