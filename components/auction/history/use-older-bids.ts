'use client';

import { useEffect, useState } from 'react';
import type { AuctionView, HistoryEntry } from '#contract/auction/auction.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import { joinHistory } from './join-history.ts';

export function useOlderBids({ id, history }: AuctionView) {
  const [known, setKnown] = useState<readonly HistoryEntry[]>(history);
  const [pending, setPending] = useState(false);
  useEffect(() => setKnown((before) => joinHistory(history, before)), [history]);
  const oldestShown = history.at(-1)?.seq ?? 1;
  const lines = known.filter((entry) => entry.seq < oldestShown);
  const oldest = lines.at(-1)?.seq ?? oldestShown;

  const fetchMore = async () => {
    setPending(true);
    try {
      const response = await fetch(`/api/v1/auctions/${id}/bids?limit=100&cursor=${oldest}`);
      if (!response.ok) return;
      const page: PageOf<HistoryEntry> = await response.json();
      setKnown((before) => joinHistory(before, page.items));
    } finally {
      setPending(false);
    }
  };
  return { lines, more: oldest > 1, pending, fetchMore };
}
