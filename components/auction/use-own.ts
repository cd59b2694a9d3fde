'use client';

import type { Standing } from '#contract/bag.ts';
import { topicOf } from '#contract/topics.ts';
import { useLiveState } from '../live/live-provider.tsx';
import { useView } from '../live/use-view.ts';

export interface Own {
  /** Null until it is known. */
  signedIn: boolean | null;
  /** The house's own people can't bid. */
  house: boolean;
  standing: Standing | null;
  /** Address and card are on file. Null until it is known. */
  readyToBid: boolean | null;
  /** On the watch list. Null until it is known. */
  watching: boolean | null;
}

/** How the person at this page stands on a lot. Known only in their browser: the page is the same for all. */
export function useOwn(auctionId: string): Own {
  const me = useView<'me'>(topicOf.me)?.data;
  const denied = useLiveState((state) => state.denied[topicOf.me]);
  return {
    signedIn: me ? me.signedIn : denied ? false : null,
    house: me?.role === 'merchant',
    standing: me?.standings.find((standing) => standing.auctionId === auctionId) ?? null,
    readyToBid: me?.readyToBid ?? null,
    watching: me?.watching.includes(auctionId) ?? null,
  };
}
