'use client';

import { useLiveState } from '#components/live/live-provider.tsx';
import { useView } from '#components/live/view/use-view.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { topicOf } from '#contract/topics.ts';

export interface Own {
  /** Null until it is known. */
  signedIn: boolean | null;
  house: boolean;
  position: OwnPosition | null;
  /** Address and card are on file. Null until it is known. */
  readyToBid: boolean | null;
  /** On the watch list. Null until it is known. */
  watching: boolean | null;
}

/** How the person at this page stands on a lot. Known only in their browser: the page is the same for all. */
export function useOwn(auctionId: string): Own {
  const account = useView<'my-account'>(topicOf.myAccount)?.data;
  const positions = useView<'my-positions'>(topicOf.myPositions)?.data.positions;
  const watched = useView<'my-watch-list'>(topicOf.myWatchList)?.data.lots;
  const denied = useLiveState((state) => state.denied[topicOf.myAccount] === 'signed_out');
  return {
    // Not before the positions are known: somebody who leads must not be told that they have no bid.
    signedIn: account && positions ? account.signedIn : denied ? false : null,
    house: account?.staff === true,
    position: positions?.find((position) => position.auctionId === auctionId) ?? null,
    readyToBid: account?.readyToBid ?? null,
    watching: watched?.includes(auctionId) ?? null,
  };
}
