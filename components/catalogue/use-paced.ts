'use client';

import { useEffect, useRef, useState } from 'react';

/** A value changes at most every `everyMs`, ending with the newest, and not at all while `paused`. */
export function usePaced<T>(value: T, { everyMs, paused }: { everyMs: number; paused: boolean }): T {
  const [shown, setShown] = useState(value);
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (paused || value === shown) return;
    const wait = Math.max(0, changedAt.current + everyMs - performance.now());
    const timer = setTimeout(() => {
      changedAt.current = performance.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, shown, everyMs, paused]);
  return shown;
}
