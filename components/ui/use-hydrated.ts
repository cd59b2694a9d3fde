'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { inIdleTurn } from './idle-turns.ts';

const never = () => () => {};

/** False on the server and in the first render of the page, true from then on. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** As `useHydrated`, in an idle turn: what nobody has to wait for stays out of the task that wakes the page up. */
export function useHydratedWhenIdle(): boolean {
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => inIdleTurn(() => setHydrated(true)), []);
  return hydrated;
}
