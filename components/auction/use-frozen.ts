'use client';

import { useEffect, useRef, useState } from 'react';

const frozenMs = 1_500;

/**
 * A value that does not change under a pointer or focus for 1.5 seconds: a button's amount stays what
 * it was when someone was about to press it. A stale press is refused with the new minimum.
 */
export function useFrozen<T>(value: T, same: (a: T, b: T) => boolean) {
  const [shown, setShown] = useState(value);
  const held = useRef(false);
  const differs = !same(shown, value);
  useEffect(() => {
    if (!differs) return;
    if (!held.current) {
      setShown(value);
      return;
    }
    const timer = setTimeout(() => setShown(value), frozenMs);
    return () => clearTimeout(timer);
  }, [differs, value]);
  const hold = (holding: boolean) => () => {
    held.current = holding;
  };
  const holders = {
    onPointerEnter: hold(true),
    onPointerLeave: hold(false),
    onFocus: hold(true),
    onBlur: hold(false),
  };
  return { shown, holders };
}
