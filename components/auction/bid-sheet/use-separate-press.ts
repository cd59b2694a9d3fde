'use client';

import { useEffect, useRef, useState } from 'react';
import { samePressMs } from '#domain/auction/one-press.ts';

/** A double tap's second half and a held key are no press. @returns whether this one counts */
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
