'use client';

import { type ComponentType, useEffect, useState } from 'react';

/** Loads a part of the page once it is wanted. @param load a dynamic import; the same function each time */
export function usePart<Props>(
  load: () => Promise<ComponentType<Props>>,
  wanted: boolean,
): ComponentType<Props> | null {
  const [part, setPart] = useState<{ Part: ComponentType<Props> } | null>(null);
  useEffect(() => {
    if (!wanted || part) return;
    let over = false;
    // Without a connection it is asked for again when it is wanted again.
    load().then(
      (Part) => !over && setPart({ Part }),
      () => {},
    );
    return () => {
      over = true;
    };
  }, [load, wanted, part]);
  return part?.Part ?? null;
}
