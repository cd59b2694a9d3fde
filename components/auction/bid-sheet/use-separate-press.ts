'use client';

import { useEffect, useRef, useState } from 'react';
import { samePressMs } from '#domain/auction/one-press.ts';

/** @returns whether a press counts: not the second half of a double tap, nor a held key */
export function useSeparatePress(): (event: { timeStamp: number }) => boolean {
  const last = useRef(Number.NEGATIVE_INFINITY);
  return ({ timeStamp }) => {
    const same = timeStamp - last.current < samePressMs;
    last.current = timeStamp;
    return !same;
  };
}

/** True for as long as what has come up could still be pressed by the press that brought it up. */
export function useJustCame(there: boolean): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (!there) return;
    const timer = setTimeout(() => setSettled(true), samePressMs);
    return () => {
      clearTimeout(timer);
      setSettled(false);
    };
  }, [there]);
  return there && !settled;
}
