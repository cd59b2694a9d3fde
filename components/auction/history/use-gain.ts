'use client';

import { useEffect, useRef, useState } from 'react';
import type { AuctionView } from '#contract/auction/auction.ts';

const shownMs = 10_000;

/** From when the close was moved by the last late bid that this page saw; null before, and once it was shown. */
export function useGain({ extensions, endsAt }: AuctionView): { from: string } | null {
  const [gain, setGain] = useState<{ from: string; extensions: number } | null>(null);
  const before = useRef({ extensions, endsAt });
  useEffect(() => {
    const was = before.current;
    before.current = { extensions, endsAt };
    if (extensions <= was.extensions || Date.parse(endsAt) - Date.parse(was.endsAt) < 500) return;
    setGain({ from: was.endsAt, extensions });
    const timer = setTimeout(() => setGain(null), shownMs);
    return () => clearTimeout(timer);
  }, [extensions, endsAt]);
  return gain?.extensions === extensions ? gain : null;
}
