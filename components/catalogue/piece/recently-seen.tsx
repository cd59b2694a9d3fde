'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { untilLoaded } from '#components/ui/until-loaded.ts';
import type { NoteSeen } from './note-seen.tsx';

type Props = Parameters<typeof NoteSeen>[0];

/** Nobody misses it while the page wakes up. */
export function RecentlySeen(props: Props) {
  const [Loaded, setLoaded] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    let here = true;
    void untilLoaded(() => import('./note-seen.tsx')).then(({ NoteSeen }) => here && setLoaded(() => NoteSeen));
    return () => {
      here = false;
    };
  }, []);
  return Loaded && <Loaded {...props} />;
}
