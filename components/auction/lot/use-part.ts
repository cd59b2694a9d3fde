'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { inIdleTurn } from '#components/ui/idle-turns.ts';
import { untilLoaded } from '#components/ui/until-loaded.ts';

/**
 * Loads a part of the page once it is wanted.
 * @param load a dynamic import; the same function each time
 * @param soon false: nobody waits for it, so it comes when the browser is idle
 */
export function usePart<Props>(
  load: () => Promise<ComponentType<Props>>,
  wanted: boolean,
  soon = true,
): ComponentType<Props> | null {
  const [part, setPart] = useState<{ Part: ComponentType<Props> } | null>(null);
  useEffect(() => {
    if (!wanted || part) return;
    let over = false;
    const begin = () => void untilLoaded(load).then((Part) => !over && setPart({ Part }));
    const takeBack = soon ? begin() : inIdleTurn(begin);
    return () => {
      over = true;
      takeBack?.();
    };
  }, [load, wanted, soon, part]);
  return part?.Part ?? null;
}

/** Loads a part that nobody misses while the page wakes up. */
export const usePartWhenIdle = <Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> | null =>
  usePart(load, true, false);
