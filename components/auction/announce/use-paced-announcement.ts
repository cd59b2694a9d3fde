'use client';

import { useEffect, useRef } from 'react';
import { announce, type Region } from '#components/ui/announce.ts';

/** The first change is said at once, then the last at most every `everyMs`; the beginning is not said. */
export function usePacedAnnouncement(sentence: string, region: Region, everyMs: number): void {
  const last = useRef({ sentence, at: Number.NEGATIVE_INFINITY });
  useEffect(() => {
    if (sentence === last.current.sentence) return;
    const say = () => {
      last.current = { sentence, at: Date.now() };
      if (sentence) announce(sentence, region);
    };
    const wait = last.current.at + everyMs - Date.now();
    if (wait <= 0) {
      say();
      return;
    }
    const timer = setTimeout(say, wait);
    return () => clearTimeout(timer);
  }, [sentence, region, everyMs]);
}
