'use client';

import { type ComponentType, useEffect, useState } from 'react';

const retryMs = 5_000;

/** Loads what nobody misses in a page's first moments, so that waking up doesn't wait for it. */
export function AfterWaking() {
  const [Loaded, setLoaded] = useState<ComponentType | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let here = true;
    const load = () =>
      import('./watches.tsx').then(
        ({ Watches }) => here && setLoaded(() => Watches),
        () => {
          if (here) timer = setTimeout(load, retryMs);
        },
      );
    void load();
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, []);
  return Loaded && <Loaded />;
}
