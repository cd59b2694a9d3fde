'use client';

import { useState } from 'react';
import type { AuctionView, HistoryEntry } from '#contract/auction.ts';
import type { PageOf } from '#contract/page-of.ts';

/** The history beyond what a view carries, fetched a page at a time from where the view ends. */
export function useOlderBids(view: AuctionView) {
  const [fetched, setFetched] = useState<HistoryEntry[]>([]);
  const [pending, setPending] = useState(false);
  const oldestShown = view.history.at(-1)?.seq ?? 1;
  // A view moves on as bids come in: what has left it is among the fetched.
  const lines = fetched.filter((entry) => entry.seq < oldestShown);
  const oldest = lines.at(-1)?.seq ?? oldestShown;

  const fetchMore = async () => {
    setPending(true);
    try {
      const response = await fetch(`/api/v1/auctions/${view.id}/bids?limit=100&cursor=${oldest}`);
      if (!response.ok) return;
      const page: PageOf<HistoryEntry> = await response.json();
      setFetched((known) => [...known, ...page.items.filter((item) => !known.some((entry) => entry.seq === item.seq))]);
    } finally {
      setPending(false);
    }
  };
  return { lines, more: oldest > 1, pending, fetchMore };
}
