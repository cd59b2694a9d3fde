'use client';

import { useState } from 'react';
import type { OwnState } from '#components/auction/bid/own-state.ts';
import type { Phase } from '#components/auction/bid/situation.ts';
import { useTitle } from '#components/ui/use-title.ts';
import type { AuctionView } from '#contract/auction/auction.ts';

const won = 'It’s yours: ';
const outbid = '(outbid) ';

/** What a tab in the background says first; empty while nothing calls for its person. */
export function titleBefore({ outcome }: Pick<AuctionView, 'outcome'>, own: OwnState, phase: Phase): string {
  if (phase === 'closed') return outcome === 'sold' && own === 'leading' ? won : '';
  return phase === 'open' && own === 'outbid' ? outbid : '';
}

/** In a sale's room the lot before may have left its own. */
const bare = (title: string): string => [won, outbid].reduce((rest, before) => rest.replace(before, ''), title);

export function useLotTitle(view: AuctionView, own: OwnState, phase: Phase): void {
  const [title] = useState(() => bare(document.title));
  useTitle(`${titleBefore(view, own, phase)}${title}`);
}
