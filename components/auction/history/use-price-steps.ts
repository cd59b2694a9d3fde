'use client';

import { useEffect, useRef, useState } from 'react';
import type { AuctionView, PriceSteps } from '#contract/auction/auction.ts';
import { falls } from '#domain/auction/format.ts';
import { nothingRead } from './step-chart.tsx';

const atMostEveryMs = 3_000;

/** The line is read again when the reserve is met, and when more bids came at once than the view still has. */
export function usePriceSteps(view: AuctionView): PriceSteps {
  const [read, setRead] = useState(nothingRead);
  const readAt = useRef(Number.NEGATIVE_INFINITY);
  const { id, reserveMet, history } = view;
  const gap = (history.at(-1)?.seq ?? 0) > read.lastSeq + 1;
  const wanted = gap || (reserveMet && view.hasReserve && read.reserveMetAt === null);

  useEffect(() => {
    if (!wanted || falls(view.format)) return;
    const timer = setTimeout(
      async () => {
        readAt.current = Date.now();
        const response = await fetch(`/api/auctions/price-steps?id=${encodeURIComponent(id)}`).catch(() => null);
        if (response?.ok) setRead(await response.json());
      },
      Math.max(0, readAt.current + atMostEveryMs - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [id, wanted, view.format]);
  return read;
}
