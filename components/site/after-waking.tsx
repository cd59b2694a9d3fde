'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { untilLoaded } from '#components/ui/until-loaded.ts';

/** Loads what nobody misses in a page's first moments, so that waking up doesn't wait for it. */
export function AfterWaking() {
  const [Loaded, setLoaded] = useState<ComponentType | null>(null);
  useEffect(() => {
    let here = true;
    void untilLoaded(() => import('./watches.tsx')).then(({ Watches }) => here && setLoaded(() => Watches));
    return () => {
      here = false;
    };
  }, []);
  return Loaded && <Loaded />;
}
