'use client';

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
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

/** When the press that sends a form began. A held key presses once, two taps at once are one; others all count. */
export function usePress() {
  const down = useRef<number | null>(null);
  const last = useRef(Number.NEGATIVE_INFINITY);
  return {
    /** @param event the form's own, which a busy page sends late. @returns null if it belongs to the press before */
    beganAt({ timeStamp }: { timeStamp: number }): number | null {
      const began = down.current ?? timeStamp;
      down.current = null;
      if (began - last.current < samePressMs) return null;
      last.current = began;
      return began;
    },
    holders: {
      onPointerDownCapture({ timeStamp }: PointerEvent) {
        down.current = timeStamp;
      },
      onKeyDownCapture(event: KeyboardEvent) {
        if (!event.repeat) down.current = event.timeStamp;
        else if (event.key === 'Enter' || event.key === ' ') event.preventDefault();
      },
    },
  };
}

/** True for as long as what has come up could still be pressed by the press that brought it up. */
export function useJustCame(there: boolean): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (!there) return;
    let over = false;
    const settle = () => over || setSettled(true);
    // From the frame that shows it.
    requestAnimationFrame(() => setTimeout(() => setTimeout(settle, samePressMs)));
    return () => {
      over = true;
      setSettled(false);
    };
  }, [there]);
  return there && !settled;
}
