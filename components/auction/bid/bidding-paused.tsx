'use client';

import { usePart } from '#components/auction/lot/use-part.ts';
import { useView } from '#components/live/view/use-view.ts';
import { topicOf } from '#contract/topics.ts';

const load = () => import('./ask/ask-to-bid.tsx').then(({ AskToBid }) => AskToBid);

/** On a lot's page, before anybody bids. Nothing for whoever may; who that is only their browser knows. */
export function BiddingPaused() {
  const paused = useView<'my-account'>(topicOf.myAccount)?.data.biddingPaused ?? null;
  const AskToBid = usePart(load, paused !== null);
  return paused && AskToBid && <AskToBid askedAt={paused.askedAt} />;
}
